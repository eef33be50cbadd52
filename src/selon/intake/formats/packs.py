"""Archives: zip, tar and gzip, member by member, with limits on what they may unfold to. Nothing is written to disk."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from selon.errors import InputError, Refused, Unreadable
from selon.intake.kinds import BESIDE
from selon.intake.options import Failure, IntakeOptions
from selon.intake.source import Source, too_large

CHUNK = 65_536
SMALL = 1_000_000
"""Bytes below which no ratio is suspicious."""


class Bounded(io.RawIOBase):
    """A stream that refuses to be read past `most` bytes; it can be rewound, as some readers want."""

    def __init__(self, stream: BinaryIO, most: int, subject: str) -> None:
        self._stream, self._most, self._subject = stream, most, subject

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            raise io.UnsupportedOperation("its end is not known")
        return self._checked(self._stream.seek(offset, whence))

    def readinto(self, buffer: object) -> int:
        assert isinstance(buffer, memoryview)
        data = self._stream.read(min(len(buffer), CHUNK))
        self._checked(self._stream.tell())
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()

    def _checked(self, place: int) -> int:
        if place > self._most:
            raise bomb(self._subject)
        return place


def read_zip(source: Source, options: IntakeOptions) -> Iterator[Source | Failure]:
    """The members of a zip file, in its order."""
    with source.stream() as stream:
        try:
            archive = zipfile.ZipFile(_whole(source, stream, options))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Unreadable("is a damaged zip file", subject=source.subject, hint=str(error)[:120]) from error
        with archive:
            members = [member for member in archive.infolist() if not member.is_dir() and _is_meant(member.filename)]
            _check_whole(source.subject, len(members), sum(member.file_size for member in members), options)
            for member in members:
                subject = f"{source.subject}!{member.filename}"
                if refusal := _refusal(subject, member.filename, member.file_size, member.compress_size, options):
                    yield Failure(subject, refusal)
                elif member.flag_bits & 1:
                    yield Failure(
                        subject, Unreadable("is locked with a password", subject=subject, hint="unpack it first")
                    )
                else:
                    yield source.inner(member.filename, _Open(archive, member))


def read_tar(source: Source, options: IntakeOptions) -> Iterator[Source | Failure]:
    """The files of a tar archive, packed or not, as they come; links and devices are passed over."""
    with source.stream() as stream:
        packed = _size(stream)
        try:
            with tarfile.open(fileobj=stream, mode="r|*") as archive:
                total = 0
                for count, member in enumerate(archive, 1):
                    total += member.size
                    _check_whole(source.subject, count, total, options)
                    if packed and total > SMALL and total > options.max_ratio * packed:
                        raise bomb(source.subject)
                    if member.isfile() and _is_meant(member.name):
                        yield _tarred(source, archive, member, options)
        except (tarfile.TarError, EOFError, gzip.BadGzipFile) as error:
            raise Unreadable("is a damaged tar archive", subject=source.subject, hint=str(error)[:120]) from error


def read_gzip(source: Source, options: IntakeOptions) -> Iterator[Source]:
    """What one gzip file holds, under its name without `.gz`."""
    with source.stream() as stream:
        most = max(SMALL, min(options.max_unpacked, options.max_ratio * max(_size(stream), 1)))
    name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name
    yield source.inner(name, lambda: _unzipped(source, most))


def _whole(source: Source, stream: BinaryIO, options: IntakeOptions) -> BinaryIO:
    """A stream whose end can be looked at first, as zip wants; inside another archive, that is its bytes."""
    return stream if source.depth == 0 and stream.seekable() else io.BytesIO(source.bytes(options))


def bomb(subject: str) -> Refused:
    return Refused(
        "unfolds to more than is safe", subject=subject, hint="unpack it first, or raise `max_ratio` and `max_unpacked`"
    )


def _unzipped(source: Source, most: int) -> BinaryIO:
    return io.BufferedReader(Bounded(gzip.GzipFile(fileobj=source.open()), most, source.subject))  # type: ignore[arg-type]


def _tarred(
    source: Source, archive: tarfile.TarFile, member: tarfile.TarInfo, options: IntakeOptions
) -> Source | Failure:
    subject = f"{source.subject}!{member.name}"
    if refusal := _refusal(subject, member.name, member.size, member.size, options):
        return Failure(subject, refusal)
    if member.size > options.max_bytes:
        return Failure(subject, too_large(subject, options))
    stream = archive.extractfile(member)
    data = stream.read() if stream else b""
    return source.inner(member.name, lambda: io.BytesIO(data))


class _Open:
    """Opens one member of a zip file, as often as asked."""

    def __init__(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
        self._archive, self._member = archive, member

    def __call__(self) -> BinaryIO:
        return self._archive.open(self._member)  # type: ignore[return-value]


def _refusal(subject: str, name: str, size: int, packed: int, options: IntakeOptions) -> InputError | None:
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or name[1:2] == ":":
        return Refused("has a path that leads out of its archive", subject=subject, hint="the archive may be hostile")
    if size > SMALL and size > options.max_ratio * max(packed, 1):
        return bomb(subject)
    return None


def _check_whole(subject: str, members: int, size: int, options: IntakeOptions) -> None:
    if members > options.max_members:
        raise Refused(
            f"has more than {options.max_members} members", subject=subject, hint="raise `max_members`, or split it"
        )
    if size > options.max_unpacked:
        raise bomb(subject)


def _is_meant(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = (part for part in path.parts if part.startswith(("__MACOSX", ".")) and part not in {".", ".."})
    return path.suffix.lower() not in BESIDE and not any(hidden)


def _size(stream: BinaryIO) -> int:
    """Bytes of the stream, 0 where that is not known beforehand."""
    if not stream.seekable():
        return 0
    try:
        size = stream.seek(0, io.SEEK_END)
    except io.UnsupportedOperation:
        return 0
    stream.seek(0)
    return size
