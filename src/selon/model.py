"""The nouns of selon: frozen records without behaviour.

Every store, export and wire form derives its columns from the fields declared here. A `Span` is always `[start, end)`
in code points of `Article.text`, which is never altered after it was read. Terms: PARC and PolNeAR (source, cue,
content), FactBank (factuality), W3C PROV (derivation).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

LATER = {"later": True}
"""Metadata of a field of a nested record that came when ledgers were written already: stored only where it is not its default,
so that what was stored before it came stays the same bytes under the same seal."""


class Span(NamedTuple):
    """`[start, end)` in code points of an article's text."""

    start: int
    end: int


class BlockKind(StrEnum):
    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


class SpeakerKind(StrEnum):
    PERSON = "person"
    UNNAMED = "unnamed"
    INSTITUTION = "institution"
    OUTLET = "outlet"
    DOCUMENT = "document"


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERT = "assert"
    DENY = "deny"
    CONFIRM = "confirm"
    WARN = "warn"
    ASK = "ask"
    PROMISE = "promise"
    BELIEVE = "believe"
    WITHHOLD = "withhold"


class Speech(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Factuality(StrEnum):
    """FactBank's values: what the source commits to about the content."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAIN_NOT = "CT-"
    PROBABLY_NOT = "PR-"
    POSSIBLY_NOT = "PS-"
    CERTAIN_UNKNOWN_POLARITY = "CTu"
    UNKNOWN = "Uu"


class How(StrEnum):
    """How an article carries a statement."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    HEDGED = "hedged"
    DENIED = "denied"
    REPORTED_DENIED = "reported-denied"

    @property
    def denies(self) -> bool:
        """The article, or whom it quotes, says that it is not so."""
        return self in (How.DENIED, How.REPORTED_DENIED)


class DiscrepancyKind(StrEnum):
    NUMBER = "number"
    TIME = "time"
    NAME = "name"
    OBJECT = "object"
    CERTAINTY = "certainty"
    TITLE = "title"
    OTHER = "other"


class Weight(StrEnum):
    MAIN = "main"
    MINOR = "minor"


class DerivationKind(StrEnum):
    COPIED = "copied"
    TRANSLATED = "translated"
    CITED = "cited"
    CREDITED = "credited"


class JudgementKind(StrEnum):
    SAME = "same"
    NOT_SAME = "not-same"
    WRONG_SPEAKER = "wrong-speaker"
    NOT_A_DISCREPANCY = "not-a-discrepancy"
    IGNORE = "ignore"


class Reason(NamedTuple):
    """One feature that weighed in a decision: its name, its value as shown, its weight in log-odds (or as said)."""

    feature: str
    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article; the blocks of an article cover its text in order, without overlap.

    `why` names what made the block what it is (`first line`, `share prompt`, …), for the reader who doubts it.
    """

    kind: BlockKind
    span: Span
    why: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One published text, as read. `id` is a hash of `doc` and `text`; `published` is ISO 8601, as exact as known."""

    id: str
    doc: str
    text: str
    lang: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A content credited to a source, in one article. `confidence` (0 to 100) is how sure the extractor is."""

    id: str
    parent: str | None
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    speaker: str | None
    kind: SpeakerKind
    stance: Stance
    speech: Speech
    factuality: Factuality
    confidence: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, sum, share, duration, date or time in normal form: all of `[low, high]` is meant.

    `unit` is a currency (`EUR`), `percent`, an SI or time unit (`hour`, `date`, `clock`), or the lemma of what is counted.
    Dates are proleptic Gregorian ordinals, clock times minutes after midnight, durations hours, other units themselves.
    """

    span: Span
    unit: str
    low: float
    high: float
    approximate: bool
    says: str


class Shape(StrEnum):
    """What a statement is made of: a predicate with what belongs to it; a phrase without a verb; or an act of saying, of which what
    is said stands apart (« a déclaré le ministre lundi à la radio »)."""

    CLAUSE = "clause"
    PHRASE = "phrase"
    SAYING = "saying"


@dataclass(frozen=True, slots=True)
class Coding:
    """Who does what to whom in a statement: normalised actors (ISO 3166 with a role, or a name), act by PLOVER root
    with CAMEO's number where PLOVER has none. `lemmas` are the content lemmas of the statement, in order;
    `names` the proper names as written there; `negated` and `modal` are of the main predicate. `whole` where it can stand as a
    sentence: a finite predicate with its subject, which hangs on no noun and modifies no other clause.
    `shape` is what it is made of."""

    actor: str | None
    act: str | None
    target: str | None
    object: tuple[str, ...]
    predicate: str | None
    lemmas: tuple[str, ...]
    names: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    negated: bool = False
    modal: bool = False
    whole: bool = field(default=False, metadata=LATER)
    shape: Shape = field(default=Shape.CLAUSE, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Statement:
    """The atom of the ledger: one article says one thing. `id` is a content hash (see `identity`).

    `chain` runs from the outermost voice to the one who would know; empty when the article speaks itself.
    `span` is the hull of `parts`. `attribution` is the id, in the same article, of the innermost attribution it stands in.
    """

    id: str
    article: str
    doc: str
    span: Span
    parts: tuple[Span, ...]
    how: How
    source: str | None
    chain: tuple[str, ...]
    attribution: str | None
    stance: Stance | None
    factuality: Factuality
    in_title: bool
    coding: Coding | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The article names an outlet, agency, document or body as where something comes from.

    `form` is what shows it: `attribution`, `obtained` (the outlet brought it out itself), `dateline`, `credit`, `tag`, `via`,
    `contributed`, `own` (the article's own outlet was told), `mention` (nothing comes from it).
    """

    name: str
    kind: SpeakerKind
    form: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the article steps make of one article: a pure function of it, fit to be sent between processes.

    `fingerprint` holds (hash, position) of the winnowed word n-grams of title and body.
    """

    article: Article
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    fingerprint: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two articles share: `span` in `doc`, `their_span` in `their_doc`; `sameness` 1.0 is word for word."""

    doc: str
    span: Span
    their_doc: str
    their_span: Span
    sameness: float


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that two articles of different stories share, named by their ids; who had it first is not told by it.

    `article` is the one that was looked at later.
    """

    article: str
    span: Span
    their_article: str
    their_span: Span
    sameness: float


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A `Reuse` as a story sees it: `span` in its article `doc`, `their_span` in an article that is not in the story.

    `story` is that article's own (the one told last, `None` where it stands in none), `number` its place there, from 1.
    """

    doc: str
    span: Span
    their_article: str
    their_doc: str
    their_span: Span
    title: str | None
    outlet: str | None
    published: str | None
    story: str | None
    number: int | None
    sameness: float


@dataclass(frozen=True, slots=True)
class Derivation:
    """Article `doc` takes from `taken_from`: the `doc` of another article of the story, or the name of an outlet.

    `directed` is false where nothing shows who took from whom. `evidence` are spans of `doc`.
    """

    doc: str
    taken_from: str
    is_article: bool
    kind: DerivationKind
    directed: bool
    evidence: tuple[Span, ...]
    why: str
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """What one article stands on: its `origin` (an outlet or agency, `None` where the text does not show it), the
    way it came (`via`), whom it cites, what it shares with others."""

    doc: str
    origin: str | None
    via: tuple[str, ...]
    cites: tuple[str, ...]
    evidence: tuple[Span, ...]
    shared_with: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A statement's place in a claim, with the features that put it there."""

    statement: str
    how: How
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent way by which a claim entered the story: `outlet` reported it, from `source`; `docs` carry it."""

    outlet: str | None
    source: str | None
    docs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements that say, hedge or deny the same thing; `text` is the clearest of them, verbatim.

    `origins` are the independent origins; `sources` counts the distinct sources behind them (two outlets may have heard
    one source), without those who only deny it. `circular` names the docs of a reporting circle, if any.
    """

    id: str
    text: str
    links: tuple[Link, ...]
    origins: tuple[Origin, ...] = ()
    sources: int = 0
    circular: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a discrepancy: what an article says there, `says` in normal form, `source` on whose word."""

    doc: str
    span: Span
    says: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Sides that cannot all be so, or are not equally sure. `claim` is the claim it is about, where there is one."""

    id: str
    kind: DiscrepancyKind
    weight: Weight
    about: str
    sides: tuple[Side, ...]
    claim: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided. `subject` and `object` are ids of statements, claims, discrepancies or attributions
    (`ARTICLE#aN`); `value` is what they say instead. `revoked` is when it was taken back, else `None`."""

    id: str
    kind: JudgementKind
    subject: str
    object: str | None
    value: str | None
    author: str
    made: str
    revoked: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event and all that was made of them. `readings` are in the order of `doc`; `elsewhere` is what
    they share with articles of other stories, as the ledger knows when it is asked."""

    id: str
    title: str
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
