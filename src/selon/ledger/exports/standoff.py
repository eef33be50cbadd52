"""Standoff annotation: brat's `.txt` and `.ann`, and one JSON line a document with its attributions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from selon.ledger.exports.contract import attributions_json
from selon.ledger.store import Ledger
from selon.model import Attribution, Reading, Span

CONFIGURATION = """[entities]
Content
Source
Cue
[relations]
said_by Arg1:Content, Arg2:Source
cued_by Arg1:Content, Arg2:Cue
inside Arg1:Content, Arg2:Content
[attributes]
Stance Arg:Content, Value:assert|deny|confirm|warn|ask|promise|believe|withhold
Speech Arg:Content, Value:direct|indirect|mixed
Factuality Arg:Content, Value:CT+|PR+|PS+|CT-|PR-|PS-|CTu|Uu
[events]
"""


def write_attributions(ledger: Ledger, out: Path) -> list[Path]:
    """The lines of `selon attributions`, from the ledger."""
    with out.open("w", encoding="utf-8") as file:
        for reading in ledger.readings():
            line = attributions_json(reading.article, reading.attributions)
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return [out]


def write_brat(ledger: Ledger, out: Path) -> list[Path]:
    """A folder that brat opens: text, annotations and configuration."""
    out.mkdir(parents=True, exist_ok=True)
    configuration = out / "annotation.conf"
    configuration.write_text(CONFIGURATION, encoding="utf-8")
    return [configuration, *(path for reading in ledger.readings() for path in _write(reading, out))]


def _write(reading: Reading, out: Path) -> Iterator[Path]:
    article = reading.article
    stem = re.sub(r"[^\w.-]+", "_", article.doc).strip("._")[:60]
    base = out / f"{stem}-{article.id}"
    for path, content in ((Path(f"{base}.txt"), article.text), (Path(f"{base}.ann"), brat(reading))):
        path.write_text(content, encoding="utf-8", newline="")
        yield path


def brat(reading: Reading) -> str:
    """The annotations of one article in brat's standoff; offsets are code points, a line break in a span parts it."""
    text, lines = reading.article.text, []
    contents = {attribution.id: f"T{at}" for at, attribution in enumerate(reading.attributions, start=1)}
    free = len(contents)
    for attribution in reading.attributions:
        content = contents[attribution.id]
        lines.append(_bound(content, "Content", attribution.content, text))
        for role, relation, span in (("Source", "said_by", attribution.source), ("Cue", "cued_by", attribution.cue)):
            if span is not None:
                free += 1
                lines.append(_bound(f"T{free}", role, (span,), text))
                lines.append(f"R{free}\t{relation} Arg1:{content} Arg2:T{free}")
        lines += _about(attribution, contents)
    return "".join(line + "\n" for line in lines)


def _bound(name: str, role: str, spans: tuple[Span, ...], text: str) -> str:
    pieces = [piece for span in sorted(spans) for piece in _unbroken(span, text)]
    places = ";".join(f"{start} {end}" for start, end in pieces)
    return f"{name}\t{role} {places}\t" + " ".join(text[start:end] for start, end in pieces)


def _unbroken(span: Span, text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\r\n\t]+", text[span.start : span.end]):
        yield span.start + match.start(), span.start + match.end()


def _about(attribution: Attribution, contents: dict[str, str]) -> Iterator[str]:
    content = contents[attribution.id]
    number = content.removeprefix("T")
    if attribution.parent in contents:
        yield f"R0{number}\tinside Arg1:{content} Arg2:{contents[attribution.parent]}"
    values = (attribution.stance, attribution.speech, attribution.factuality)
    for letter, (name, value) in enumerate(zip(("Stance", "Speech", "Factuality"), values, strict=True), start=1):
        yield f"A{number}{letter}\t{name} {content} {value}"
    note = f"{attribution.id}; {attribution.kind}; {attribution.speaker or '?'}; confidence {attribution.confidence}"
    yield f"#{number}\tAnnotatorNotes {content}\t{' '.join(note.split())}"
