"""Every way of crediting someone, in invented sentences of both languages."""

from __future__ import annotations

import pytest

from tests.attribution.finding import found, words

FOUND = [
    (
        "fr",
        "La ministre a déclaré que le pont serait rouvert en mai.",
        "que le pont serait rouvert en mai",
        "La ministre",
        "a déclaré",
    ),
    (
        "fr",
        "« Le pont sera rouvert en mai », a déclaré la ministre.",
        "Le pont sera rouvert en mai",
        "la ministre",
        "a déclaré",
    ),
    ("fr", "Le pont sera rouvert en mai, a-t-elle précisé.", "Le pont sera rouvert en mai", "elle", "a-t-elle précisé"),
    ("fr", "Selon la mairie, le pont rouvrira en mai.", "le pont rouvrira en mai", "la mairie", "Selon"),
    (
        "fr",
        "Le pont rouvrira en mai, selon le maire de Valbourg.",
        "Le pont rouvrira en mai",
        "le maire de Valbourg",
        "selon",
    ),
    ("fr", "Pour les riverains, le pont est « une ruine ».", "le pont est « une ruine »", "les riverains", "Pour"),
    ("fr", "Le maire a ajouté : « Nous attendons les crédits. »", "Nous attendons les crédits", "Le maire", "a ajouté"),
    (
        "fr",
        "Le maire a promis de rouvrir le pont avant l'été.",
        "de rouvrir le pont avant l'été",
        "Le maire",
        "a promis",
    ),
    ("fr", "La région a nié avoir retardé les travaux.", "avoir retardé les travaux", "La région", "a nié"),
    (
        "fr",
        "Le préfet n'a pas précisé quand le pont rouvrira.",
        "quand le pont rouvrira",
        "Le préfet",
        "n'a pas précisé",
    ),
    (
        "fr",
        "L'entreprise aurait perdu deux millions d'euros.",
        "L'entreprise aurait perdu deux millions d'euros",
        "",
        "aurait perdu",
    ),
    ("fr", "Le maire craint que le pont ne rouvre jamais.", "que le pont ne rouvre jamais", "Le maire", "craint"),
    (
        "fr",
        "Les syndicats appellent à boycotter la cérémonie.",
        "à boycotter la cérémonie",
        "Les syndicats",
        "appellent",
    ),
    (
        "fr",
        "Les travaux dureront un an, dit-on dans l'entourage du maire.",
        "Les travaux dureront un an",
        "on dans l'entourage du maire",
        "dit",
    ),
    ("fr", "« Nous attendons. Rien ne vient. »", "Nous attendons. Rien ne vient", "", ""),
    (
        "en",
        "The minister said that the bridge would reopen in May.",
        "that the bridge would reopen in May",
        "The minister",
        "said",
    ),
    (
        "en",
        '"The bridge will reopen in May," the minister said.',
        "The bridge will reopen in May",
        "the minister",
        "said",
    ),
    (
        "en",
        '"The bridge will reopen in May," said Clara Benning, the minister of transport.',
        "The bridge will reopen in May",
        "Clara Benning, the minister of transport",
        "said",
    ),
    (
        "en",
        "According to the town hall, the bridge will reopen in May.",
        "the bridge will reopen in May",
        "the town hall",
        "According to",
    ),
    ("en", 'The mayor added: "We are waiting for the money."', "We are waiting for the money", "The mayor", "added"),
    (
        "en",
        "The mayor promised to reopen the bridge before the summer.",
        "to reopen the bridge before the summer",
        "The mayor",
        "promised",
    ),
    (
        "en",
        "The council denied that it had delayed the works.",
        "that it had delayed the works",
        "The council",
        "denied",
    ),
    (
        "en",
        "The governor did not say when the bridge would reopen.",
        "when the bridge would reopen",
        "The governor",
        "did not say",
    ),
    (
        "en",
        "Clara Benning told Radio Elmsford that the bridge was safe.",
        "that the bridge was safe",
        "Clara Benning",
        "told",
    ),
    (
        "en",
        '"The bridge," Benning said, "will stand for a hundred years."',
        "The bridge | will stand for a hundred years",
        "Benning",
        "said",
    ),
]
MISSED = [
    ("fr", "Le rapport fait état de fissures dans trois piles.", "de fissures dans trois piles"),
    ("fr", "Le maire a mis en garde contre une fermeture définitive.", "contre une fermeture définitive"),
    ("en", "The company reportedly lost two million euros.", "The company | lost two million euros"),
]
NOTHING = [
    ("fr", "La région a élargi le pont de deux mètres."),
    ("fr", "Pour l'instant, le pont reste fermé."),
    ("fr", "Le maire a traversé le pont à pied lundi matin."),
    ("fr", "Le pont a cédé alors que la crue montait encore."),
    ("fr", "Le conseil a annoncé la fête après que la mairie a fermé le pont."),
    ("en", "The council changed the road so that buses could turn."),
    ("en", "The council widened the bridge by two metres."),
    ("en", "The mayor walked across the bridge on Monday."),
]


@pytest.mark.parametrize(("lang", "text", "content", "source", "cue"), FOUND)
def test_who_says_what_with_which_words(lang: str, text: str, content: str, source: str, cue: str) -> None:
    assert words(text, lang) == [(content, source, cue)]


@pytest.mark.xfail(reason="the scorer keeps these below its threshold: too few in its gold")
@pytest.mark.parametrize(("lang", "text", "content"), MISSED)
def test_frames_and_adverbs_that_are_missed(lang: str, text: str, content: str) -> None:
    assert [c for c, _, _ in words(text, lang)] == [content]


@pytest.mark.parametrize(("lang", "text"), NOTHING)
def test_acts_that_are_not_said_are_none(lang: str, text: str) -> None:
    assert words(text, lang) == []


def test_a_participle_after_an_insertion_has_its_speaker() -> None:
    text = "« Le pont est fermé », a affirmé le maire, ajoutant que les travaux dureraient un an."
    assert words(text, "fr") == [
        ("Le pont est fermé", "le maire", "a affirmé"),
        ("que les travaux dureraient un an", "le maire", "ajoutant"),
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La ministre a affirmé que le maire avait promis de rouvrir le pont."),
        ("en", "The minister said the mayor had promised to reopen the bridge."),
    ],
)
def test_what_is_said_within_what_is_said_names_its_parent(lang: str, text: str) -> None:
    outer, inner = found(text, lang)
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert outer.content[0].start <= inner.content[0].start < inner.content[0].end <= outer.content[0].end


def test_ids_follow_the_text_and_reasons_tell_the_route() -> None:
    text = "Selon la mairie, le pont rouvrira en mai. « Le pont tiendra », a déclaré la ministre."
    assert [(a.id, a.reasons[0].value) for a in found(text, "fr")] == [("a1", "credit"), ("a2", "insertion")]


def test_a_quotation_of_several_paragraphs_is_one_content() -> None:
    text = "« Le pont est fermé.\n« Il rouvrira en mai », a déclaré la ministre."
    (one,) = found(text, "fr")
    assert [text[s.start : s.end] for s in one.content] == ["Le pont est fermé", "Il rouvrira en mai"]


@pytest.mark.parametrize(
    "text",
    [
        "La Lusanie a averti ses voisins que la Morénie avait acheté des navires alors que commençait la crue, "
        "selon des personnes proches du dossier.",
        "La Lusanie a averti ses voisins que la Morénie avait acheté des navires, selon des personnes proches du dossier.",
    ],
)
def test_a_credit_at_the_end_of_a_sentence_is_no_part_of_what_is_said_in_it(text: str) -> None:
    whole, _, source = text.rstrip(".").partition(", selon ")
    assert set(words(text, "fr")) >= {
        (whole, source, "selon"),
        (whole.partition("voisins ")[2], "La Lusanie", "a averti"),
    }
