"""What accounts share and where they differ: coded content, claims, discrepancies."""

from selon.claims.align import align
from selon.claims.coding import code
from selon.claims.compare import compare
from selon.claims.worth import ranked

__all__ = ["align", "code", "compare", "ranked"]
