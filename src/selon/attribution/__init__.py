"""Who said what: one article in, attributions out."""

from selon.attribution.attribute import attribute, explain
from selon.attribution.hedging import is_future, is_hedged, is_negated
from selon.attribution.holding import may_hold
from selon.attribution.statements import statements

__all__ = ["attribute", "explain", "is_future", "is_hedged", "is_negated", "may_hold", "statements"]
