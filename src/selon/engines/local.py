"""The local engine: article steps on a pool of processes.

A step must be a function of a module (it is sent to the processes by name). Results come in the order of the articles;
at most a few articles a worker are in flight, so memory does not grow with their number.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from selon.model import Article, Reading

Step = Callable[[Article], Reading]
Result = Reading | tuple[Article, Exception]
Progress = Callable[[int], None]

IN_FLIGHT = 4
"""Articles handed out per worker: enough to keep it busy, few enough to keep memory flat."""


class WorkerDied(RuntimeError):
    """The process that worked on an article ended before it gave an answer, twice: the second time with it alone."""


def run_articles(
    step: Step, articles: Iterable[Article], *, workers: int = 1, progress: Progress | None = None
) -> Iterator[Result]:
    """`step` on each of `articles`, in their order; an article that fails is given back with its error.

    `progress` is called with how many are done. With one worker all runs in this process.
    """
    results = _alone(step, articles) if workers <= 1 else _pooled(step, articles, workers)
    for done, result in enumerate(results, 1):
        if progress is not None:
            progress(done)
        yield result


def _alone(step: Step, articles: Iterable[Article]) -> Iterator[Result]:
    for article in articles:
        yield _attempt(step, article)


def _attempt(step: Step, article: Article) -> Result:
    try:
        return step(article)
    except Exception as error:
        return article, error


def _pooled(step: Step, articles: Iterable[Article], workers: int) -> Iterator[Result]:
    pool = _pool(workers)
    waiting: deque[tuple[Article, Future[Result]]] = deque()
    try:
        for article in articles:
            waiting.append((article, pool.submit(_attempt, step, article)))
            if len(waiting) >= workers * IN_FLIGHT:
                pool, result = _next(step, waiting, pool, workers)
                yield result
        while waiting:
            pool, result = _next(step, waiting, pool, workers)
            yield result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _next(
    step: Step, waiting: deque[tuple[Article, Future[Result]]], pool: ProcessPoolExecutor, workers: int
) -> tuple[ProcessPoolExecutor, Result]:
    """The oldest result, and the pool to go on with: a new one where a worker died (killed, out of memory)."""
    article, future = waiting.popleft()
    try:
        return pool, future.result()
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
    result = _isolated(step, article)
    pool = _pool(workers)
    for place, (other, _) in enumerate(waiting):
        waiting[place] = (other, pool.submit(_attempt, step, other))
    return pool, result


def _isolated(step: Step, article: Article) -> Result:
    with _pool(1) as alone:
        try:
            return alone.submit(_attempt, step, article).result()
        except BrokenProcessPool:
            return article, WorkerDied(f"the process that read {article.doc} ended without an answer")


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: threads of the caller (progress, a web server) are not copied in an unknown state.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
