"""Where each article's text comes from, and on how many legs a claim stands."""

from selon.lineage.citations import citations
from selon.lineage.derivations import derive
from selon.lineage.fingerprint import fingerprint
from selon.lineage.index import Index
from selon.lineage.lineages import lineages
from selon.lineage.reuse import reuse
from selon.lineage.shared import shared_passages
from selon.lineage.trace import trace

__all__ = ["Index", "citations", "derive", "fingerprint", "lineages", "reuse", "shared_passages", "trace"]
