"""Steps on a pool of processes.

A step must be a function of a module (it is sent to the processes by name). Results come in the order of the items; at most
a few items a worker are in flight, so memory does not grow with their number. A process that dies takes no item with it.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from typing import TypeVar

from selon.engines.engine import Failed, WorkerDied

Item = TypeVar("Item")
Result = TypeVar("Result")
Waiting = deque[tuple[Item, Future[Result | Failed[Item]]]]

IN_FLIGHT = 4
"""Items handed out per worker: enough to keep it busy, few enough to keep memory flat."""

NEW = 20_000
"""New objects after which a worker collects garbage: two or three articles' worth, 5 % of the time less than every 700."""


def run(
    step: Callable[[Item], Result], items: Iterable[Item], *, workers: int = 1, in_flight: int = IN_FLIGHT
) -> Iterator[Result | Failed[Item]]:
    """`step` on each of `items`, in their order; an item that fails is given back with its error.

    With one worker all runs in this process. `in_flight` is how many items a worker has at most.
    """
    with closing(Pool(workers)) as pool:
        yield from pool.run(step, items, in_flight)


def attempt(step: Callable[[Item], Result], item: Item) -> Result | Failed[Item]:
    """The step's answer, or what it raised."""
    try:
        return step(item)
    except Exception as error:
        return Failed(item, error)


def work(step: Callable[[Item], Result], item: Item) -> Result | Failed[Item]:
    """`attempt` in a process that does nothing else: what the first item made it load stays for good."""
    answer = attempt(step, item)
    _settle(step)
    return answer


def load(step: Callable[[Item], Result]) -> None:
    """Nothing: a process that comes here has loaded the module in which `step` stands."""
    del step


@cache
def _settle(step: Callable[[Item], Result]) -> None:
    """Take what `step` made the process load (pipelines, tables) out of what each collection of garbage walks over, and collect
    less often than a program must that shares its memory with others."""
    del step
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW)


class Pool:
    """Processes for one step after another: started for the first, replaced where one dies. One worker is this process.

    They load `modules` as they start, so while the first items are made.
    """

    def __init__(self, workers: int, modules: Sequence[str] = ()) -> None:
        self._workers, self._modules = workers, tuple(modules)
        self._started: ProcessPoolExecutor | None = None

    def run(
        self, step: Callable[[Item], Result], items: Iterable[Item], in_flight: int = IN_FLIGHT
    ) -> Iterator[Result | Failed[Item]]:
        """`step` on each of `items`, in their order. Who stops asking before the end ends what is in flight."""
        if self._workers <= 1:
            yield from (attempt(step, item) for item in items)
            return
        waiting: Waiting[Item, Result] = deque()
        self._begin(step)
        try:
            for item in items:
                waiting.append((item, self._submit(step, item)))
                if len(waiting) >= self._workers * in_flight:
                    yield self._next(step, waiting)
            while waiting:
                yield self._next(step, waiting)
        finally:
            if waiting:
                self.close()

    def close(self) -> None:
        """End the processes, and what they have not begun; `run` starts them again."""
        self._end(wait=True)

    def _begin(self, step: Callable[[Item], Result]) -> None:
        """Start the processes, if there are none, so that they load what they need while the first items are made."""
        if self._started is None:
            self._started = self._processes(self._workers)
            for _ in range(self._workers):
                self._started.submit(load, step)

    def _submit(self, step: Callable[[Item], Result], item: Item) -> Future[Result | Failed[Item]]:
        self._started = self._started or self._processes(self._workers)
        try:
            return self._started.submit(work, step, item)
        except BrokenProcessPool:  # one died while this process was busy: what was with it is begun again by `_next`
            self._end(wait=False)
            return self._submit(step, item)

    def _next(self, step: Callable[[Item], Result], waiting: Waiting[Item, Result]) -> Result | Failed[Item]:
        """The oldest result; where a worker died (killed, out of memory), its items begin again in new processes."""
        item, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self._end(wait=False)
        result = self._isolated(step, item)
        for place, (other, _) in enumerate(waiting):
            waiting[place] = (other, self._submit(step, other))
        return result

    def _end(self, *, wait: bool) -> None:
        if self._started:
            self._started.shutdown(wait=wait, cancel_futures=True)
        self._started = None

    def _isolated(self, step: Callable[[Item], Result], item: Item) -> Result | Failed[Item]:
        with self._processes(1) as alone:
            try:
                return alone.submit(attempt, step, item).result()
            except BrokenProcessPool:
                return Failed(item, WorkerDied("the process that worked on it ended without an answer"))

    def _processes(self, workers: int) -> ProcessPoolExecutor:
        # Spawned, not forked: threads of the caller (progress, a web server) are not copied in an unknown state.
        spawned = get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=spawned, initializer=_start, initargs=self._modules)


def _start(*modules: str) -> None:
    """What a process does first. `modules` come by name: none may be loaded before it is said how many threads multiply."""
    one_thread()
    for module in modules:
        import_module(module)


def one_thread() -> None:
    """A process of its own for each core needs no threads for its matrices as well; must come before numpy is loaded."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
