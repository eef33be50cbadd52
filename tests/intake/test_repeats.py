"""Lines that an outlet repeats are its page's own; what newsrooms carry from story to story is not."""

# ruff: noqa: E501  (articles stand as newsrooms write them)

from __future__ import annotations

from selon import intake
from selon.intake import mark_repeats
from selon.intake.repeats import WHY
from selon.model import Article, BlockKind

STORIES = (
    "Le conseil municipal vote le budget\n\nLes élus ont adopté lundi une hausse de la taxe foncière, malgré l'opposition des commerçants.\n\n"
    "La maire assure que les cantines resteront gratuites jusqu'au printemps prochain.",
    "Une baleine échouée près du phare\n\nDes promeneurs ont découvert dimanche un cétacé long de onze mètres sur la plage du Sablon.\n\n"
    "Les biologistes attendent la marée haute pour tenter de le remettre à flot.",
    "Handball : Brivac s'incline encore\n\nBattues samedi devant leur public, les joueuses descendent à la neuvième place du classement.\n\n"
    "L'entraîneuse réclame deux recrues avant la fin du mercato hivernal.",
    "Grève des éboueurs, sixième jour\n\nLes sacs s'entassent rue des Halles, où les riverains dénoncent une odeur insoutenable.\n\n"
    "Une rencontre avec la préfecture est annoncée pour mercredi soir.",
    "Le moulin de Tauriac rouvre ses portes\n\nAprès quatre ans de travaux, meules et charpente ont retrouvé leur allure d'autrefois.\n\n"
    "Des visites guidées seront proposées chaque dimanche aux familles.",
)
LAST = "Une information à transmettre à notre équipe : écrivez au bureau des nouvelles."


def made(texts: list[str], outlet: str | None = "Le Phare") -> list[Article]:
    return [intake.article(text, f"{at}.txt", lang="fr", outlet=outlet) for at, text in enumerate(texts)]


def repeated(article: Article) -> list[str]:
    return [article.text[slice(*block.span)].strip() for block in article.blocks if block.why == WHY]


def test_lines_at_the_edges_of_unlike_articles_of_one_outlet() -> None:
    articles = made([f"{story}\n\n{LAST}" for story in STORIES])
    marked = mark_repeats(articles)
    assert [repeated(article) for article in marked] == [[LAST]] * 5
    for before, after in zip(articles, marked, strict=True):
        assert (after.id, after.text) == (before.id, before.text)
        assert after.blocks[0].span.start == 0
        assert after.blocks[-1].span.end == len(after.text)
        assert all(one.span.end == other.span.start for one, other in zip(after.blocks, after.blocks[1:], strict=False))
        assert all(after.text[slice(*block.span)].strip() for block in after.blocks)


def test_fewer_articles_or_other_outlets_show_nothing() -> None:
    texts = [f"{story}\n\n{LAST}" for story in STORIES]
    assert not any(map(repeated, mark_repeats(made(texts[:3]))))
    assert not any(map(repeated, mark_repeats(made(texts, None))))
    others = [article for at, text in enumerate(texts) for article in made([text], f"Journal {at}")]
    assert not any(map(repeated, mark_repeats(others)))
    assert repeated(mark_repeats(made(texts[:1]), made(texts[1:]))[0]) == [LAST]


def test_background_that_goes_with_a_story_is_kept() -> None:
    background = "La digue avait cédé en mars, noyant quarante maisons du quartier des Tanneurs."
    versions = [f"{STORIES[0]}\n\nPoint numéro {at}.\n\n{background}" for at in range(8)]
    assert not any(map(repeated, mark_repeats(made(versions))))


def test_a_line_amid_the_body_is_kept_and_an_article_is_never_emptied() -> None:
    amid = [story.replace("\n\n", f"\n\n{LAST}\n\n", 1) for story in STORIES]
    long = [
        f"{text}\n\n" + "\n\n".join(f"{word} {at} à sa façon." for at in range(9))
        for text, word in zip(amid, "abcde", strict=True)
    ]
    for article in mark_repeats(made(long)):
        body = [article.text[slice(*block.span)] for block in article.blocks if block.kind is BlockKind.BODY]
        assert body
    alone = made([*[f"{story}\n\n{LAST}" for story in STORIES], f"Bref\n\n{LAST}"])
    assert any(block.kind is BlockKind.BODY for block in mark_repeats(alone)[-1].blocks)
