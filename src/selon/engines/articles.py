"""An article step over the articles of one reading, on a pool of processes where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from selon.engines.engine import Failed
from selon.engines.pool import run
from selon.model import Article, Reading

Progress = Callable[[int], None]


def run_articles(
    step: Callable[[Article], Reading],
    articles: Iterable[Article],
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> Iterator[Reading | tuple[Article, Exception]]:
    """`step` on each of `articles`, in their order; an article that fails is given back with its error.

    `progress` is called with how many are done. With one worker all runs in this process.
    """
    for done, result in enumerate(run(step, articles, workers=workers), 1):
        if progress is not None:
            progress(done)
        yield (result.item, result.error) if isinstance(result, Failed) else result
