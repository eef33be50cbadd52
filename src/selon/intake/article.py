"""One text to one `Article`: pure, and the text as it came."""

from __future__ import annotations

from selon.errors import Empty
from selon.identity import article_id
from selon.intake import shown
from selon.intake.blocks import blocks
from selon.intake.detect import check, detect
from selon.model import Article


def article(
    text: str,
    doc: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    authors: tuple[str, ...] = (),
    published: str | None = None,
    url: str | None = None,
    lang: str | None = None,
    agency: str | None = None,
) -> Article:
    """The article that `text` is. What is given stands; what is not is taken from the text where it shows it.

    Raises `Empty` where there is no word in it and `UnknownLanguage` for one without a folder.
    """
    if not any(char.isalnum() for char in text):
        raise Empty("has no words in it", subject=doc, hint="nothing was read")
    found, known = blocks(text, title)
    code = check(lang, doc) if lang else detect(text, doc)
    return Article(
        id=article_id(doc, text),
        doc=doc,
        text=text,
        lang=code,
        blocks=found,
        title=known,
        outlet=outlet or shown.outlet(text, found),
        authors=authors or shown.authors(text, found),
        published=published or shown.published(text, found, code),
        url=url,
        agency=agency or shown.agency(text, found),
    )
