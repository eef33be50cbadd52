"""What is bound to a language, and the parse: `parse(article)` gives the tokens, whose offsets are the article's."""

from selon.language.lookup import declares, supported, table
from selon.language.parsing import parse, pipeline

__all__ = ["declares", "parse", "pipeline", "supported", "table"]
