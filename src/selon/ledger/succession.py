"""Which stories that stand go on in which groups, when articles are grouped over again; and where an old id leads.

A story goes where most of its articles go. Of several that go to one group, the one that has more articles there keeps its id,
of equals the older; the ids of the others lead to it. What a person put together (`--one-story`) is never torn apart: such a
story goes on in a group that holds all its articles, else it stays as it is, beside the groups that have some of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from selon.identity import content_id
from selon.ledger.faults import Fault

Groups = Sequence[Collection[str]]
Rows = list[sqlite3.Row]

STANDING = """
  WITH RECURSIVE own (place, now, id) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[1]') FROM json_each(?)
    UNION SELECT place, now, supersedes FROM articles JOIN own USING (id) WHERE supersedes IS NOT NULL
  )
  SELECT story, stories.title, article, gathered, place, now FROM story_articles
  JOIN stories ON stories.id = story JOIN articles ON articles.id = article LEFT JOIN own ON own.id = article
  WHERE story IN (SELECT story FROM story_articles JOIN own ON own.id = article) ORDER BY stories.key, articles.key
"""
"""The stories that have an article of a group, or an earlier version of one, the oldest first: all their articles, the one read
first first, each with the place of its group and what it is `now` there."""


@dataclass(frozen=True, slots=True)
class Heir:
    """A story to be told: its id, its articles' ids, and the stories that stood and go on in it, by id with their titles."""

    story: str
    articles: tuple[str, ...]
    joined: tuple[tuple[str, str], ...] = ()


def heirs(connection: sqlite3.Connection, groups: Groups) -> list[Heir]:
    """What is to be told of `groups` of articles, in their order; an id is new where no story that stands goes there."""
    standing = _standing(connection, groups)
    going: dict[int | None, list[Rows]] = defaultdict(list)
    for rows in standing:
        going[_goes_to(rows)].append(rows)
    found: list[Heir] = []
    for place, group in enumerate(groups):
        whole = [rows for rows in going[None] if any(row["gathered"] for row in rows) and _holds(rows, place, group)]
        if going[place]:
            found.append(_followed(group, going[place], place))
        elif whole:
            articles = dict.fromkeys(row["now"] or row["article"] for row in whole[0])
            found.append(Heir(whole[0][0]["story"], tuple(articles)))
        else:
            found.append(Heir(_free(connection, group), tuple(group)))
    return list(dict.fromkeys(found))


def _standing(connection: sqlite3.Connection, groups: Groups) -> list[Rows]:
    named = [(place, article) for place, group in enumerate(groups) for article in group]
    found: dict[str, Rows] = defaultdict(list)
    for row in connection.execute(STANDING, (json.dumps(named),)):
        found[row["story"]].append(row)
    return list(found.values())


def _goes_to(rows: Rows) -> int | None:
    """The place of the group in which a story goes on; `None` where it stays as it is."""
    held = {row["place"] for row in rows if row["gathered"]}
    if held:
        return held.pop() if len(held) == 1 else None
    counts = Counter(row["place"] for row in rows)
    best = max(counts, key=counts.__getitem__)
    return best if 2 * counts[best] > len(rows) or not counts[None] else None


def _holds(rows: Rows, place: int, group: Collection[str]) -> bool:
    """Whether a story has all of `group`: then the group is told as part of it."""
    return set(group) <= {row["now"] for row in rows if row["place"] == place}


def _followed(group: Collection[str], stories: list[Rows], place: int) -> Heir:
    """The story of most articles goes on in `group`, the first of equals; the others join it."""
    kept = max(stories, key=lambda rows: sum(row["place"] == place for row in rows))
    joined = tuple((rows[0]["story"], rows[0]["title"]) for rows in stories if rows is not kept)
    return Heir(kept[0]["story"], tuple(group), joined)


def _free(connection: sqlite3.Connection, articles: Collection[str]) -> str:
    """The id that a story of `articles` gets by them; another where a story that has grown since stands under it."""
    story = content_id("story", *sorted(articles))
    while connection.execute("SELECT 1 FROM stories WHERE id = ?", (story,)).fetchone():
        story = content_id("story", story)
    return story


def present(connection: sqlite3.Connection, story: str) -> str:
    """The id under which the story that was `story` stands now; `story` itself where it is no old id."""
    found = connection.execute("SELECT story FROM aliases WHERE old = ?", (story,)).fetchone()
    return found["story"] if found else story


def join(connection: sqlite3.Connection, old: str, story: str) -> None:
    """The story `old` goes; its id, and those that led to it, lead to `story`, which keeps what a person put together."""
    connection.execute("UPDATE aliases SET story = ? WHERE story = ?", (story, old))
    connection.execute("DELETE FROM stories WHERE id = ?", (old,))
    connection.execute("INSERT OR REPLACE INTO aliases (old, story) VALUES (?, ?)", (old, story))


def gathered(connection: sqlite3.Connection, stories: Collection[str]) -> list[str]:
    """The articles that a person put together in `stories`."""
    sql = "SELECT article FROM story_articles WHERE gathered AND story IN (SELECT value FROM json_each(?))"
    return [row["article"] for row in connection.execute(sql, (json.dumps(list(stories)),))]


def gather(connection: sqlite3.Connection, story: str, articles: Collection[str]) -> None:
    """Note that `articles` of `story`, and later versions of them, are there because a person put them together."""
    sql = """
      WITH RECURSIVE own (id) AS (
        SELECT value FROM json_each(?2) UNION SELECT articles.id FROM articles JOIN own ON supersedes = own.id
      )
      UPDATE story_articles SET gathered = 1 WHERE story = ?1 AND article IN (SELECT id FROM own)
    """
    connection.execute(sql, (story, json.dumps(list(articles))))


def alias_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Old ids that lead to no story, or under which one stands."""
    for row in connection.execute("SELECT old, story FROM aliases WHERE story NOT IN (SELECT id FROM stories)"):
        yield Fault("aliases", row["old"], f"leads to {row['story']}, which is no story")
    for row in connection.execute("SELECT old FROM aliases WHERE old IN (SELECT id FROM stories)"):
        yield Fault("aliases", row["old"], "is the id of a story that stands")
