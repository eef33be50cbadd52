"""A step on a pool of processes.

A step must be a function of a module (it is sent to the processes by name). Results come in the order of the items; at most
a few items a worker are in flight, so memory does not grow with their number. A process that dies takes no item with it.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context
from typing import Generic, TypeVar

from selon.engines.engine import Failed, WorkerDied

Item = TypeVar("Item")
Result = TypeVar("Result")
Waiting = deque[tuple[Item, Future[Result | Failed[Item]]]]

IN_FLIGHT = 4
"""Items handed out per worker: enough to keep it busy, few enough to keep memory flat."""


def run(
    step: Callable[[Item], Result], items: Iterable[Item], *, workers: int = 1, in_flight: int = IN_FLIGHT
) -> Iterator[Result | Failed[Item]]:
    """`step` on each of `items`, in their order; an item that fails is given back with its error.

    With one worker all runs in this process. `in_flight` is how many items a worker has at most.
    """
    if workers <= 1:
        return (attempt(step, item) for item in items)
    return Pool(step, workers, in_flight).run(items)


def attempt(step: Callable[[Item], Result], item: Item) -> Result | Failed[Item]:
    """The step's answer, or what it raised."""
    try:
        return step(item)
    except Exception as error:
        return Failed(item, error)


def work(step: Callable[[Item], Result], item: Item) -> Result | Failed[Item]:
    """`attempt` in a process that does nothing else: what the first item made it load stays for good."""
    answer = attempt(step, item)
    _settle()
    return answer


@cache
def _settle() -> None:
    """Take what is loaded by now (pipelines, tables) out of what each collection of garbage walks over."""
    gc.collect()
    gc.freeze()


class Pool(Generic[Item, Result]):
    """Processes for one step, replaced where one dies."""

    def __init__(self, step: Callable[[Item], Result], workers: int, in_flight: int) -> None:
        self._step, self._workers, self._most = step, workers, workers * in_flight
        self._pool = _processes(workers)

    def run(self, items: Iterable[Item]) -> Iterator[Result | Failed[Item]]:
        waiting: Waiting[Item, Result] = deque()
        try:
            for item in items:
                waiting.append((item, self._submit(item)))
                if len(waiting) >= self._most:
                    yield self._next(waiting)
            while waiting:
                yield self._next(waiting)
        finally:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, item: Item) -> Future[Result | Failed[Item]]:
        return self._pool.submit(work, self._step, item)

    def _next(self, waiting: Waiting[Item, Result]) -> Result | Failed[Item]:
        """The oldest result; where a worker died (killed, out of memory), its items begin again in new processes."""
        item, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self._pool.shutdown(wait=False, cancel_futures=True)
        result = self._isolated(item)
        self._pool = _processes(self._workers)
        for place, (other, _) in enumerate(waiting):
            waiting[place] = (other, self._submit(other))
        return result

    def _isolated(self, item: Item) -> Result | Failed[Item]:
        with _processes(1) as alone:
            try:
                return alone.submit(attempt, self._step, item).result()
            except BrokenProcessPool:
                return Failed(item, WorkerDied("the process that worked on it ended without an answer"))


def _processes(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: threads of the caller (progress, a web server) are not copied in an unknown state.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=one_thread)


def one_thread() -> None:
    """A process of its own for each core needs no threads for its matrices as well; must come before numpy is loaded."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
