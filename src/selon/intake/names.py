"""What a document is called that comes from an address."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

LONGEST = 80


def name_of_address(address: str) -> str:
    """Host and path in one word, fit for a file's name: `news.example_politics_bridge-closed`."""
    try:
        parts = urlsplit(address)
        whole = f"{parts.hostname or ''}{unquote(parts.path)}{'?' + parts.query if parts.query else ''}"
    except ValueError:
        whole = address
    return re.sub(r"[^\w.-]+", "_", whole).strip("_")[:LONGEST] or "page"
