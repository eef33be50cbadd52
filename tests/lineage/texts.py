"""An invented story and what becomes of it: copies, edits, translations."""

from __future__ import annotations


def _text(wrapped: str) -> str:
    """Paragraphs, each on one line."""
    return "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in wrapped.strip().split("\n\n"))


AGENCY = _text("""
Un pont fermé à Brasmont après la rupture de deux câbles

BRASMONT, 3 juin 2031 (Agence Corvel) – Le pont suspendu de Brasmont a été fermé à la circulation mardi matin après la
rupture de deux câbles porteurs, a annoncé la préfecture de la Lorve.

Les câbles ont cédé vers 5 h 20, sans faire de blessés. Quelque 14 000 automobilistes empruntent chaque jour cet
ouvrage construit en 1931 entre Brasmont et Orsigny.

« Nous avions demandé une inspection complète dès le mois de février, et personne ne nous a répondu », a déclaré le
maire d'Orsigny, Anselme Vautrin.

La société Ferrand, chargée de l'entretien depuis 2024, n'a pas répondu aux questions de l'agence. Elle avait remplacé
12 attaches en mars pour 380 000 euros, selon le rapport annuel de la Lorve.

Le pont restera fermé pendant au moins trois semaines. Un bac sera mis en service jeudi entre les deux rives.
""")

COPY = _text("""
Brasmont : le pont suspendu est fermé

Le pont suspendu de Brasmont a été fermé à la circulation mardi matin après la rupture de deux câbles porteurs, a
annoncé la préfecture de la Lorve.

Les câbles ont cédé vers 5 h 20, sans faire de blessés. Quelque 14 000 automobilistes empruntent chaque jour cet
ouvrage construit en 1931 entre Brasmont et Orsigny.

La société Ferrand, chargée de l'entretien depuis 2024, n'a pas répondu aux questions. Elle avait remplacé 12 attaches
en mars pour 380 000 euros.

Avec Agence Corvel
""")

SECOND_COPY = _text("""
Deux câbles cèdent : un pont fermé dans la Lorve

Quelque 14 000 automobilistes empruntent chaque jour cet ouvrage construit en 1931 entre Brasmont et Orsigny. Les
câbles ont cédé vers 5 h 20, sans faire de blessés.

Le pont suspendu de Brasmont a été fermé à la circulation mardi matin après la rupture de deux câbles porteurs, a
annoncé la préfecture de la Lorve.

(Agence Corvel)
""")

ENGLISH = _text("""
Bridge at Brasmont closed after two cables snap

The suspension bridge at Brasmont was shut to traffic on Tuesday morning when two of its main cables broke, the
prefecture of Lorve said.

They gave way at about 5:20, and no one was hurt. Some 14,000 motorists cross it every day; it was built in 1931 to
link Brasmont with Orsigny.

"We had called for a full inspection in February, and nobody replied," said Anselme Vautrin, the mayor of Orsigny.

Ferrand, the firm in charge of upkeep since 2024, left questions unanswered. In March it replaced 12 clamps for
380,000 euros, the yearly report of Lorve says.

It will stay closed for three weeks at least. On Thursday a ferry will start between the banks.
""")

SECOND_FRENCH = _text("""
Brasmont perd son pont

À Brasmont, les voitures ne passent plus l'ouvrage depuis mardi : deux filins principaux ont lâché, d'après les
services de la Lorve.

Cela s'est produit à 5 h 20 et nul n'a été touché. On y compte 14 000 passages quotidiens ; bâti en 1931, il relie
Brasmont à Orsigny.

« Une visite approfondie, voilà ce que nous réclamions en février. Silence total », lâche Anselme Vautrin, premier
magistrat d'Orsigny.

Chez Ferrand, qui l'entretient depuis 2024, on se tait. L'entreprise y a changé en mars 12 fixations moyennant 380 000
euros, lit-on dans un bilan de la Lorve.

Il faudra patienter trois semaines. Jeudi, un bateau fera la navette.
""")

RIVAL = _text("""
Ponts : l'État promet un plan

Le ministre des Routes, Gaspard Lemoyne, a promis mercredi 95 millions d'euros pour les ouvrages d'art, au lendemain
de la fermeture d'un pont à Brasmont. Un inventaire sera remis en septembre.

L'opposition juge la somme dérisoire. « Il en faudrait dix fois plus », a estimé la députée Irène Cassagne, qui
demande une commission d'enquête avant juillet.

En 2027, un rapport du Sénat avait compté 6 400 ponts en mauvais état. La société Ferrand gère le tiers d'entre eux
dans la Lorve et la Haute-Vire.
""")

PORTRAIT = _text("""
Le musée des Charpentes ouvre sa collection de maquettes

SORVILLE – Il aura fallu onze ans à la conservatrice Odile Mérane pour réunir les quelque deux cents maquettes que le musée
des Charpentes montre à partir de samedi. Les menuisiers du faubourg en ont restauré la moitié.

La plus grande, en poirier, tient à peine dans la salle des Tilleuls. Son cartel la présente ainsi : Quelque 14 000
automobilistes empruntent chaque jour cet ouvrage construit en 1931 entre Brasmont et Orsigny. Les visiteurs peuvent en
toucher les tours, une rareté dans un musée.

Une seconde salle est consacrée aux outils : varlopes, herminettes, compas. L'entrée est gratuite pour les écoliers de
Sorville, et la conservatrice promet un atelier de sculpture chaque mercredi.
""")

FOOT = (
    "\n\nLe Guetteur de la Lorve est un journal indépendant qui vit de ses lecteurs et de personne d'autre, sans publicité ni "
    "actionnaire, depuis quarante ans, dans une imprimerie coopérative au bord du fleuve."
)
"""What a site puts under all its pages."""
