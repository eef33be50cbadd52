"""What an article shares with articles of other stories."""

from __future__ import annotations

from collections.abc import Iterator

from selon.lineage.shared import of_two
from selon.lineage.words import Words, words
from selon.model import Article, Reuse


def reuse(article: Article, *others: Article) -> Iterator[Reuse]:
    """The passages that `article` shares with each of `others`, by the rules for any two articles (`shared.of_two`)."""
    ours = words(article)
    for other in others:
        yield from between(article, ours, other, words(other))


def between(article: Article, ours: Words, other: Article, theirs: Words) -> Iterator[Reuse]:
    """`reuse` of two articles whose words are at hand: a pure function, for any engine."""
    for passage in of_two(article, other, ours, theirs):
        yield Reuse(
            article=article.id,
            span=ours.span(passage.left, passage.left_end),
            their_article=other.id,
            their_span=theirs.span(passage.right, passage.right_end),
            sameness=round(passage.sameness, 3),
        )
