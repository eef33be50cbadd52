"""Routes that propose attributions."""

from selon.attribution.candidates.candidate import Candidate, Context
from selon.attribution.candidates.propose import propose

__all__ = ["Candidate", "Context", "propose"]
