"""The index of fingerprints leads where the batch's steps lead; furniture and formulas lead nowhere; what goes is gone."""

from __future__ import annotations

import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from selon.identity import article_id
from selon.ledger import Ledger
from selon.lineage import Index
from selon.lineage.steps import COMMON, FURNITURE, LINKS, PARTNERS, SLICE, STEPS, STOP, chosen, sliced
from selon.model import Article, Reading
from tests.lineage.build import bare
from tests.lineage.texts import AGENCY, COPY, RIVAL
from tests.spark import kept


def made(name: str, hashes: list[int], outlet: str | None = None, when: str | None = None) -> Reading:
    """A reading with these fingerprints, whatever its text."""
    article = Article(article_id(name, ""), name, "", "fr", (), outlet=outlet, published=when)
    return Reading(article, (), (), (), tuple((hash_, 0) for hash_ in hashes))


def drawn(seed: int, number: int) -> list[Reading]:
    """Readings that take from one another, from the furniture of ten outlets and from formulas that all have."""
    chance = random.Random(seed)
    found: list[Reading] = []
    for place in range(number):
        outlet = chance.choice([None, *map(str, range(10))])
        hashes = {chance.randrange(1 << 40) for _ in range(12)} | {1, 2, 3}
        hashes |= {100 + 10 * int(outlet) + n for n in range(4)} if outlet else set()
        for source in chance.sample(found[-60:], min(len(found), chance.randrange(4))):
            own = [hash_ for hash_, _ in source.fingerprint]
            hashes |= set(chance.sample(own, chance.randrange(2, 9)))
        if chance.random() < 0.2:
            hashes |= set(range(4, 10))
        when = f"2031-0{chance.randrange(1, 4)}-{chance.randrange(1, 31):02}" if chance.random() < 0.8 else None
        found.append(made(f"{place}.txt", sorted(hashes), outlet, when))
    return found


def keep(ledger: Ledger, readings: list[Reading]) -> Index:
    """All of them in the ledger and in its index."""
    with ledger.transaction() as connection:
        index = Index(connection)
        for reading in readings:
            ledger.add(reading)
        for article in index.missing():
            index.add(article)
    return index


def by_steps(ledger: Ledger, readings: list[Reading], folder: Path) -> set[tuple[str, str]]:
    """(earlier, later) as the batch's steps have them."""
    with ledger.connected() as connection:
        order = {row["id"]: (row["article"], row["day"]) for row in connection.execute("SELECT * FROM fingerprinted")}
    rows = [
        {
            "place": order[own.id][0],
            "day": order[own.id][1],
            "number": int(own.id[:15], 16),
            "outlet": own.outlet,
            "hash": hash_,
        }
        for own, hashes in ((reading.article, {hash_ for hash_, _ in reading.fingerprint}) for reading in readings)
        for hash_ in hashes
    ]
    pq.write_table(pa.Table.from_pylist(rows), folder / "prints.parquet")
    kept("local").sql(STEPS, {"prints": folder / "prints.parquet"}, folder / "sharing")
    assert pq.read_table(folder / "sharing").to_pylist() == by_slices(folder)
    ids = {key: id_ for id_, (key, _) in order.items()}
    return {(ids[row["one"]], ids[row["other"]]) for row in pq.read_table(folder / "sharing").to_pylist()}


def by_slices(folder: Path) -> list[dict[str, int]]:
    """What the steps find slice by slice of the fingerprints."""
    parts = {f"links_{n}": folder / f"links-{n}" for n in range(3)}
    kept("local").sql(sliced(3), {"all_prints": folder / "prints.parquet"}, folder / "slices", by=SLICE)
    for n, out in enumerate(parts.values()):
        kept("local").sql(LINKS, {"prints": folder / "slices" / f"{SLICE}={n}"}, out)
    kept("local").sql(chosen(parts), parts, folder / "sliced")
    found: list[dict[str, int]] = pq.read_table(folder / "sliced").to_pylist()
    return found


@pytest.mark.parametrize("seed", [3, 4])
def test_the_index_leads_where_the_steps_of_the_batch_lead(seed: int, ledger: Ledger, tmp_path: Path) -> None:
    readings = drawn(seed, STOP + 50)
    index = keep(ledger, readings)
    wanted = by_steps(ledger, readings, tmp_path)
    near = {reading.article.id: index.near(reading.article.id) for reading in readings}
    with ledger.connected() as connection:
        rows = connection.execute("SELECT id FROM fingerprinted ORDER BY day, id")
        turn = {row["id"]: at for at, row in enumerate(rows)}
    found = {(one, other) for other, others in near.items() for one in others if turn[one] < turn[other]}
    assert len(wanted) > STOP
    assert found == wanted
    for one, others in near.items():
        later = [other for other in others if turn[other] > turn[one]]
        assert len(later) == PARTNERS or {other for first, other in wanted if first == one} <= set(later)


def test_furniture_links_no_pages_of_its_outlet_but_others_that_have_it(ledger: Ledger) -> None:
    furniture = list(range(1, COMMON + 1))
    pages = [made(f"{n}.txt", furniture, "La Vigie") for n in range(FURNITURE)]
    stranger = made("other.txt", furniture, "Le Ponant")
    index = keep(ledger, [*pages[:-1], stranger])
    assert len(index.near(pages[0].article.id)) == len(pages) - 1
    index = keep(ledger, pages[-1:])
    assert index.near(pages[0].article.id) == [stranger.article.id]
    assert len(index.near(stranger.article.id)) == len(pages)


def test_a_formula_leads_nowhere(ledger: Ledger) -> None:
    formula = list(range(COMMON))
    index = keep(ledger, [made(f"{n}.txt", formula, str(n)) for n in range(STOP)])
    first = article_id("0.txt", "")
    assert index.near(first)
    index = keep(ledger, [made("last.txt", formula, "last")])
    assert index.near(first) == []


def test_who_is_passed_over_makes_room_for_others(ledger: Ledger) -> None:
    strong, weak = list(range(COMMON + 1)), list(range(10, 10 + COMMON))
    copies = [made(f"{n}.txt", strong, str(n), "2031-01-01") for n in range(PARTNERS)]
    other = made("weak.txt", weak, "weak", "2031-01-01")
    asked = made("asked.txt", strong + weak, "asked", "2031-01-02")
    index = keep(ledger, [*copies, other, asked])
    assert other.article.id not in index.near(asked.article.id)
    own_story = [copy.article.id for copy in copies]
    assert index.near(asked.article.id, but=own_story) == [other.article.id]


def test_what_is_forgotten_read_otherwise_or_superseded_leaves_the_index(ledger: Ledger) -> None:
    first, second, third = bare(AGENCY, "1.txt"), bare(COPY, "2.txt"), bare(RIVAL, "3.txt")
    index = keep(ledger, [first, second, third])
    assert index.near(second.article.id) == [first.article.id]
    ledger.forget("1.txt")
    assert index.near(second.article.id) == []
    assert counted(ledger) == {
        second.article.id: len(set(second.fingerprint)),
        third.article.id: len(third.fingerprint),
    }
    otherwise = Reading(second.article, (), (), (), second.fingerprint[:5])
    ledger.add(otherwise)
    assert list(counted(ledger)) == [third.article.id]
    assert index.missing() == [second.article.id]
    assert keep(ledger, []).missing() == []
    assert counted(ledger)[second.article.id] == 5


def test_a_later_version_takes_the_place_of_the_earlier_until_it_is_forgotten(ledger: Ledger) -> None:
    first, second, third = bare(AGENCY, "1.txt"), bare(COPY, "2.txt"), bare(AGENCY + "\n\nUn mot de plus.", "1.txt")
    index = keep(ledger, [first, second])
    keep(ledger, [third])
    assert counted(ledger)[first.article.id] == 0
    assert index.near(first.article.id) == []
    assert index.near(second.article.id) == [third.article.id]
    ledger.forget(third.article.id)
    assert index.missing() == [first.article.id]
    keep(ledger, [])
    assert index.near(second.article.id) == [first.article.id]


def test_the_index_may_be_dropped(ledger: Ledger) -> None:
    readings = [bare(AGENCY, "1.txt"), bare(COPY, "2.txt")]
    keep(ledger, readings)
    with ledger.connected() as connection:
        connection.execute("DROP TABLE fingerprints")
        connection.execute("DROP TABLE fingerprinted")
    index = keep(ledger, [])
    assert index.near(readings[1].article.id) == [readings[0].article.id]


def test_an_article_without_words_is_in_the_index_with_nothing(ledger: Ledger) -> None:
    index = keep(ledger, [made("empty.txt", [])])
    assert index.near(article_id("empty.txt", "")) == []
    assert index.missing() == []
    ledger.forget("empty.txt")
    assert len(index) == 0


def counted(ledger: Ledger) -> dict[str, int]:
    """How many fingerprints the index has of each article it knows."""
    sql = """SELECT id, (SELECT COUNT(*) FROM fingerprints WHERE article = fingerprinted.article) AS prints
             FROM fingerprinted ORDER BY article"""
    with ledger.connected() as connection:
        return {row["id"]: row["prints"] for row in connection.execute(sql)}
