"""Readings that go on while pages are shown: one after the other, in a thread, each with its progress."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from shutil import rmtree
from tempfile import mkdtemp

from selon import pipeline
from selon.errors import SelonError
from selon.ledger import Ledger
from selon.options import ReadOptions

KEPT = 50
WAITING = 10


@dataclass(slots=True)
class Job:
    """`state` is waiting, intake, reading, stories, reuse, done or failed. `stories` are (id, title); `failures` are (what, the
    code of the error, why)."""

    id: str
    one_story: bool
    state: str = "waiting"
    done: int = 0
    of: int | None = None
    stories: list[tuple[str, str]] = field(default_factory=list)
    failures: list[tuple[str, str, str]] = field(default_factory=list)


class Jobs:
    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._jobs: OrderedDict[str, Job] = OrderedDict()

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    @property
    def busy(self) -> bool:
        """Whether so many wait that no more are taken."""
        return sum(job.state == "waiting" for job in self._jobs.values()) >= WAITING

    def get(self, id_: str) -> Job | None:
        return self._jobs.get(id_)

    def start(self, given: Sequence[tuple[str, bytes]], addresses: Sequence[str], *, one_story: bool) -> Job:
        """Read files (name, bytes) and addresses into the ledger. The files lie in a folder of their own until then."""
        job = Job(token_urlsafe(9), one_story)
        self._jobs[job.id] = job
        while len(self._jobs) > KEPT:
            self._jobs.popitem(last=False)
        folder = Path(mkdtemp(prefix="selon-"))
        paths = [_kept(folder, name, data) for name, data in given]
        self._pool.submit(self._run, job, folder, [*paths, *addresses])
        return job

    def _run(self, job: Job, folder: Path, paths: Sequence[str | Path]) -> None:
        try:
            with Ledger.open(self._ledger) as ledger:
                self._read(job, ledger, paths, folder)
        except Exception as error:  # a reading that fails must be told, whatever it was
            code, told = (error.code, error.what) if isinstance(error, SelonError) else ("selon", type(error).__name__)
            job.failures.append(("", code, told.replace(f"{folder}/", "")))
            job.state = "failed"
        finally:
            rmtree(folder, ignore_errors=True)

    def _read(self, job: Job, ledger: Ledger, paths: Sequence[str | Path], folder: Path) -> None:
        def progress(step: str, done: int, of: int | None) -> None:
            job.state, job.done, job.of = step, done, of

        run = pipeline.read(paths, ledger, ReadOptions(one_story=job.one_story, workers=1), progress)
        job.stories = [(story.id, story.title) for story in run.stories]
        for failure in run.failures:
            error = failure.error
            job.failures.append((error.subject.replace(f"{folder}/", ""), error.code, error.what))
        job.state = "done" if job.stories else "failed"


def _kept(folder: Path, name: str, data: bytes) -> Path:
    """`data` in `folder`, under its own name without any path in it; two of one name get a number."""
    bare = "".join(c for c in Path(name.replace("\\", "/")).name if c.isprintable()).strip(". ")[:120] or "article.txt"
    path, at = folder / bare, 2
    while path.exists():
        path, at = folder / f"{at}-{bare}", at + 1
    path.write_bytes(data)
    return path
