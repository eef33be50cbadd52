"""A story in the terminal: what an editor reads first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from selon.model import How, Story
from selon.report.elsewhere import nearest
from selon.report.records import ClaimView, DifferenceView, StoryView
from selon.report.views import MARKS, WORDY, story_view
from selon.report.wording import Wording, wording

STYLES = {How.ASSERTED: "bold", How.ATTRIBUTED: "", How.HEDGED: "yellow", How.DENIED: "red", How.REPORTED_DENIED: "red"}
CLAIMS, DIFFERENCES, VOICES, SIDES = 12, 8, 8, 4


def summary(story: Story, console: Console, lang: str | None = None, joined: Sequence[tuple[str, str]] = ()) -> None:
    """Print `story` on `console`, in `lang` or in the language of most of its articles. `joined` are the stories that became
    part of it just now, by their old ids and titles: a line for each."""
    view = story_view(story)
    words = wording(lang or _language_of(view))
    console.print()
    console.print(Text(" ".join(view.title.split()), style="bold"))
    console.print(Rule(style="dim"))
    console.print(_counts(view, words))
    for was, title in joined:
        console.print(Text(words("now_part", title=" ".join(title.split()), was=was)))
    _section(console, words("claims"), [_claim(claim, view, words) for claim in view.claims[:CLAIMS]])
    _rest(console, words, len(view.claims) - CLAIMS)
    _section(console, words("differences"), [_difference(d, words) for d in view.differences[:DIFFERENCES]])
    _rest(console, words, len(view.differences) - DIFFERENCES)
    _section(console, words("heard"), [_voices(view, words)])
    _section(console, words("articles"), [_articles(view, words), *_elsewhere(view, words)])
    console.print(_legend(words))


def _language_of(view: StoryView) -> str:
    languages = [article.lang for article in view.articles]
    return max(set(languages), key=languages.count) if languages else "en"


def _counts(view: StoryView, words: Wording) -> Text:
    counts = (
        ("article", len(view.articles)),
        ("outlet", view.outlets),
        ("origin", view.origins),
        ("claim", len(view.claims)),
        ("discrepancy", len(view.differences)),
    )
    return Text(" · ".join(words.count(key, number) for key, number in counts if number), style="dim")


def _section(console: Console, title: str, rows: list[Text | Table | Group]) -> None:
    console.print()
    console.print(Text(title, style="bold"))
    for row in rows:
        console.print(Padding(row, (0, 0, 0, 2)))


def _rest(console: Console, words: Wording, left: int) -> None:
    if left > 0:
        console.print(Text("  " + words("more", n=words.number(left)), style="dim"))


def _claim(claim: ClaimView, view: StoryView, words: Wording) -> Group:
    head = Text.assemble(
        (_marks(claim), "bold"), "  ", (claim.before, "dim"), (claim.text, ""), (claim.after, "dim"), overflow="fold"
    )
    counts = f"{words.count('article', claim.articles)} · {words.count('origin', claim.origins)}"
    if claim.sources:
        counts += f" · {words.count('source', claim.sources)}"
    tail = Text(counts, style="dim")
    if claim.voices:
        tail.append(f" · {words('said_by')} " + ", ".join(claim.voices[:3]), style="dim")
    if claim.denials:
        who = ", ".join(claim.deniers) or words("own_voice")
        tail.append(f" · {words('denied_by')} {who}", style="red")
    if claim.circular:
        tail.append(f" · {words('circular')}: {', '.join(claim.circular)}", style="yellow")
    return Group(head, Padding(tail, (0, 0, 0, len(view.articles) + 2)))


def _marks(claim: ClaimView) -> str:
    return "".join(MARKS[cell][0] if cell else "·" for cell in claim.cells)


def _difference(difference: DifferenceView, words: Wording) -> Group:
    kind = words(f"disc_{difference.kind}")
    head = Text.assemble((f"{kind}  ", "bold" if difference.weight == "main" else "dim"), difference.about)
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", max_width=28)
    table.add_column(style="dim", no_wrap=True, max_width=26)
    table.add_column(ratio=1)
    for side in difference.sides[:SIDES]:
        place = side.places[0]
        docs = ", ".join(dict.fromkeys(str(p.number) for p in side.places))
        sentence = Text.assemble(
            (place.before, "dim"), (" ".join(place.said.split()), "underline"), (place.after, "dim")
        )
        sentence.truncate(200, overflow="ellipsis")
        said = "" if difference.kind in WORDY else words.known("how", side.shown)
        table.add_row(said, f"[{docs}]", sentence)
    return Group(head, Padding(table, (0, 0, 0, 2)))


def _voices(view: StoryView, words: Wording) -> Table:
    table = Table.grid(padding=(0, 2))
    for voice in view.voices[:VOICES]:
        kind = words(f"kind_{voice.kind.value}")
        spread = f"{words.count('statement', voice.statements)} · {words.count('article', voice.articles)}"
        table.add_row(voice.name, Text(kind, style="dim"), Text(spread, style="dim"))
    if len(view.voices) > VOICES:
        table.add_row(Text(words("more", n=words.number(len(view.voices) - VOICES)), style="dim"))
    return table


def _articles(view: StoryView, words: Wording) -> Table:
    table = Table.grid(padding=(0, 2))
    for article in view.articles:
        lineage = article.lineage
        stands = Text(f"{words('from_')}: {lineage.origin}" if lineage and lineage.origin else "", style="dim")
        if lineage and lineage.cites:
            stands.append(f"  {words('cites')} {', '.join(lineage.cites[:4])}", style="dim")
        table.add_row(Text(str(article.number), style="bold"), article.name, stands)
    return table


def _elsewhere(view: StoryView, words: Wording) -> Iterator[Text]:
    """How many articles share text with articles outside the story, and with which most of all."""
    sharing = [article for article in view.articles if article.elsewhere]
    if sharing:
        most = nearest([other for article in sharing for other in article.elsewhere])
        told = f"{words.count('elsewhere_articles', len(sharing))} · {words('nearest')} {most.name}, « {most.title} »"
        yield Text(told, style="dim")


def _legend(words: Wording) -> Text:
    marks = (
        (MARKS[how][0], words(f"how_{how.value}")) for how in (How.ASSERTED, How.ATTRIBUTED, How.HEDGED, How.DENIED)
    )
    return Text("\n" + "   ".join(f"{mark} {label}" for mark, label in marks) + f"   · {words('silent')}", style="dim")
