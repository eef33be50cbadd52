"""The ledger's tables, derived from the fields of the nouns; what stands here is only which noun lives where.

`articles` and `judgements` are precious, and what a person put together (`story_articles.gathered`); ids of stories and where old
ones lead (`aliases`) are promises to those who hold them. All else can be made again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from selon.ledger.fields import Column, columns
from selon.model import (
    Article,
    Attribution,
    Block,
    Citation,
    Claim,
    Derivation,
    Discrepancy,
    Judgement,
    Lineage,
    Link,
    Origin,
    Reuse,
    Side,
    Statement,
    Story,
)

VERSION = 2
"""Kept in `PRAGMA user_version`; a program refuses a ledger of a later one. A change of `TABLES` or `EXTRAS` means a new
version and a migration in `migrations.py`."""

APPLICATION = 0x53454C4F
"""`SELO`, in `PRAGMA application_id`: tells a ledger from any other SQLite file."""


@dataclass(frozen=True)
class Table:
    """A noun's table. `owner` is the column that says whose part a row is (none for what stands alone), `of` what it
    points to; rows of one owner keep their order in `ordinal`. `apart` are fields that have a table of their own.
    `refers` are columns that point elsewhere. `extra` are columns that no noun has, in SQL."""

    name: str
    noun: type
    owner: str | None = None
    of: str | None = None
    apart: tuple[str, ...] = ()
    key: str | None = None
    refers: tuple[tuple[str, str], ...] = ()
    extra: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The noun's own columns; the owner's name may be among them (`Statement.article`)."""
        return columns(self.noun, self.apart)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All columns that a row is written with, but for `extra`: owner and ordinal first."""
        own = tuple(column.name for column in self.columns)
        if self.owner is None:
            return own
        return (self.owner, "ordinal", *(name for name in own if name != self.owner))

    def create(self, *, by_id: bool = False) -> str:
        """The `CREATE TABLE` statement; with `by_id` the id, where there is one, is the primary key instead of a number."""
        by_id = by_id and self.key == "id"
        lines = [] if by_id else ["key INTEGER PRIMARY KEY"]
        declared = {column.name: column for column in self.columns}
        refers = dict(self.refers)
        for name in self.names:
            if name == self.owner:
                kind = "INTEGER" if (self.of or "").endswith("(key)") else "TEXT"
                lines.append(f"{name} {kind} NOT NULL REFERENCES {self.of} ON DELETE CASCADE")
            elif name == "ordinal":
                lines.append("ordinal INTEGER NOT NULL")
            else:
                lines.append(_declared(declared[name], refers.get(name)))
        lines += self.extra
        if self.key:
            lines.append(f"PRIMARY KEY ({self.key})" if by_id else f"UNIQUE ({self.key})")
        if self.owner:
            lines.append(f"UNIQUE ({self.owner}, ordinal)")
        return f"CREATE TABLE {self.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _declared(column: Column, refers: str | None) -> str:
    parts = [column.name, column.sql]
    if not column.nullable:
        parts.append("NOT NULL")
    if refers:
        parts.append(f"REFERENCES {refers} ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED")
    return " ".join(parts)


TABLES = (
    Table(
        "articles",
        Article,
        apart=("blocks",),
        key="id",
        extra=(
            "added TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
            "supersedes TEXT REFERENCES articles(id) ON DELETE SET NULL",
            "changed TEXT NOT NULL DEFAULT '[]'",
        ),
    ),
    Table("blocks", Block, owner="article", of="articles(id)"),
    Table("attributions", Attribution, owner="article", of="articles(id)", key="article, id"),
    Table("statements", Statement, owner="article", of="articles(id)", key="id"),
    Table("citations", Citation, owner="article", of="articles(id)"),
    Table(
        "stories",
        Story,
        apart=("readings", "claims", "discrepancies", "derivations", "lineage", "elsewhere"),
        key="id",
        extra=(
            "told TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
            "seal TEXT NOT NULL DEFAULT ''",
        ),
    ),
    Table("claims", Claim, owner="story", of="stories(id)", apart=("links", "origins"), key="story, id"),
    Table("links", Link, owner="claim", of="claims(key)", refers=(("statement", "statements(id)"),)),
    Table("origins", Origin, owner="claim", of="claims(key)"),
    Table("discrepancies", Discrepancy, owner="story", of="stories(id)", apart=("sides",), key="story, id"),
    Table("sides", Side, owner="discrepancy", of="discrepancies(key)"),
    Table("derivations", Derivation, owner="story", of="stories(id)"),
    Table("lineage", Lineage, owner="story", of="stories(id)"),
    Table("reuse", Reuse, refers=(("article", "articles(id)"), ("their_article", "articles(id)"))),
    Table("judgements", Judgement, key="id"),
)
BY_NAME = {table.name: table for table in TABLES}
OF_ARTICLE = tuple(table.name for table in TABLES if table.owner == "article")
OF_STORY = tuple(table.name for table in TABLES if table.owner == "story")

EXTRAS = (
    """CREATE TABLE readings (
  key INTEGER PRIMARY KEY,
  article TEXT NOT NULL UNIQUE REFERENCES articles(id) ON DELETE CASCADE,
  seal TEXT NOT NULL,
  fingerprint BLOB NOT NULL
)""",
    """CREATE TABLE story_articles (
  story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  gathered INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (story, article)
) WITHOUT ROWID""",
    """CREATE TABLE aliases (
  old TEXT PRIMARY KEY,
  story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE
) WITHOUT ROWID""",
    "CREATE INDEX aliases_story ON aliases (story)",
    "CREATE INDEX story_articles_article ON story_articles (article)",
    "CREATE INDEX articles_doc ON articles (doc)",
    "CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL",
    "CREATE INDEX articles_supersedes ON articles (supersedes) WHERE supersedes IS NOT NULL",
    "CREATE INDEX links_statement ON links (statement)",
    "CREATE INDEX judgements_subject ON judgements (subject)",
    "CREATE INDEX reuse_article ON reuse (article)",
    "CREATE INDEX reuse_their_article ON reuse (their_article)",
    """CREATE VIRTUAL TABLE articles_words USING fts5(
  title, text, content="articles", content_rowid="key", tokenize="unicode61 remove_diacritics 2"
)""",
    """CREATE TRIGGER articles_words_added AFTER INSERT ON articles BEGIN
  INSERT INTO articles_words (rowid, title, text) VALUES (new.key, new.title, new.text);
END""",
    """CREATE TRIGGER articles_words_gone AFTER DELETE ON articles BEGIN
  INSERT INTO articles_words (articles_words, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
END""",
    """CREATE TRIGGER articles_words_changed AFTER UPDATE OF title, text ON articles BEGIN
  INSERT INTO articles_words (articles_words, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
  INSERT INTO articles_words (rowid, title, text) VALUES (new.key, new.title, new.text);
END""",
)
"""What no noun tells: that an article was read (`seal` is a hash of all its reading, `fingerprint` its packed pairs), which
articles make a story (`gathered`: a person put it there), where the id of a story that became part of another leads, indices,
full-text search with accents folded."""


def statements() -> tuple[str, ...]:
    """All that makes an empty ledger of this version."""
    return (*(table.create() for table in TABLES), *EXTRAS)
