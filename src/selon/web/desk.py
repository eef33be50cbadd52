"""What all requests share: the ledger, stories as they are shown, the readings under way, the signer of forms."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from selon.errors import NotInLedger
from selon.ledger import Ledger
from selon.model import Elsewhere, Judgement, Story
from selon.pipeline import retell
from selon.report.graph import Graph, graph
from selon.report.passages import TieView, tie_views
from selon.report.records import StoryView
from selon.report.ties import Tie, ties
from selon.report.views import story_view
from selon.web.catalogue import Entries, Entry
from selon.web.jobs import Jobs
from selon.web.safety import Forms
from selon.web.settings import Settings

KEPT = 12
"""Stories that are kept as they are shown."""

TOUCHED = """
  SELECT story FROM story_articles WHERE article = :a OR article IN (SELECT article FROM statements WHERE id IN (:s, :o))
  UNION SELECT story FROM claims WHERE id IN (:s, :o)
  UNION SELECT story FROM discrepancies WHERE id = :s
"""
"""The stories of what a judgement is about, by its subject, its object, and the article in its subject."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A story and what its pages are made of."""

    story: Story
    view: StoryView
    ties: tuple[Tie, ...]
    tie_views: tuple[TieView, ...]
    graph: Graph


class Moved(Exception):
    """The story asked for by its old id is part of another."""

    def __init__(self, old: str, story: str) -> None:
        super().__init__(f"{old} is part of {story}")
        self.old, self.story = old, story


class Desk:
    """One for each running app. Its ledger is open for writing too: judgements come from the pages."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.ledger = Ledger.open(settings.ledger)
        self.forms = Forms(settings.secret, settings.max_bytes)
        self.jobs = Jobs(settings.ledger)
        self._entries = Entries()
        self._shown: OrderedDict[tuple[str, str, tuple[Elsewhere, ...]], Shown] = OrderedDict()
        self._lock = Lock()
        self._telling = Lock()
        self._judged: dict[str, tuple[str, ...]] = {}

    def close(self) -> None:
        self.jobs.close()
        self.ledger.close()

    def entries(self) -> tuple[Entry, ...]:
        return self._entries.all(self.ledger)

    def shown(self, story: str) -> Shown:
        """The story as it stands now; what it shares with others changes without its being told again. Raises `Moved` for an old
        id of one, `NotInLedger` where there is none."""
        present = self.ledger.present(story)
        if present != story:
            raise Moved(story, present)
        elsewhere = self.ledger.elsewhere(story)
        key = story, self._told(story), elsewhere
        with self._lock:
            if key in self._shown:
                self._shown.move_to_end(key)
                return self._shown[key]
        made = _shown(self.ledger.story(story))
        with self._lock:
            self._shown[key] = made
            while len(self._shown) > KEPT:
                self._shown.popitem(last=False)
        return made

    def forget_shown(self) -> None:
        """Make every story anew when it is next asked for."""
        with self._lock:
            self._shown.clear()

    def _told(self, story: str) -> str:
        with self.ledger.connected() as connection:
            row = connection.execute("SELECT told FROM stories WHERE id = ?", (story,)).fetchone()
        if row is None:
            raise NotInLedger("there is no such story", subject=story)
        return str(row["told"])

    def stories_of(self, article: str) -> tuple[str, ...]:
        """The stories that the article is in, the one told last first."""
        sql = """SELECT story FROM story_articles JOIN stories ON stories.id = story WHERE article = ?
                 ORDER BY told DESC, stories.key DESC"""
        with self.ledger.connected() as connection:
            return tuple(row["story"] for row in connection.execute(sql, (article,)))

    def tell_again(self, judgement: Judgement) -> None:
        """Tell the stories that `judgement` is about, one telling at a time. What is judged away is in no story any more:
        until the app ends it is remembered where it was, after that all stories are told again."""
        with self._telling:
            stories = self._touched(judgement) or self._judged.get(judgement.id, ())
            self._judged[judgement.id] = stories
            retell(self.ledger, *stories)

    def _touched(self, judgement: Judgement) -> tuple[str, ...]:
        ids = (judgement.subject, judgement.object, judgement.subject.partition("#")[0])
        with self.ledger.connected() as connection:
            return tuple(row["story"] for row in connection.execute(TOUCHED, dict(zip("soa", ids, strict=True))))


def _shown(story: Story) -> Shown:
    view, made = story_view(story), ties(story)
    return Shown(story, view, made, tie_views(story, made), graph(made, view.articles))
