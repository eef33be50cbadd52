"""Why an attribution stands: its parts as they stand in the text, and the features that decided, heaviest first."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.model import Article, Attribution, Span
from selon.report.wording import Wording, wording

CONTEXT = 60


def explanation(article: Article, attribution: Attribution, console: Console, lang: str | None = None) -> None:
    """Print why `attribution` of `article` stands, in `lang` or in the language of the article.

    Weights are log-odds of the scorer: above 0 they spoke for it, below against it.
    """
    words = wording(lang or article.lang)
    console.print(_parts(article, attribution, words))
    console.print(Text(words("sure", n=attribution.confidence), style="bold"))
    console.print(_features(attribution, words))


def _parts(article: Article, attribution: Attribution, words: Wording) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    places = [("content", span) for span in attribution.content]
    places += [(name, span) for name, span in (("source", attribution.source), ("cue", attribution.cue)) if span]
    for name, span in places:
        table.add_row(words(f"part_{name}"), _shown(article.text, span))
    table.add_row(words("speaker"), f"{attribution.speaker or '–'} ({words(f'kind_{attribution.kind.value}')})")
    stance, fact = words(f"stance_{attribution.stance.value}"), words(f"fact_{attribution.factuality.value}")
    table.add_row(words("stance_head"), f"{stance} · {fact}")
    return table


def _shown(text: str, span: Span) -> Text:
    """The span underlined between what stands around it, on one line, with its offsets."""
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    shown = Text.assemble(
        (" ".join(before.split()[1:]), "dim"), " ", (" ".join(text[slice(*span)].split()), "underline")
    )
    shown.append(" " + " ".join(after.split()[:-1]), style="dim")
    shown.append(f"  [{span.start}, {span.end})", style="dim")
    return shown


def _features(attribution: Attribution, words: Wording) -> Table:
    table = Table(box=None, padding=(0, 2), header_style="dim")
    table.add_column(words("feature"))
    table.add_column(words("value"))
    table.add_column(words("weight"), justify="right")
    for reason in sorted(attribution.reasons, key=lambda reason: -abs(reason.weight)):
        style = "green" if reason.weight > 0 else "red" if reason.weight < 0 else "dim"
        table.add_row(reason.feature, reason.value, Text(f"{reason.weight:+.2f}" if reason.weight else "", style=style))
    return table
