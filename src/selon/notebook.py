"""In a notebook a story shows itself as its page, in a frame of its own; elsewhere nothing happens."""

from __future__ import annotations

import sys
from collections.abc import Callable
from html import escape

from selon.model import Story

HEIGHT = 640


def show_stories(page: Callable[[Story], str]) -> bool:
    """Let the running notebook show every `Story` by `page`, which makes HTML of it. False where there is no notebook."""
    notebook = sys.modules.get("IPython")
    shell = notebook.get_ipython() if notebook else None
    if shell is None:
        return False
    shell.display_formatter.formatters["text/html"].for_type(Story, lambda story: framed(page(story)))
    return True


def framed(page: str) -> str:
    """A whole page inside a notebook's cell, its styles kept to itself, its scripts without a way out."""
    held = escape(page, quote=True)
    return f'<iframe srcdoc="{held}" sandbox="allow-scripts" style="width:100%;height:{HEIGHT}px;border:0"></iframe>'
