"""What an outlet puts on its pages again and again, seen by its coming back: the part of cleaning that no page alone shows.

A line is the page's own where it stands at an edge of the body in several articles of one outlet that have nothing else in
common. Precision before recall: a background paragraph that a newsroom carries from one story to the next stands among
others of its story, or comes back in articles that share more than it; such lines are left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import urlsplit

from selon.intake.blocks import OWN
from selon.intake.lines import Line, lines, words
from selon.model import Article, Block, BlockKind, Span

OFTEN = 4
"""Articles without anything else in common that must have a line at an edge of their body."""

DEEP = 6
"""Lines from an edge of the body that are looked at."""

ALIKE = 0.12
"""Share of the words of two titles and bodies, the line apart, from which on they count as one story."""

WHY = "repeated by the outlet"


@dataclass(frozen=True, slots=True)
class _Page:
    """What is asked of an article: the folded lines at the edges of its body, and the words of the rest."""

    edges: frozenset[str]
    words: frozenset[str]


def mark_repeats(articles: Sequence[Article], known: Iterable[Article] = ()) -> list[Article]:
    """`articles` with the lines marked that their outlets repeat in them and in `known`; texts and ids stay."""
    by_outlet: dict[str, list[_Page]] = defaultdict(list)
    for article in (*articles, *known):
        if outlet := _outlet(article):
            by_outlet[outlet].append(_page(article))
    repeated = {outlet: _repeated(pages) for outlet, pages in by_outlet.items()}
    return [_marked(article, repeated.get(_outlet(article) or "", frozenset())) for article in articles]


def _outlet(article: Article) -> str | None:
    return (urlsplit(article.url).hostname if article.url else None) or article.outlet


def _body(article: Article) -> list[Line]:
    """The lines of the body, each in one block of it."""
    own = [block.span for block in article.blocks if block.kind is BlockKind.BODY]
    found = []
    for line in lines(article.text):
        if any(start <= line.span.start and line.span.end <= end for start, end in own):
            found.append(line)
    return found


def _page(article: Article) -> _Page:
    body = _body(article)
    kept = [article.text[slice(*block.span)] for block in article.blocks if block.kind in OWN]
    edges = frozenset(line.bare.casefold() for line in (*body[:DEEP], *body[-DEEP:]))
    return _Page(edges, frozenset(word for word in words("\n".join(kept)) if len(word) > 4))


def _repeated(pages: Sequence[_Page]) -> frozenset[str]:
    """The lines that stand at an edge in `OFTEN` pages no two of which tell one story."""
    counts = Counter(line for page in pages for line in page.edges)
    often = [line for line, count in counts.items() if count >= OFTEN]
    return frozenset(line for line in often if _apart(line, [page for page in pages if line in page.edges]) >= OFTEN)


def _apart(line: str, pages: Sequence[_Page]) -> int:
    """How many of `pages` can be found, one after the other, that are like none found before; no more than needed."""
    own = frozenset(words(line))
    found: list[frozenset[str]] = []
    for page in pages:
        rest = page.words - own
        if all(len(rest & other) < ALIKE * min(len(rest), len(other)) for other in found):
            found.append(rest)
        if len(found) >= OFTEN:
            break
    return len(found)


def _marked(article: Article, repeated: frozenset[str]) -> Article:
    """The runs of repeated lines at the two edges of the body; the first other line ends a run."""
    body = _body(article)
    runs = [*_run(body, repeated), *_run(body[::-1], repeated)]
    if not runs or len(runs) >= len(body):
        return article
    return replace(article, blocks=_recut(article, sorted({line.span for line in runs})))


def _run(body: Sequence[Line], repeated: frozenset[str]) -> list[Line]:
    run = []
    for line in body:
        if line.bare.casefold() not in repeated:
            break
        run.append(line)
    return run


def _recut(article: Article, spans: list[Span]) -> tuple[Block, ...]:
    """The blocks with `spans`, which lie in body blocks, cut out as boilerplate; they cover the text as before."""
    cut: list[Block] = []
    for block in article.blocks:
        inside = [span for span in spans if block.span.start <= span.start and span.end <= block.span.end]
        cut += _pieces(article.text, block, inside) if block.kind is BlockKind.BODY else [block]
    return tuple(cut)


def _pieces(text: str, block: Block, inside: list[Span]) -> list[Block]:
    """A block in pieces; the space between two goes to the one before, or to the first."""
    edges = [block.span.start, *(end for span in inside for end in span), block.span.end]
    found: list[Block] = []
    for at, (start, end) in enumerate(pairwise(edges)):
        piece = replace(block, span=Span(start, end))
        if at % 2:
            piece = Block(BlockKind.BOILERPLATE, Span(start, end), WHY)
        is_blank = not text[start:end].strip()
        if found and (is_blank or (found[-1].kind, found[-1].why) == (piece.kind, piece.why)):
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, end))
        elif not is_blank:
            found.append(replace(piece, span=Span(start if found else block.span.start, end)))
    return found
