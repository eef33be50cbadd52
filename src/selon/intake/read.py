"""Paths and addresses to Articles, one after the other; what cannot be read is a `Failure` among them."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from selon.errors import Empty, InputError, Refused, Unreadable
from selon.intake.addresses import canonical
from selon.intake.article import article
from selon.intake.detect import check
from selon.intake.kinds import BESIDE, reader_of
from selon.intake.options import Failure, IntakeOptions
from selon.intake.raw import Raw, sound
from selon.intake.source import Source, of_file, too_large
from selon.model import Article

SPOOL = 1_000_000
"""Bytes of standard input that are held at once."""

Taken = Callable[[str, str, str | None], bool]
"""Whether a document's name is another's already, by name, text and address."""


def free(_doc: str, _text: str, _url: str | None) -> bool:
    """No name is taken."""
    return False


def read(
    paths: Sequence[str | Path], options: IntakeOptions | None = None, taken: Taken = free
) -> Iterator[Article | Failure]:
    """The articles in `paths`: files, folders (all below, sorted), addresses, `-` for standard input.

    A generator; never more than one article (or one limit's worth of bytes) is in memory. `doc` is unique in a run, and
    never one that is `taken`.
    """
    options = options or IntakeOptions()
    if options.lang:
        options = replace(options, lang=check(options.lang))
    names = Names(taken)
    for source in sources(paths, options):
        if isinstance(source, Failure):
            yield source
        else:
            yield from read_source(source, options, names)


class Names:
    """Names of documents already given in a run, or `taken` before it."""

    def __init__(self, taken: Taken = free) -> None:
        self._given: set[str] = set()
        self._tried: Counter[str] = Counter()
        self._taken = taken

    def give(self, raw: Raw) -> str:
        """The name that `raw` wants, or where that is taken its subject's path from its folder on, or a number after it."""
        wanted = raw.doc or "untitled"
        name = next(name for name in self._wishes(wanted, raw.subject) if self._is_free(name, raw))
        self._given.add(name)
        return name

    def _wishes(self, wanted: str, subject: str) -> Iterator[str]:
        yield wanted
        tail = [part for part in subject.replace("!", "/").split("/") if part]
        if tail and tail[-1] == wanted:
            yield from ("/".join(tail[-length:]) for length in range(2, len(tail) + 1))
        while True:
            self._tried[wanted] += 1
            yield f"{wanted}~{self._tried[wanted] + 1}"

    def _is_free(self, name: str, raw: Raw) -> bool:
        return name not in self._given and not self._taken(name, raw.text, canonical(raw.meta.url))


def sources(paths: Sequence[str | Path], options: IntakeOptions) -> Iterator[Source | Failure]:
    """The sources that `paths` name, each once."""
    seen: set[str] = set()
    for path in paths:
        try:
            for source in _sources_of(path, options):
                if source.subject not in seen:
                    seen.add(source.subject)
                    yield source
        except InputError as error:
            yield Failure(error.subject or str(path), error)
        except OSError as error:
            yield Failure(str(path), _cannot_open(str(path), error))


def read_source(source: Source, options: IntakeOptions, names: Names) -> Iterator[Article | Failure]:
    """The articles in one source and, if it is an archive or a list of addresses, in its members."""
    try:
        if source.depth > options.max_depth:
            hint = "unpack it first, or raise the limit `max_depth`"
            raise Refused(
                f"lies {source.depth} archives deep, over the limit of {options.max_depth}",
                subject=source.subject,
                hint=hint,
            )
        is_empty = True
        for item in reader_of(source)(source, options):
            is_empty = False
            if isinstance(item, Failure):
                yield item
            elif isinstance(item, Source):
                yield from read_source(item, options, names)
            else:
                yield _article(item, options, names)
        if is_empty:
            raise Empty("holds no article", subject=source.subject, hint="nothing was read")
    except InputError as error:
        yield Failure(error.subject or source.subject, error)
    except OSError as error:
        yield Failure(source.subject, _cannot_open(source.subject, error))
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except (
        BaseException
    ) as error:  # foreign parsers raise anything on damaged bytes, also panics that are no `Exception`
        hint = f"{type(error).__name__}: {str(error)[:120]}"
        yield Failure(source.subject, Unreadable("is damaged and cannot be read", subject=source.subject, hint=hint))


def _article(raw: Raw, options: IntakeOptions, names: Names) -> Article | Failure:
    try:
        return make(raw := sound(raw), names.give(raw), options)
    except InputError as error:
        kind = type(error)
        return Failure(raw.subject, kind(error.what, subject=raw.subject, hint=error.hint))


def make(raw: Raw, doc: str, options: IntakeOptions) -> Article:
    """The article of a raw text, under the name `doc`. Raises `InputError` as `article` does."""
    if len(raw.text) > options.max_bytes:
        raise too_large(raw.subject, options)
    meta = raw.meta
    return article(
        raw.text, doc, title=meta.title, outlet=meta.outlet, authors=meta.authors, published=meta.published,
        url=canonical(meta.url), lang=options.lang or _usable(meta.lang), agency=meta.agency,
    )  # fmt: skip


def _usable(lang: str | None) -> str | None:
    """A language that a page declares of itself, if it is one of ours; pages are often wrong, the text decides then."""
    try:
        return check(lang) if lang else None
    except InputError:
        return None


def _sources_of(path: str | Path, options: IntakeOptions) -> Iterator[Source]:
    given = str(path)
    if given == "-":
        with tempfile.NamedTemporaryFile() as held:  # tables may be larger than memory, and are looked at twice
            while piece := sys.stdin.buffer.read(SPOOL):
                if held.tell() > options.max_unpacked:
                    raise too_large("standard input", options)
                held.write(piece)
            held.flush()
            yield replace(of_file(Path(held.name), "stdin"), subject="standard input")
    elif "://" in given:
        web = import_module("selon.intake.web")
        yield web.fetch(given, options)
    elif Path(path).is_dir():
        yield from _folder(Path(path))
    elif Path(path).exists():
        yield of_file(Path(path))
    else:
        raise Unreadable("is not there", subject=given, hint="check the path")


def _folder(folder: Path) -> Iterator[Source]:
    is_empty = True
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and path.suffix.lower() not in BESIDE and not any(_is_beside(part) for part in parts):
            is_empty = False
            yield of_file(path)
    if is_empty:
        raise Empty(
            "is a folder without articles", subject=str(folder), hint="give a folder with text, HTML or table files"
        )


def _is_beside(part: str) -> bool:
    """Hidden, or the folder of pictures and scripts that browsers save beside a page."""
    return part.startswith(".") or part.endswith(("_files", "_fichiers"))


def _cannot_open(subject: str, error: OSError) -> Unreadable:
    return Unreadable(f"cannot be opened: {error.strerror or error}", subject=subject, hint="check that it may be read")
