"""What elements and attributes a page has: by it, a string of an article is text or it is not."""

from __future__ import annotations

from html.parser import HTMLParser

ALLOWED = {
    "a", "article", "aside", "b", "blockquote", "body", "br", "button", "dd", "defs", "del", "details", "div", "dl", "dt",
    "footer", "form", "g", "h1", "h2", "h3", "head", "header", "html", "i", "input", "ins", "label", "li", "main", "marker",
    "meta", "nav", "ol", "option", "p", "path", "rect", "script", "section", "select", "small", "span", "style", "summary",
    "svg", "symbol", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "tspan", "ul", "use",
}  # fmt: skip


class Elements(HTMLParser):
    """Names and attributes of all elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
