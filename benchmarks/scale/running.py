"""How figures are taken: seconds of processor, true also where the machine is shared; memory of a process of its own."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Generic, TypeVar

from selon.engines import Engine, Failed

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Apart(Generic[Result]):
    """What came of a measurement, and the most memory that its process and any one of its workers held, in MB."""

    result: Result
    own: int
    worker: int


def apart(measure: Callable[..., Result], *given: object) -> Apart[Result]:
    """Run `measure`, a function of a module, in a process of its own, so that nothing else counts as its memory."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(_watched, measure, given).result()


def _watched(measure: Callable[..., Result], given: Sequence[object]) -> Apart[Result]:
    result = measure(*given)
    return Apart(result, *(resource.getrusage(who).ru_maxrss // 1024 for who in WHO))


WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def each(engine: Engine, step: Callable[[str], str], items: Sequence[str]) -> None:
    """Run a step on all items; raises what went wrong with any."""
    for answer in engine.each(step, items):
        if isinstance(answer, Failed):
            raise answer.error


def timed(what: Callable[[], None]) -> float:
    """Seconds of processor, of this process and those it started and ended."""
    start = sum(os.times()[:4])
    what()
    return sum(os.times()[:4]) - start
