"""Articles of one body block, or with the blocks a test gives."""

from __future__ import annotations

from selon.model import Article, Block, BlockKind, Span


def article(text: str, lang: str = "fr", blocks: tuple[Block, ...] | None = None) -> Article:
    whole = (Block(BlockKind.BODY, Span(0, len(text))),)
    return Article(id="0", doc="made.txt", text=text, lang=lang, blocks=whole if blocks is None else blocks)
