from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from selon.errors import LaterSchema, LedgerError, LedgerFull, NotInLedger
from selon.ledger import Heir, Ledger, verify
from selon.ledger.schema import VERSION
from selon.model import JudgementKind, Reading, Story
from tests.ledger import invented


def whole(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        return "\n".join(connection.iterdump())


def test_reading_again_changes_nothing(ledger: Ledger, story: Story) -> None:
    before = whole(ledger.path)
    assert not any(ledger.add(reading) for reading in story.readings)
    assert not ledger.put_story(story)
    assert whole(ledger.path) == before


def test_another_reading_of_an_article_replaces_it_and_its_story_is_to_be_told_again(
    ledger: Ledger, story: Story
) -> None:
    judged = ledger.judgements()
    fewer = replace(story.readings[0], attributions=(), statements=())
    assert ledger.add(fewer)
    assert ledger.reading(fewer.article.id) == fewer
    assert ledger.story(story.id) == Story(story.id, story.title, (fewer, story.readings[1]))
    assert ledger.judgements() == judged
    assert verify(ledger) == []


def test_a_wrong_statement_is_refused_with_its_doc(ledger: Ledger, story: Story) -> None:
    mixed: Reading = replace(story.readings[0], statements=story.readings[1].statements)
    with pytest.raises(LedgerError, match=r"1\.txt"):
        ledger.add(mixed)
    with pytest.raises(LedgerError, match="surrogate"):
        ledger.add(invented.reading("x\ud800.txt"))


def test_nothing_of_a_failed_write_stays(ledger: Ledger, story: Story) -> None:
    before = whole(ledger.path)
    doubled = replace(story, id="s2", claims=(story.claims[0], story.claims[0]))
    with pytest.raises(LedgerError):
        ledger.put_story(doubled)
    with pytest.raises(NotInLedger):
        ledger.put_story(replace(story, id="s3", readings=(invented.reading("9.txt"),)))
    assert whole(ledger.path) == before


def test_a_story_absorbs_those_that_are_part_of_it(ledger: Ledger, story: Story) -> None:
    third = invented.reading("3.txt")
    ledger.add(third)
    larger = Story("larger", "t", (*story.readings, third))
    articles = tuple(reading.article.id for reading in larger.readings)
    assert ledger.heirs([articles]) == [Heir(story.id, articles)]
    ledger.put_story(larger)
    assert ledger.story_ids() == ("larger",)
    assert ledger.newest_story() == "larger"
    assert ledger.present(story.id) == "larger"
    assert ledger.story(story.id).id == "larger"
    assert verify(ledger) == []


def test_only_more_than_half_of_a_story_is_that_story(ledger: Ledger, story: Story) -> None:
    first, second = (reading.article.id for reading in story.readings)
    assert ledger.heirs([[first]])[0].story != story.id
    assert ledger.heirs([[first, second, "unknown"]])[0].story == story.id
    assert ledger.heirs([]) == []


def test_a_changed_text_at_one_address_is_a_version(tmp_path: Path) -> None:
    url = "https://example.org/a"
    lines = (*invented.LINES[:2], invented.LINES[2].replace("la cause", "la cause exacte"), invented.LINES[3])
    earlier, later = (invented.reading(url, text, url=url) for text in (invented.LINES, lines))
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add(earlier)
        ledger.put_story(Story("s", "t", (earlier,)))
        ledger.add(later)
        first, second = ledger.versions(url)
        assert (first.supersedes, first.changes) == (None, ())
        assert second.supersedes == earlier.article.id
        (change,) = second.changes
        assert "exacte" in later.article.text[slice(*change.after)]
        assert "exacte" not in earlier.article.text[slice(*change.before)]
        assert list(ledger.readings()) == [later]
        assert ledger.reading(earlier.article.id) == earlier
        assert ledger.heirs([[later.article.id]]) == [Heir("s", (later.article.id,))]
        assert verify(ledger) == []


def test_judgements_stand_until_taken_back(ledger: Ledger, story: Story) -> None:
    statement, article = story.readings[0].statements[0], story.readings[0].article
    made = ledger.judge(JudgementKind.WRONG_SPEAKER, f"{article.id}#a1", None, "Paul Roy", "Ada")
    assert ledger.judge(JudgementKind.WRONG_SPEAKER, f"{article.id}#a1", None, "Paul Roy", "Ada") == made
    assert made in ledger.judgements()
    taken = ledger.revoke(made.id)
    assert taken.revoked
    assert ledger.revoke(made.id) == taken
    assert made.id not in {judgement.id for judgement in ledger.judgements()}
    assert taken in ledger.judgements(revoked=True)
    again = ledger.judge(JudgementKind.WRONG_SPEAKER, f"{article.id}#a1", None, "Paul Roy", "Ada")
    assert again.id != made.id
    for unknown in ("nothing", f"{article.id}#a7", f"{statement.id}#a1"):
        with pytest.raises(NotInLedger):
            ledger.judge(JudgementKind.IGNORE, unknown, None, None, "Ada")
    with pytest.raises(NotInLedger):
        ledger.revoke("nothing")


def test_forgetting_leaves_no_word_in_the_file(ledger: Ledger, story: Story) -> None:
    gone = ledger.forget("1.txt")
    assert gone["articles"] == 1
    assert gone["statements"] == 2
    assert gone["claims"] == 2
    assert gone["judgements"] == 1
    assert gone["stories"] == 0
    assert ledger.story(story.id) == Story(story.id, invented.OTHER[0], story.readings[1:])
    assert ledger.search("Orvault") == ()
    assert verify(ledger) == []
    ledger.close()
    for file in ledger.path.parent.iterdir():
        content = file.read_bytes().lower()
        assert b"orvault a" not in content
        assert "sur 40 mètres".encode() not in content
        assert b"partagez" not in content


def test_forgetting_the_last_article_takes_the_story(ledger: Ledger) -> None:
    ledger.forget("1.txt")
    assert ledger.forget("2.txt")["stories"] == 1
    assert list(ledger.stories()) == []
    with pytest.raises(NotInLedger, match=r"2\.txt"):
        ledger.forget("2.txt")
    with pytest.raises(NotInLedger):
        ledger.newest_story()


@pytest.mark.parametrize(
    ("query", "docs"),
    [
        ("elise", {"1.txt", "2.txt"}),
        ("ORVAULT", {"1.txt"}),
        ("ponant digue", {"1.txt"}),
        ('"40 mètres"', {"1.txt"}),
        ('"mètres 40"', set()),
        ("declar*", {"1.txt", "2.txt"}),
        ("declar", set()),
        ('" OR ( NEAR - ^ "', set()),
        ('a"b*(', set()),
        ("", set()),
        ("\0", set()),
        ("digue AND", set()),
    ],
)
def test_search_folds_accents_and_takes_any_query(ledger: Ledger, query: str, docs: set[str]) -> None:
    assert {hit.doc for hit in ledger.search(query)} == docs


def test_a_later_schema_is_refused_with_both_versions(ledger: Ledger) -> None:
    ledger.close()
    with sqlite3.connect(ledger.path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 7}")
    with pytest.raises(LaterSchema, match=rf"{VERSION + 7}.*{VERSION}"):
        Ledger.open(ledger.path)


def test_what_is_no_ledger_is_named(tmp_path: Path) -> None:
    text, other, empty = tmp_path / "text.db", tmp_path / "other.db", tmp_path / "empty.db"
    text.write_text("not a database at all, but long enough to be looked at" * 40)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    empty.touch()
    for path in (text, other, tmp_path, tmp_path / "missing" / "l.db"):
        with pytest.raises(LedgerError) as caught:
            Ledger.open(path)
        assert str(path) in str(caught.value)
    for path in (empty, tmp_path / "missing.db"):
        with pytest.raises(LedgerError):
            Ledger.open(path, create=False)
    assert not (tmp_path / "missing.db").exists()
    Ledger.open(empty).close()


def test_a_damaged_ledger_is_named(ledger: Ledger) -> None:
    ledger.close()
    content = bytearray(ledger.path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    ledger.path.write_bytes(content)
    with pytest.raises(LedgerError), Ledger.open(ledger.path) as opened:
        list(opened.stories())


def test_a_full_disk_is_named_and_loses_nothing(ledger: Ledger) -> None:
    before = [reading.article.id for reading in ledger.readings()]
    with ledger.connected() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LedgerFull, match="full"):
        for number in range(200):
            ledger.add(invented.reading(f"new-{number}.txt"))
    assert [reading.article.id for reading in ledger.readings()][:2] == before
    assert verify(ledger) == []
    with ledger.connected() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    assert ledger.add(invented.reading("later.txt"))


def test_what_cannot_be_written_is_named(ledger: Ledger) -> None:
    with Ledger.open(ledger.path, readonly=True) as opened:
        assert opened.count("articles") == 2
        with pytest.raises(LedgerFull, match="readonly"):
            opened.add(invented.reading("new.txt"))
    with pytest.raises(LedgerError, match="no table"):
        ledger.count("sqlite_master; --")


def test_a_file_that_was_edited_is_a_version_and_another_of_its_name_is_not(tmp_path: Path) -> None:
    lines = (*invented.LINES[:2], invented.LINES[2].replace("la cause", "la cause exacte"), invented.LINES[3])
    first, edited = invented.reading("1.txt"), invented.reading("1.txt", lines)
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add(first)
        assert not ledger.taken("1.txt", first.article.text)
        assert not ledger.taken("1.txt", edited.article.text)
        assert ledger.taken("1.txt", "Un tout autre article, sur les abeilles de la vallée et leurs ruches.")
        assert not ledger.taken("2.txt", "Un tout autre article.")
        ledger.add(edited)
        assert ledger.superseded([first.article.id, edited.article.id]) == {first.article.id}
        assert ledger.untold() == (edited.article.id,)


def test_the_news_of_another_day_at_one_address_is_another_article(tmp_path: Path) -> None:
    url = "https://example.org/live"
    other = (
        "Autre jour",
        "Le pont rouvre sur 80 mètres, a déclaré devant nous Élise Marchand.",
        "« Nous ignorons la cause », ne nous a-t-elle ajouté.",
    )
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add(invented.reading("1.txt", url=url))
        ledger.add(invented.reading("2.txt", other, url=url))
        assert len(list(ledger.readings())) == 2
        assert ledger.taken("1.txt", "\n".join(other), url)
