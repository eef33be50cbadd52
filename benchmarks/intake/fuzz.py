"""Thousands of damaged inputs, each between two whole ones: nothing may crash, hang, or lose a neighbour.

Seeds are files of every kind, made by real tools (`tests/intake/real`). Input N is the same for ever.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.intake.mutate import mutated

from selon import intake
from selon.model import Article

SEEDS = Path(__file__).parents[2] / "tests" / "intake" / "real"
HANG = 10.0
NEIGHBOURS = (
    "Le pont de Valmère fermera en juin\n\nLe maire a déclaré lundi que le pont serait fermé jusqu'à la fin du mois.\n",
    "Valmere bridge to close in June\n\nThe mayor said on Monday that the bridge would stay closed for a month.\n",
)
OPTIONS = intake.IntakeOptions(timeout=2.0, max_entries=3)
"""Addresses in damaged feeds lead nowhere: there is no network in a test, and loopback is refused."""


@dataclass(slots=True)
class Outcome:
    """Of how many inputs: articles read, inputs refused, and by number what went wrong and how."""

    inputs: int = 0
    articles: int = 0
    refused: int = 0
    slowest: float = 0.0
    faults: dict[int, str] = field(default_factory=dict)


def damaged(number: int) -> tuple[str, bytes]:
    """The name and the bytes of input `number`."""
    seeds = sorted(path for path in SEEDS.iterdir() if path.suffix not in {".md", ".py", ".sh"})
    draw = Random(f"intake {number}")  # noqa: S311  (the same input for the same number)
    seed = seeds[number % len(seeds)]
    data = mutated(seed.read_bytes(), draw, seed.suffix[1:])
    others = [path.suffix for path in seeds] if draw.random() < 0.1 else [seed.suffix]
    return f"b{draw.choice(others)}", data


def tried(number: int, folder: Path) -> tuple[int, int]:
    """How many articles and failures input `number` gives. Raises `AssertionError` where it is not as promised."""
    name, data = damaged(number)
    paths = [folder / "a.txt", folder / name, folder / "c.txt"]
    for path, content in zip(paths, (NEIGHBOURS[0].encode(), data, NEIGHBOURS[1].encode()), strict=True):
        path.write_bytes(content)
    found = list(intake.read(paths, OPTIONS))
    paths[1].unlink()
    articles = [item for item in found if isinstance(item, Article)]
    kept = {article.text for article in articles if article.doc in {"a.txt", "c.txt"}}
    assert kept >= set(NEIGHBOURS), "a neighbour was lost"
    assert len(found) > 2, "the input itself left no trace"
    for article in articles:
        _whole(article)
    return len(articles) - 2, len(found) - len(articles)


def _whole(article: Article) -> None:
    article.text.encode("utf-8")
    end = 0
    for block in article.blocks:
        assert block.span.start >= end, "blocks overlap"
        assert not article.text[end : block.span.start].strip(), "words without a block"
        end = block.span.end
    assert end <= len(article.text), "a block ends after the text"
    assert not article.text[end:].strip(), "words without a block"
    for said in (article.title, article.outlet, article.published, article.url, article.agency, *article.authors):
        (said or "").encode("utf-8")


Result = tuple[float, int, int] | str


def run(numbers: Iterable[int], progress: Callable[[int], None] = lambda _done: None) -> Outcome:
    """Try every input of `numbers`."""
    outcome = Outcome()
    with _Child() as child:
        for number in numbers:
            result = child.ask(number)
            if not isinstance(result, str) and result[0] > HANG:
                result = min(result, child.ask(number), key=_seconds)  # a busy machine is no hang: once more
            _count(outcome, number, result)
            progress(outcome.inputs)
    return outcome


def _seconds(result: Result) -> float:
    return 0.0 if isinstance(result, str) else result[0]


def _count(outcome: Outcome, number: int, result: Result) -> None:
    outcome.inputs += 1
    if isinstance(result, str):
        outcome.faults[number] = result
        return
    seconds, articles, refused = result
    outcome.slowest = max(outcome.slowest, seconds)
    outcome.articles += articles
    outcome.refused += refused
    if seconds > HANG:
        outcome.faults[number] = f"took {seconds:.1f} s"


class _Child:
    """A process that tries inputs, ended and begun anew where one hangs or kills it."""

    def __enter__(self) -> _Child:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()

    def _start(self) -> None:
        context = multiprocessing.get_context("fork")
        self._end, there = context.Pipe()
        self._process = context.Process(target=_work, args=(there,), daemon=True)
        self._process.start()
        there.close()

    def ask(self, number: int) -> Result:
        self._end.send(number)
        try:
            if self._end.poll(3 * HANG):
                found: Result = self._end.recv()
                return found
            fault = f"hung for {3 * HANG:.0f} s"
        except EOFError:
            fault = "ended the process"
        self.__exit__()
        self._start()
        return fault


def _work(end: Connection) -> None:
    list(intake.read([SEEDS], OPTIONS))  # what is loaded on first use must not count as an input's time
    with TemporaryDirectory() as folder:
        while True:
            number = end.recv()
            start = time.perf_counter()
            try:
                found = tried(number, Path(folder))
                end.send((time.perf_counter() - start, *found))
            except Exception as error:  # whatever comes out is what is looked for
                end.send(f"{type(error).__name__}: {error}")
