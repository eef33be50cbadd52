"""Bytes and addresses in, Articles out."""

from selon.intake.article import article
from selon.intake.options import Failure, IntakeOptions
from selon.intake.read import Taken, free, read

__all__ = ["Failure", "IntakeOptions", "Taken", "article", "free", "read"]
