"""A stream of bytes that is to be read: a file, an archive's member, standard input, what an address gave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from selon.errors import Empty, TooLarge
from selon.intake.options import Failure, IntakeOptions
from selon.intake.raw import Meta, Raw

HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Source:
    """`name` is what a document of it would be called, `subject` what messages call it; `within` is its folder, if any.

    `declared` are the media type and the encoding that its sender gave. `open` may be called more than once.
    """

    name: str
    subject: str
    open: Callable[[], BinaryIO]
    depth: int = 0
    declared: tuple[str, str] = ("", "")
    meta: Meta = field(default_factory=Meta)

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name.lower()).suffix

    @contextmanager
    def stream(self) -> Iterator[BinaryIO]:
        with self.open() as stream:
            yield stream

    def head(self) -> bytes:
        with self.stream() as stream:
            return stream.read(HEAD)

    def bytes(self, options: IntakeOptions) -> bytes:
        """All of it. Raises `TooLarge` over the limit, `Empty` for nothing."""
        with self.stream() as stream:
            data = stream.read(options.max_bytes + 1)
        if len(data) > options.max_bytes:
            raise too_large(self.subject, options)
        if not data.strip():
            raise Empty("is empty", subject=self.subject, hint="nothing was read")
        return data

    def inner(self, name: str, open: Callable[[], BinaryIO], meta: Meta | None = None) -> Source:
        """A member of this one, one level deeper."""
        subject, short = f"{self.subject}!{name}", PurePosixPath(name).name or self.name
        meta = meta or self.meta
        return replace(self, name=short, subject=subject, open=open, depth=self.depth + 1, declared=("", ""), meta=meta)


class Reader(Protocol):
    """Reads one kind of source. What stops all of it is raised, what stops one article is yielded as a `Failure`."""

    def __call__(self, source: Source, options: IntakeOptions) -> Iterator[Raw | Source | Failure]: ...


def of_file(path: Path, name: str | None = None) -> Source:
    return Source(name or path.name, str(path), lambda: path.open("rb"))


def too_large(subject: str, options: IntakeOptions) -> TooLarge:
    megabytes = options.max_bytes / 1_000_000
    hint = "split it, or raise the limit: --max-mb, `max_bytes`"
    return TooLarge(f"is larger than the limit of {megabytes:g} MB for one input", subject=subject, hint=hint)
