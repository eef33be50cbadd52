"""Treebank sentences as surface tokens, made to agree, retyped; made sentences are trees."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from models.harmonise import harmonise
from models.treebanks import Sentence, Word, read, root_of, subtree, text_of
from models.typography import retyped

from models import frames, frames_en, frames_fr, treebanks

CONLLU = """# text = Il parle du temps aux gens, dit-il.
1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\t_\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tGender=Masc\t5\tdet\t_\t_
5\ttemps\ttemps\tNOUN\t_\t_\t2\tobl\t_\t_
6-7\taux\t_\t_\t_\t_\t_\t_\t_\t_
6\tà\tà\tADP\t_\t_\t8\tcase\t_\t_
7\tles\tle\tDET\t_\t_\t8\tdet\t_\t_
8\tgens\tgens\tNOUN\t_\t_\t2\tobl\t_\tSpaceAfter=No
9\t,\t,\tPUNCT\t_\t_\t10\tpunct\t_\t_
10-11\tdit-il\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
10\tdit\tdire\tVERB\t_\t_\t2\tparataxis\t_\t_
11\t-il\til\tPRON\t_\t_\t10\tnsubj\t_\t_
12\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sentence:
    (tmp_path / "made.conllu").write_text(CONLLU, "utf-8")
    monkeypatch.setattr(treebanks, "TREEBANKS", tmp_path)
    (only,) = read("made")
    return only


def test_contractions_are_one_token_and_clitics_two(sentence: Sentence) -> None:
    assert text_of(sentence).strip() == "Il parle du temps aux gens, dit-il."
    assert [word.form for word in sentence] == ["Il", "parle", "du", "temps", "aux", "gens", ",", "dit", "-il", "."]
    du = sentence[2]
    assert (du.lemma, du.pos, du.dep, sentence[du.head].form) == ("de", "ADP", "case", "temps")


def test_heads_stay_true(sentence: Sentence) -> None:
    assert sentence[root_of(sentence)].form == "parle"
    assert [sentence[i].form for i in subtree(sentence, 3)] == ["du", "temps"]
    assert sentence[8].head == 7


def test_a_verb_of_saying_behind_its_saying_hangs_on_it() -> None:
    words = (
        Word("Il", "il", "PRON", "", 1, "nsubj"),
        Word("pleut", "pleuvoir", "VERB", "", 3, "ccomp"),
        Word(",", ",", "PUNCT", "", 1, "punct"),
        Word("dit", "dire", "VERB", "", 3, "ROOT"),
        Word("Anne", "Anne", "PROPN", "", 3, "nsubj"),
    )
    agreed = harmonise(words, "parataxis:insert", None)
    assert [(word.head, word.dep) for word in agreed] == [
        (1, "nsubj"),
        (1, "ROOT"),
        (1, "punct"),
        (1, "parataxis:insert"),
        (3, "nsubj"),
    ]


def test_a_verb_of_saying_before_its_saying_stays() -> None:
    words = (
        Word("Anne", "Anne", "PROPN", "", 1, "nsubj"),
        Word("dit", "dire", "VERB", "", 1, "ROOT"),
        Word("qu'", "que", "SCONJ", "", 4, "mark", False),
        Word("il", "il", "PRON", "", 4, "nsubj"),
        Word("pleut", "pleuvoir", "VERB", "", 1, "ccomp"),
    )
    assert harmonise(words, "parataxis:insert", None) == words


def test_retyping_changes_marks_only() -> None:
    words = tuple(Word(form, form, "X", "", 0, "dep") for form in ("«", "l'", "an", "»", '"', "b", '"'))
    for seed in range(20):
        made = retyped(words, random.Random(seed))
        assert [word.form for word in made if word.form[0].isalpha()] == ["l’", "an", "b"]
        marks = [word.form for word in made if not word.form[0].isalpha()]
        assert marks[:2] == marks[2:]


CLAUSE = tuple(
    Word(form, form, pos, morph, head, dep)
    for form, pos, morph, head, dep in (
        ("elle", "PRON", "", 1, "nsubj"),
        ("voit", "VERB", "Number=Sing", 1, "ROOT"),
        ("un", "DET", "", 3, "det"),
        ("chat", "NOUN", "", 1, "obj"),
        ("gris", "ADJ", "", 3, "amod"),
        (".", "PUNCT", "", 1, "punct"),
    )
)
NAMED = (Word("Anne", "Anne", "PROPN", "", 1, "nsubj"), Word("dort", "dormir", "VERB", "", 1, "ROOT"))


@pytest.mark.parametrize("module", [frames_fr, frames_en])
def test_made_sentences_are_trees_that_end_in_a_stop(module: object) -> None:
    lines = [line for line in module.FRAMES.splitlines() if line.strip()]  # type: ignore[attr-defined]
    material = module.material([CLAUSE, NAMED])  # type: ignore[attr-defined]
    made = frames.make(lines, material, 4 * len(lines), 7)
    assert made == frames.make(lines, material, 4 * len(lines), 7)
    for sentence in made:
        assert sum(word.head == i for i, word in enumerate(sentence)) == 1
        assert subtree(sentence, root_of(sentence)) == list(range(len(sentence)))
        assert "." in {word.form for word in sentence[-2:]}
        assert not any(word.dep == "ROOT" and word.head != i for i, word in enumerate(sentence))
