"""What statements are compared by: stems with their weight in the story, names, numbers."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cache

from selon.claims.acts import folded
from selon.claims.bridge import bridged
from selon.model import Quantity, Reading, Shape, Statement

_WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 6
"""Letters of a folded lemma that are kept: joins « demander » and « demande », in both languages."""
DATES = frozenset({"date", "weekday", "year", "clock"})
LIGHTEST, HEAVIEST = 0.35, 2.4
"""Weight of a stem that every article has, and what a stem of one article has more, in a story of any size."""
TELLING = 4
"""Content words from which on a phrase without a verb may tell something by itself."""
NAMED = 0.5
"""How much of its weight a name keeps: it says who, not what, and most come in two or three words."""


@dataclass(frozen=True, slots=True)
class Terms:
    """One statement as compared. `weights` maps stems to their inverse document frequency; `mass` is their sum;
    `places` says where in the `order` each stem stands.

    `form` is a number, the same for statements of a story that read the same, as those of copies do: whatever is worked out of a
    pair without regard to where it stands is the same for pairs of the same forms. `tells` is false where it says nothing
    by itself: see `_tells`.
    """

    statement: Statement
    lang: str
    form: int
    text: str
    weights: dict[str, float]
    mass: float
    order: tuple[str, ...]
    places: dict[str, list[int]]
    names: frozenset[str]
    quantities: tuple[Quantity, ...]
    tells: bool


@cache
def stem(lemma: str) -> str:
    return lemma[:STEM]


def all_terms(readings: Sequence[Reading]) -> list[Terms]:
    """Terms of every coded statement of `readings`, in order; weights come from the story itself, whatever its size."""
    frequency: Counter[str] = Counter()
    coded = [(r, s, _stems(s, r.article.lang)) for r in readings for s in r.statements if s.coding]
    by_doc: dict[str, set[str]] = {}
    for reading, _, stems in coded:
        by_doc.setdefault(reading.article.id, set()).update(stems)
    for present in by_doc.values():
        frequency.update(present)
    total, forms = len(by_doc) + 1, dict[Hashable, int]()
    return [_terms(reading, s, stems, frequency, total, forms) for reading, s, stems in coded if stems]


def _stems(statement: Statement, lang: str) -> tuple[str, ...]:
    assert statement.coding is not None
    return tuple(stem(bridged(lemma, lang)) for lemma in statement.coding.lemmas)


def _terms(
    reading: Reading,
    statement: Statement,
    stems: tuple[str, ...],
    frequency: Counter[str],
    total: int,
    forms: dict[Hashable, int],
) -> Terms:
    assert statement.coding is not None
    rarity = HEAVIEST / math.log(total)
    names = frozenset(stem(folded(word)) for name in statement.coding.names for word in name.split() if len(word) > 2)
    weights = {s: LIGHTEST + rarity * math.log(total / frequency[s]) for s in stems}
    weights |= {s: weights[s] * NAMED for s in names if s in weights}
    text = " ".join(reading.article.text[part.start : part.end] for part in statement.parts)
    return Terms(
        statement=statement,
        lang=reading.article.lang,
        form=forms.setdefault(_form(statement, reading.article.lang, stems), len(forms)),
        text=text,
        weights=weights,
        mass=sum(weights.values()),
        order=stems,
        places=_places(stems),
        names=names,
        quantities=statement.coding.quantities,
        tells=_tells(reading, statement),
    )


def _form(statement: Statement, lang: str, stems: tuple[str, ...]) -> Hashable:
    """All that `pairs` looks at, but for what the story makes of it."""
    coding = statement.coding
    assert coding is not None
    quantities = tuple((quantity.unit, quantity.low, quantity.high) for quantity in coding.quantities)
    frame = (coding.actor, coding.act, coding.target, coding.object, coding.predicate, coding.negated)
    return (lang, stems, coding.names, frame, quantities, statement.in_title)


def _places(stems: Sequence[str]) -> dict[str, list[int]]:
    """Where each stem stands in the order."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(stems):
        found.setdefault(word, []).append(place)
    return found


def _tells(reading: Reading, statement: Statement) -> bool:
    """Whether a number is in `statement`, or a word that is neither in a date nor in a name. Beside a date, and where neither a
    title nor a whole sentence stands, a word with a capital is one of a name: « (Agence Ondine) » says nothing.

    Nor does, in the article's own voice, a phrase of few words, which but names what the sentence around it tells of, nor an act
    of saying: what was said is a statement of its own.
    """
    assert statement.coding is not None
    if statement.attribution is None and not statement.in_title:
        short = len(statement.coding.lemmas) < TELLING
        if statement.coding.shape is Shape.SAYING or (short and statement.coding.shape is Shape.PHRASE):
            return False
    if any(quantity.unit not in DATES for quantity in statement.coding.quantities):
        return True
    taken = {i for quantity in statement.coding.quantities for i in range(*quantity.span)}
    names = {word for name in statement.coding.names for word in name.split()}
    words = (m for part in statement.parts for m in _WORD.finditer(reading.article.text, part.start, part.end))
    dated = any(quantity.unit == "date" for quantity in statement.coding.quantities)
    beside = (word.group() for word in words if word.start() not in taken and word.group() not in names)
    bare = dated or not (statement.in_title or statement.coding.whole)
    return any(not (bare and word[0].isupper()) for word in beside)
