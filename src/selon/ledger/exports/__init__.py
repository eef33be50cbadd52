"""The ledger for other tools."""

from selon.ledger.exports.contract import attributions_json, story_json
from selon.ledger.exports.formats import FORMATS, Exporter, export
from selon.ledger.exports.tabular import restore

__all__ = ["FORMATS", "Exporter", "attributions_json", "export", "restore", "story_json"]
