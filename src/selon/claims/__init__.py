"""What accounts share and where they differ: coded content, claims, discrepancies."""

from selon.claims.align import align
from selon.claims.coding import code
from selon.claims.compare import compare
from selon.claims.terms import all_terms
from selon.claims.worth import ranked

__all__ = ["align", "all_terms", "code", "compare", "ranked"]
