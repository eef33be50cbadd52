"""What an article quotes word for word: by its quotation marks and by what attribution found."""

from __future__ import annotations

import re

from selon.lineage.spans import merged
from selon.model import Reading, Span, Speech

MARKED = re.compile(r"«([^«»\n]+)»|“([^“”\n]+)”|\"([^\"\n]+)\"|„([^„“\n]+)“")


def quotations(reading: Reading) -> list[Span]:
    """Between marks of one paragraph, and the contents of direct speech, merged."""
    marked = [Span(*match.span(match.lastindex or 0)) for match in MARKED.finditer(reading.article.text)]
    said = [part for one in reading.attributions if one.speech is Speech.DIRECT for part in one.content]
    return merged([*marked, *said])
