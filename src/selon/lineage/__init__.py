"""Where each article's text comes from, and on how many legs a claim stands."""

from selon.lineage.fingerprint import fingerprint
from selon.lineage.shared import shared_passages

__all__ = ["fingerprint", "shared_passages"]
