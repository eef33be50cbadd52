"""Invented reports: two accounts each of several events, two of them look-alikes, one told in two languages."""

from __future__ import annotations

from selon import intake
from selon.model import Article

TEXTS: dict[str, tuple[str, str | None, str]] = {
    "dam-1": (
        "fr",
        "2031-03-02",
        "Valmure évacuée après une fissure dans le barrage d'Orcelle\n"
        "Quelque 2 300 habitants de Valmure ont quitté leurs maisons mardi, après la découverte d'une fissure dans le "
        "barrage d'Orcelle. La préfète Lise Armandin a parlé d'une mesure de prudence. L'exploitant Hydrelle assure que "
        "le barrage tient, mais que le niveau du lac sera abaissé de quatre mètres.",
    ),
    "dam-2": (
        "fr",
        "2031-03-03",
        "Barrage d'Orcelle: les habitants de Valmure attendent\n"
        "Les évacués de Valmure dorment dans le gymnase de Brenne. Hydrelle, qui exploite le barrage d'Orcelle, abaisse le "
        "lac et fait examiner la fissure. La préfète Armandin ne dit pas quand les 2 300 habitants pourront rentrer.",
    ),
    "dam-3": (
        "en",
        "2031-03-03",
        "Valmure evacuated over crack in Orcelle dam\n"
        "About 2,300 inhabitants of Valmure left their homes on Tuesday after a crack was found in the Orcelle dam. "
        "Prefect Lise Armandin called it a measure of caution. Hydrelle, the operator, said the dam was holding and the "
        "level of the lake would be lowered by four metres.",
    ),
    "trial-1": (
        "fr",
        "2031-03-02",
        "Procès Darnel: l'ancien maire de Costrelle nie toute corruption\n"
        "Au premier jour de son procès, Paul Darnel, ancien maire de Costrelle, a nié devant le tribunal avoir reçu de "
        "l'argent du promoteur Imbert. Le procureur a rappelé les virements de 2028 au tribunal.",
    ),
    "trial-2": (
        "fr",
        "2031-03-03",
        "Costrelle: le promoteur Imbert charge Paul Darnel devant le tribunal\n"
        "Au procès de l'ancien maire de Costrelle, le promoteur Imbert a dit avoir payé Darnel en 2028. Paul Darnel nie. "
        "Le tribunal entendra les banquiers jeudi.",
    ),
    "other-trial": (
        "fr",
        "2031-03-02",
        "Procès de la clinique Saint-Ferréol: la chirurgienne Nadège Quillan devant le tribunal\n"
        "Au premier jour de son procès, la chirurgienne Nadège Quillan a nié devant le tribunal avoir falsifié les "
        "dossiers de la clinique Saint-Ferréol. Le procureur a rappelé les plaintes de douze patientes.",
    ),
    "follow-up": (
        "fr",
        "2031-04-20",
        "Valmure: les habitants rentrent, le barrage d'Orcelle réparé\n"
        "Sept semaines après la découverte de la fissure, les habitants de Valmure rentrent. Hydrelle a réparé le barrage "
        "d'Orcelle; la préfète Lise Armandin lève la mesure d'évacuation, le lac remonte.",
    ),
}
EVENTS = [["dam-1", "dam-2", "dam-3", "follow-up"], ["other-trial"], ["trial-1", "trial-2"]]


def articles() -> list[Article]:
    return [intake.article(text, doc, lang=lang, published=day) for doc, (lang, day, text) in TEXTS.items()]
