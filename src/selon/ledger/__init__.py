"""One SQLite file that holds articles, what was read in them, what was told of them, and what people decided."""

from selon.ledger.exports import FORMATS, export
from selon.ledger.faults import Fault
from selon.ledger.store import Ledger
from selon.ledger.succession import Heir
from selon.ledger.verify import verify

__all__ = ["FORMATS", "Fault", "Heir", "Ledger", "export", "verify"]
