"""The ledger for other tools."""

from selon.ledger.exports.contract import attributions_json, story_json
from selon.ledger.exports.formats import FORMATS, Exporter, export

__all__ = ["FORMATS", "Exporter", "attributions_json", "export", "story_json"]
