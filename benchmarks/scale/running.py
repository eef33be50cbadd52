"""How figures are taken: seconds of processor, true also where the machine is shared; memory of all processes together."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Generic, TypeVar

import psutil

from selon.engines import Engine, Failed

Result = TypeVar("Result")
EVERY = 2.0
"""Seconds between two looks at memory: one costs some hundredths of a second for each gigabyte."""


@dataclass(frozen=True, slots=True)
class Apart(Generic[Result]):
    """What came of a measurement, and the most memory that its process and all below it held at once, in MB."""

    result: Result
    memory: int


def apart(measure: Callable[..., Result], *given: object) -> Apart[Result]:
    """Run `measure`, a function of a module, in a process of its own, so that nothing else counts as its memory."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(_watched, measure, given).result()


def _watched(measure: Callable[..., Result], given: Sequence[object]) -> Apart[Result]:
    with watched(psutil.Process()) as memory:
        result = measure(*given)
    return Apart(result, memory.most)


@dataclass(slots=True)
class Memory:
    """The most that was seen, in MB."""

    most: int = 0


@contextmanager
def watched(process: psutil.Process) -> Iterator[Memory]:
    """Look at the memory of `process` and all below it; what several of them map counts once."""
    memory, ended = Memory(), threading.Event()

    def watch() -> None:
        while not ended.wait(EVERY):
            memory.most = max(memory.most, _held(process) // 2**20)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield memory
    finally:
        ended.set()
        watcher.join()


def _held(process: psutil.Process) -> int:
    """Bytes: the proportional share of each process (`Pss` of `/proc/…/smaps_rollup`)."""
    total = 0
    for one in _tree(process):
        try:
            total += one.memory_full_info().pss
        except psutil.Error:  # it has ended since
            continue
    return total


def each(engine: Engine, step: Callable[[str], str], items: Sequence[str]) -> None:
    """Run a step on all items; raises what went wrong with any."""
    for answer in engine.each(step, items):
        if isinstance(answer, Failed):
            raise answer.error


def timed(what: Callable[[], None]) -> float:
    """Seconds of processor, of this process and all below it, ended or not: workers, and the machine that Spark runs on."""
    start = _spent()
    what()
    return _spent() - start


def _spent() -> float:
    """A process that ended has left its seconds to the one that waited for it."""
    total = 0.0
    for one in _tree(psutil.Process()):
        try:
            total += sum(one.cpu_times()[:4])
        except psutil.Error:  # it has ended since: its seconds are with another one by now, or lost
            continue
    return total


def _tree(process: psutil.Process) -> tuple[psutil.Process, ...]:
    return (process, *process.children(recursive=True))
