"""What the API answers with, beside the records that pages are made of."""

from __future__ import annotations

from dataclasses import dataclass

from selon.model import Judgement
from selon.web.catalogue import Entry


@dataclass(frozen=True, slots=True)
class StoryList:
    """A page of the stories that were found; `count` are all."""

    stories: tuple[Entry, ...]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class JudgementList:
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class JobState:
    """A reading under way: `state` is waiting, intake, reading, stories, reuse, done or failed."""

    id: str
    state: str
    done: int
    of: int | None
    stories: tuple[tuple[str, str], ...]
    failures: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement to be kept: `kind` is same, not-same, wrong-speaker, not-a-discrepancy or ignore."""

    kind: str
    subject: str
    author: str
    object: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Failed:
    error: Problem
