"""What an article shares with articles of other stories."""

from __future__ import annotations

from collections.abc import Iterator

from selon.lineage.shared import of_two
from selon.lineage.words import words
from selon.model import Article, Reuse


def reuse(article: Article, *others: Article) -> Iterator[Reuse]:
    """The passages that `article` shares with each of `others`, by the rules for any two articles (`shared.passages`)."""
    ours = words(article)
    for other in others:
        theirs = words(other)
        for passage in of_two(article, other, ours, theirs):
            yield Reuse(
                article=article.id,
                span=ours.span(passage.left, passage.left_end),
                their_article=other.id,
                their_span=theirs.span(passage.right, passage.right_end),
                sameness=round(passage.sameness, 3),
            )
