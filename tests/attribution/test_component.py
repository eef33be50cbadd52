"""selon as a component of any spaCy pipeline."""

from __future__ import annotations

import pytest
import spacy
from spacy.displacy import render

from selon import language
from selon.attribution import component
from selon.errors import UnknownLanguage

TEXT = "La ministre a déclaré que le pont serait rouvert en mai."


def test_attributions_and_spans_stand_on_the_document() -> None:
    nlp = language.pipeline("fr")
    doc = component.Attributor("fr", "sc")(nlp(TEXT))
    (one,) = doc._.attributions
    assert one.speaker == "ministre"
    assert [(s.label_, s.text, s.id_) for s in doc.spans["sc"]] == [
        ("CONTENT", "que le pont serait rouvert en mai", "a1"),
        ("SOURCE", "La ministre", "a1"),
        ("CUE", "a déclaré", "a1"),
    ]
    assert "SOURCE" in render(doc, style="span", page=False)


def test_nothing_but_attributions_stays_with_the_document() -> None:
    doc = component.Attributor("fr", "sc")(language.pipeline("fr")(TEXT))
    assert {key[1] for key in doc.user_data} == {component.EXTENSION}


def test_the_factory_is_registered_and_names_the_languages_it_reads() -> None:
    with pytest.raises(UnknownLanguage, match="de"):
        spacy.blank("de").add_pipe("selon")


def test_an_empty_document_has_none() -> None:
    doc = component.Attributor("fr", "sc")(language.pipeline("fr").make_doc(""))
    assert doc._.attributions == () and len(doc.spans["sc"]) == 0
