"""The way of a batch: which step after which, what is done already, and what came of it."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from selon.batch.grouping import group_all, portions
from selon.batch.layout import TABLES, Layout, read_note
from selon.batch.manifest import check, locked
from selon.batch.reading import Part, read_part
from selon.batch.sharing import align_part, find_sharing
from selon.batch.taking import take_in
from selon.batch.telling import place_part, tell_part
from selon.engines import Engine, Failed, WorkerDied, engine
from selon.engines.files import replace, sweep
from selon.errors import SelonError
from selon.intake import IntakeOptions
from selon.language import PARSER
from selon.pipeline import Progress, silent

ROUNDS = 20
"""How often a part is tried again whose process died: each time at most one article more is passed over."""
NAMED = 10
"""Failures that a summary names."""
Step = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """`engine` by its name, `workers` at once, `size` articles of a part; `lang` overrides detection."""

    engine: str = "local"
    workers: int = 1
    size: int = 100
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a batch holds; how many inputs were articles it had already; how many could not be read, by code, and the first
    `NAMED` of them, each with why (`subject`, `code`, `why`): all stand in `failures.json`."""

    articles: int
    stories: int
    claims: int
    repeated: int
    failed: dict[str, int]
    failures: tuple[dict[str, str], ...]


def batch(inputs: Sequence[str], folder: Path, options: BatchOptions, progress: Progress | None = None) -> Summary:
    """Read `inputs` to the tables of `folder`; what an earlier run of the same finished is not done again.

    Raises `UsageError` where `folder` holds another batch.
    """
    layout, progress = Layout(folder), progress or silent
    with locked(folder):
        check(inputs, folder, options.size, options.lang)
        sweep(folder)
        shutil.rmtree(folder / "work" / "at", ignore_errors=True)
        with closing(engine(options.engine, options.workers, [PARSER])) as chosen:
            run = _Run(layout, chosen, progress)
            run.read(inputs, IntakeOptions(lang=options.lang), options.size)
            run.set_steps()
        return summary(layout)


@dataclass(frozen=True, slots=True)
class _Run:
    layout: Layout
    engine: Engine
    progress: Progress

    def read(self, inputs: Sequence[str], intake: IntakeOptions, size: int) -> None:
        """Take in and read, part by part; a part is taken in while others are read."""
        parts = take_in(inputs, self.layout, intake, size)
        again = self._each(read_part, "read", parts)
        for _ in range(ROUNDS):
            if not again:
                return
            again = self._each(read_part, "read", again)
        raise SelonError("processes end without an answer", subject=f"part {again[0]}", hint="is there enough memory?")

    def set_steps(self) -> None:
        """Group, place, tell; and find what is shared."""
        group_all(self.layout, self.engine, self.progress)
        self._all(place_part, "placed", range(read_note(self.layout.whole("taken"))["parts"]))
        self._all(tell_part, "told", range(portions(self.layout)))
        find_sharing(self.layout, self.engine, self.progress)
        self._all(align_part, "aligned", range(read_note(self.layout.whole("sharing"))["parts"]))
        for table in TABLES:
            self.layout.table(table).mkdir(exist_ok=True)

    def _all(self, step: Step, name: str, parts: Sequence[int]) -> None:
        again = self._each(step, name, parts)
        if again:
            raise SelonError("a process ended without an answer", subject=f"{name} {again[0]}", hint="run it again")

    def _each(self, step: Step, name: str, parts: Sequence[int] | Iterator[int]) -> list[int]:
        """Run `step` on the parts that are not done; gives back those at which a process ended. Raises what else went wrong."""
        of = len(parts) if isinstance(parts, Sequence) else None
        todo = (Part(str(self.layout.folder), n).text() for n in parts if not self.layout.note(name, n).exists())
        died: list[int] = []
        for done, answer in enumerate(self.engine.each(step, todo), 1):
            self.progress(name, done, of)
            if isinstance(answer, Failed):
                if not isinstance(answer.error, WorkerDied):
                    raise answer.error
                died.append(Part.of(answer.item).number)
        return died


def summary(layout: Layout) -> Summary:
    """What the notes of a finished batch say; all that could not be read is written to `failures.json` of its folder."""
    failures = _Failures(layout.folder / "failures.json")
    failures.write(one for step in ("taken", "read") for note in layout.notes(step) for one in note["failures"])
    return Summary(
        articles=sum(note["articles"] for note in layout.notes("read")),
        stories=sum(note["stories"] for note in layout.notes("told")),
        claims=sum(note["claims"] for note in layout.notes("told")),
        repeated=sum(note["repeated"] for note in layout.notes("taken")),
        failed=dict(failures.kinds.most_common()),
        failures=tuple(failures.first),
    )


class _Failures:
    """A list in a file, counted by kind, its first few kept: of a year of pages most are in no language read here."""

    def __init__(self, path: Path) -> None:
        self.kinds: Counter[str] = Counter()
        self.first: list[dict[str, str]] = []
        self._path = path

    def write(self, failures: Iterable[dict[str, str]]) -> None:
        with replace(self._path) as unfinished, unfinished.open("w", encoding="utf-8") as out:
            between = "["
            for failure in failures:
                self.kinds[failure["code"]] += 1
                self.first += [failure] if len(self.first) < NAMED else []
                out.write(f"{between}\n{json.dumps(failure, ensure_ascii=False)}")
                between = ","
            out.write("\n]\n" if self.kinds else "[]\n")
