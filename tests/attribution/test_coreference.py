"""Pronouns and definite phrases over an invented document."""

from __future__ import annotations

from selon.model import SpeakerKind
from tests.attribution.told import speakers

PERSON, UNNAMED, BODY = SpeakerKind.PERSON, SpeakerKind.UNNAMED, SpeakerKind.INSTITUTION


def name(text: str, lang: str, source: str, content: str) -> str | None:
    return speakers(text, lang, (source, content))[0][0]


def test_a_pronoun_goes_to_the_last_speaker() -> None:
    text = "Berthe Malvoisin a dit que la digue est sûre. « Le pont tiendra », a-t-elle ajouté."
    found = speakers(text, "fr", ("Berthe Malvoisin", "la digue est sûre"), ("elle", "Le pont tiendra"))
    assert found == [("Berthe Malvoisin", PERSON)] * 2


def test_a_body_that_was_the_subject_is_meant_by_a_pronoun() -> None:
    text = "La préfecture a fermé la route. Elle a dit que le pont tiendra."
    assert speakers(text, "fr", ("Elle", "le pont tiendra")) == [("préfecture", BODY)]


def test_what_someone_tells_of_does_not_speak_next() -> None:
    text = "Luc Tanguy a dit que le gouvernement renoncerait. Il a assuré que le pont tiendra."
    found = speakers(text, "fr", ("Luc Tanguy", "que le gouvernement renoncerait"), ("Il", "le pont tiendra"))
    assert [n for n, _ in found] == ["Luc Tanguy"] * 2


def test_the_latter_is_who_was_named_last() -> None:
    text = "Luc Tanguy a reçu hier Omer Vasseur. Ce dernier a dit que le pont tiendra."
    assert name(text, "fr", "Ce dernier", "le pont tiendra") == "Omer Vasseur"


def test_both_men() -> None:
    text = "Luc Tanguy a parlé à Omer Vasseur. Les deux hommes ont dit que le pont tiendra."
    assert name(text, "fr", "Les deux hommes", "le pont tiendra") == "Luc Tanguy et Omer Vasseur"
    text = text.replace("Les deux hommes", "Les deux banques")
    assert name(text, "fr", "Les deux banques", "le pont tiendra") == "deux banques"


def test_a_plural_pronoun_never_goes_to_a_thing() -> None:
    text = "Les conditions de travail sont dures. Les pêcheurs protestent. Ils ont dit que le pont tiendra."
    assert name(text, "fr", "Ils", "le pont tiendra") != "conditions de travail"


def test_a_role_points_to_whom_it_was_given() -> None:
    text = "Le ministre des Ports, Luc Tanguy, est venu hier. Le ministre a dit que le pont tiendra."
    assert name(text, "fr", "Le ministre", "le pont tiendra") == "Luc Tanguy"


def test_a_role_that_is_over_is_not_the_present_one() -> None:
    text = "Le ministre Luc Tanguy a vu Omer Vasseur, ancien ministre. Le ministre a dit que le pont tiendra."
    assert name(text, "fr", "Le ministre", "le pont tiendra") == "Luc Tanguy"


def test_a_lawyer_is_someone_new() -> None:
    text = "Luc Tanguy est venu hier. L'avocat a dit que le pont tiendra."
    assert speakers(text, "fr", ("L'avocat", "le pont tiendra")) == [("avocat", UNNAMED)]


def test_this_official_is_the_one_who_spoke() -> None:
    text = (
        "Selon un responsable du port, la digue est sûre. Le Portugal attend. Ce responsable a dit que le pont tiendra."
    )
    found = speakers(text, "fr", ("un responsable du port", "la digue est sûre"), ("Ce responsable", "le pont tiendra"))
    assert [n for n, _ in found] == ["responsable du port"] * 2


def test_an_entourage_goes_on_as_one() -> None:
    text = "L'entourage de Luc Tanguy a dit que la digue est sûre. On a assuré que le pont tiendra."
    found = speakers(text, "fr", ("L'entourage de Luc Tanguy", "la digue est sûre"), ("On", "le pont tiendra"))
    assert [n for n, _ in found] == ["entourage de Luc Tanguy"] * 2


def test_english_pronouns_stand_for_persons() -> None:
    text = "Ann Harker runs the port. The government closed the road. She said the bridge will hold."
    assert name(text, "en", "She", "the bridge will hold") == "Ann Harker"


def test_her_office_is_no_person() -> None:
    text = "Ann Harker runs the port. Her office said the bridge will hold."
    assert speakers(text, "en", ("Her office", "the bridge will hold")) == [("Ann Harker's office", BODY)]


def test_a_party_and_place_in_brackets_is_no_person() -> None:
    text = "Sen. Ann Harker, R-Ohio, came on Monday. She said the bridge will hold."
    assert name(text, "en", "She", "the bridge will hold") == "Ann Harker"


def test_an_heir_to_a_quotation_is_its_speaker() -> None:
    text = "« La digue est sûre », a dit Luc Tanguy. « Le pont tiendra. »"
    found = speakers(text, "fr", ("Luc Tanguy", "La digue est sûre"), ("", "Le pont tiendra"))
    assert [n for n, _ in found] == ["Luc Tanguy"] * 2


def test_whose_people_they_are_is_asked_before_they_are_the_last_of_their_kind() -> None:
    text = (
        "Des conseillers familiers du dossier ont dit que la digue est sûre. La ministre Berthe Malvoisin en doute. "
        "Ses conseillers ont dit que le pont tiendra."
    )
    told = ("Des conseillers familiers du dossier", "la digue est sûre"), ("Ses conseillers", "le pont tiendra")
    assert [n for n, _ in speakers(text, "fr", *told)][1] == "conseillers de Berthe Malvoisin"
    text = text.replace("Ses conseillers", "Les conseillers")
    theirs = told[0], ("Les conseillers", "le pont tiendra")
    assert [n for n, _ in speakers(text, "fr", *theirs)] == ["conseillers familiers du dossier"] * 2


def test_a_body_called_after_someone_is_not_that_person() -> None:
    text = (
        "Le ministre Luc Tanguy et le président Omer Vasseur ont visité la digue. "
        "Tanguy et d'autres membres du gouvernement Vasseur ont dit que le pont tiendra."
    )
    found = name(text, "fr", "Tanguy et d'autres membres du gouvernement Vasseur", "le pont tiendra")
    assert found == "Luc Tanguy et autres membres du gouvernement Vasseur"


def test_a_bare_role_is_whose_it_is_without_a_complement() -> None:
    text = (
        "Le président Luc Tanguy a reçu le président portugais Omer Vasseur. "
        "Berthe Malvoisin a dit que la digue est sûre. Le président a dit que le pont tiendra."
    )
    assert name(text, "fr", "Le président", "le pont tiendra") == "Luc Tanguy"
    text = text.replace("Berthe Malvoisin a dit", "Omer Vasseur a dit")
    told = ("Omer Vasseur", "la digue est sûre"), ("Le président", "le pont tiendra")
    assert [n for n, _ in speakers(text, "fr", *told)] == ["Omer Vasseur"] * 2


def test_a_title_with_a_hyphen_is_a_person_as_one_without() -> None:
    for title in ("dalaï-lama", "dalaï lama", "pape"):
        text = f"Berthe Malvoisin a reçu hier le {title}. Le chef spirituel a dit que le pont tiendra."
        assert name(text, "fr", "Le chef spirituel", "le pont tiendra") == title


def test_a_description_mentions_whom_it_points_to() -> None:
    text = (
        "Le pape est venu. Luc Tanguy l'a salué. Devant les fidèles, le chef spirituel hésitait encore. "
        "Remerciant le Portugal, il a dit que le pont tiendra."
    )
    assert name(text, "fr", "il", "le pont tiendra") == "pape"


def test_a_title_has_the_gender_of_its_article() -> None:
    text = "La reine a reçu le pape. Il se tait. Elle a dit que le pont tiendra."
    assert name(text, "fr", "Elle", "le pont tiendra") == "reine"
