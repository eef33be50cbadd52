"""A reading step that ends its process at one article."""

from __future__ import annotations

import os
import signal

from selon.batch.reading import Part, _read
from selon.model import Article, Reading
from selon.pipeline import read_article

DEADLY = "trial-2"


def read_part(item: str) -> str:
    return _read(Part.of(item), _killing)


def _killing(article: Article) -> Reading:
    if article.doc == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return read_article(article)
