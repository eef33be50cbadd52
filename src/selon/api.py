"""The Python face: read into a ledger, open one, or just ask who said what in a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from selon import intake, notebook, pipeline
from selon.ledger import Ledger
from selon.model import Attribution
from selon.options import ReadOptions
from selon.report import page


def open(path: str | Path) -> Ledger:
    """The ledger at `path`, which must exist. Raises `LedgerError` where it does not, or is no ledger of ours.

    In a notebook, its stories show themselves as pages.
    """
    notebook.show_stories(page)
    return Ledger.open(Path(path), create=False)


def read(
    paths: Sequence[str | Path],
    ledger: str | Path = "selon.db",
    options: ReadOptions | None = None,
    progress: pipeline.Progress | None = None,
) -> pipeline.Run:
    """Read files, folders or addresses into `ledger` (made if missing) and tell their stories.

    Inputs that cannot be read are in `Run.failures`; they stop nothing else.
    """
    notebook.show_stories(page)
    with Ledger.open(Path(ledger)) as opened:
        return pipeline.read(paths, opened, options, progress)


def attributions(text: str, lang: str | None = None) -> tuple[Attribution, ...]:
    """Who said what in `text`: spans are offsets into it. Raises `UnknownLanguage` for one without a folder."""
    return pipeline.attribute(intake.article(text, "text", lang=lang))
