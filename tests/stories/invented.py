"""Invented reports: accounts of several events, look-alikes among them (two trials and two matches of one week), some told in
two languages, some followed up weeks later."""

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
    "verdict": (
        "en",
        "2031-05-12",
        "Former Costrelle mayor Paul Darnel convicted of corruption\n"
        "The court in Costrelle found former mayor Paul Darnel guilty of taking money from the developer Imbert in 2028. "
        "Darnel, who had denied corruption throughout the trial, will appeal. The prosecutor welcomed the ruling on the "
        "transfers made by Imbert.",
    ),
    "other-trial-2": (
        "en",
        "2031-03-03",
        "Surgeon Nadège Quillan tells court she forged no files at Saint-Ferréol clinic\n"
        "On the second day of her trial, surgeon Nadège Quillan again denied having forged patients' files at the "
        "Saint-Ferréol clinic. Twelve women have complained against Quillan. The prosecutor spoke of a system.",
    ),
    "match-1": (
        "fr",
        "2031-03-05",
        "Coupe: Brelan renverse Ostrevel dans les dernières minutes\n"
        "Menés 1-0 à la mi-temps, les joueurs de Brelan ont battu Ostrevel 2-1 mercredi au stade des Aubiers grâce à un "
        "doublé d'Amadou Kersaint. L'entraîneur Rui Valdemar a salué le caractère de son équipe.",
    ),
    "match-2": (
        "en",
        "2031-03-06",
        "Kersaint double sends Brelan past Ostrevel\n"
        "Amadou Kersaint scored twice as Brelan came from behind to beat Ostrevel 2-1 at the Stade des Aubiers on "
        "Wednesday. Brelan coach Rui Valdemar praised the character of his team.",
    ),
    "other-match": (
        "fr",
        "2031-03-05",
        "Coupe: Quimorin s'impose à Valdôme dans les dernières minutes\n"
        "Les joueurs de Quimorin ont battu Valdôme 1-0 mercredi au stade de la Grève grâce à un but tardif de Théo "
        "Lesquin. L'entraîneuse Inès Caradon a salué la patience de son équipe.",
    ),
    "other-match-2": (
        "fr",
        "2031-03-06",
        "Lesquin qualifie Quimorin à Valdôme\n"
        "Un but de Théo Lesquin à la 88e minute a suffi à Quimorin pour éliminer Valdôme mercredi au stade de la Grève. "
        "Inès Caradon, l'entraîneuse de Quimorin, attend maintenant le tirage des quarts de finale.",
    ),
}
EVENTS = [
    ["dam-1", "dam-2", "dam-3", "follow-up"],
    ["match-1", "match-2"],
    ["other-match", "other-match-2"],
    ["other-trial", "other-trial-2"],
    ["trial-1", "trial-2", "verdict"],
]
FLASHES: dict[str, tuple[str, str, str]] = {
    "flash-1": (
        "fr",
        "2031-06-01",
        "Explosion à Marvège\nUne explosion a été entendue dimanche à l'aube dans le quartier du port de Marvège. Les pompiers "
        "sont sur place, selon la capitainerie.",
    ),
    "flash-2": (
        "fr",
        "2031-06-01",
        "Le terminal de Solvane à l'arrêt\nLe groupe Solvane annonce l'arrêt de son terminal gazier après un incident technique. "
        "Sa directrice Hélène Astruc dit que le personnel a été mis à l'abri.",
    ),
    "whole": (
        "fr",
        "2031-06-01",
        "Marvège: l'explosion du port s'est produite dans le terminal gazier de Solvane\nL'explosion entendue à l'aube dans le "
        "port de Marvège a eu lieu au terminal gazier de Solvane. Les pompiers de Marvège sont sur place. Hélène Astruc, "
        "directrice de Solvane, a annoncé l'arrêt du terminal; le personnel est à l'abri, dit la capitainerie.",
    ),
}
"""Two early reports that seem to tell of two events, and the one that shows them to be one."""


def articles() -> list[Article]:
    return [intake.article(text, doc, lang=lang, published=day) for doc, (lang, day, text) in TEXTS.items()]


def flashes() -> list[Article]:
    return [intake.article(text, doc, lang=lang, published=day) for doc, (lang, day, text) in FLASHES.items()]
