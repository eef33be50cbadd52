"""A bridge between the languages: a lemma of another language under the name that French has for it.

The table (`language/<code>/bridge.toml`, lemma → French lemma and times met) was induced from aligned news sentences by
`models/bridge.py`; names, numbers and words that look alike need no bridge.
"""

from __future__ import annotations

from functools import cache

from selon.language import declares, table


@cache
def _bridge(lang: str) -> dict[str, str]:
    if "bridge" not in declares(lang):
        return {}
    return {lemma: french for lemma, (french, _) in table(lang, "bridge").get("words", {}).items()}


def bridged(lemma: str, lang: str) -> str:
    """The folded `lemma` of `lang` as its most usual French counterpart; itself where none is known."""
    return _bridge(lang).get(lemma, lemma)
