"""Bytes and addresses in, Articles out."""

from selon.intake.article import article
from selon.intake.options import Failure, IntakeOptions
from selon.intake.read import Taken, free, read
from selon.intake.repeats import mark_repeats

__all__ = ["Failure", "IntakeOptions", "Taken", "article", "free", "mark_repeats", "read"]
