"""Who said what: one article in, attributions out."""

from selon.attribution.attribute import attribute, explain

__all__ = ["attribute", "explain"]
