"""The formats there are, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from selon.errors import LedgerError, UsageError
from selon.ledger.exports.contexts import write
from selon.ledger.exports.contract import story_json
from selon.ledger.exports.datasette import write_datasette
from selon.ledger.exports.linked import write_annotations, write_schema_org
from selon.ledger.exports.ninjs import write_ninjs
from selon.ledger.exports.provenance import write_prov, write_prov_jsonld
from selon.ledger.exports.standoff import write_attributions, write_brat
from selon.ledger.exports.tabular import write_csv, write_jsonl, write_parquet
from selon.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Exporter:
    """`write` makes one file, or a folder of them, at the path it is given and returns the files written."""

    name: str
    about: str
    write: Callable[[Ledger, Path], list[Path]]


def _json(ledger: Ledger, out: Path) -> list[Path]:
    return write(out, {"stories": [story_json(story) for story in ledger.stories()]})


_ALL = (
    Exporter("csv", "a folder, one file a table", write_csv),
    Exporter("jsonl", "a folder, one file a table, one object a row; can be restored", write_jsonl),
    Exporter("parquet", "a folder, one file a table, nested Arrow types; can be restored", write_parquet),
    Exporter("datasette", "a folder: a copy of the ledger with views, search and metadata", write_datasette),
    Exporter("json", "one file: the stories, as `selon read --json` writes them", _json),
    Exporter(
        "attributions", "one file: a JSON line a document, as `selon attributions` writes them", write_attributions
    ),
    Exporter("prov", "one file: W3C PROV as JSON-LD, in the terms of PROV-O", write_prov),
    Exporter("prov-jsonld", "one file: W3C PROV as PROV-JSONLD, for provenance tools", write_prov_jsonld),
    Exporter("schema-org", "one file: schema.org claims with their appearances", write_schema_org),
    Exporter("web-annotation", "one file: W3C Web Annotations of attributions and statements", write_annotations),
    Exporter("ninjs", "a folder, one IPTC ninjs object an article, with its infoSources", write_ninjs),
    Exporter("brat", "a folder that brat opens: text and standoff annotations", write_brat),
)
FORMATS: dict[str, Exporter] = {exporter.name: exporter for exporter in _ALL}


def export(ledger: Ledger, format: str, out: Path) -> list[Path]:
    """Write `ledger` in `format` to `out` and return the files written. Raises `UsageError` for an unknown format."""
    if format not in FORMATS:
        raise UsageError(f"there is no format {format!r}", hint="there are " + ", ".join(FORMATS))
    try:
        return FORMATS[format].write(ledger, out)
    except OSError as error:
        raise LedgerError(f"cannot be written: {error.strerror or error}", subject=str(out)) from error
