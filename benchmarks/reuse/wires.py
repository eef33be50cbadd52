"""Agencies whose copy a site ran, as the corpus notes them, against what credit lines, tags and datelines show."""

from __future__ import annotations

import gzip
import json

from models.treebanks import SHARED

from selon.intake.blocks import blocks
from selon.language.outlets import outlet_key
from selon.lineage.credits import credit_lines
from selon.model import Article

FILES = ("polnear/train", "polnear/dev")
FORMS = ("dateline", "tag", "credit")
NOBODY = ("None", "NA", "", None)


def wires() -> tuple[float, float]:
    """Share of the articles with an agency that show it to us; share of those without that show us one."""
    right = total = wrong = others = 0
    for name in FILES:
        with gzip.open(SHARED / "bench" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                found = _credited(row["doc"], row["text"], row["lang"])
                if row["wire"] in NOBODY:
                    others += 1
                    wrong += bool(found)
                else:
                    total += 1
                    right += outlet_key(row["wire"]) in found
    return right / total, wrong / others


def _credited(doc: str, text: str, lang: str) -> set[str]:
    found, title = blocks(text, None)
    article = Article(doc, doc, text, lang, found, title)
    return {outlet_key(one.name) for one in credit_lines(article) if one.form in FORMS}
