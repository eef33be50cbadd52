"""Make treebanks agree where they annotate the same thing differently.

PUD makes the verb of saying the root of « S », dit X, with the saying below it; Sequoia and GSD make the saying the root and
the verb `parataxis:insert`. The second form is what the frames and the rules of attribution count on. PUD has plain `obl`
where the others tell arguments from modifiers; modifiers are by far more frequent.
"""

from __future__ import annotations

from dataclasses import replace

from models.treebanks import Sentence, rehead, root_of


def harmonise(sentence: Sentence, insert: str, obl: str | None) -> Sentence:
    """`insert` is the relation of a verb of saying that follows what is said; `obl` what a plain `obl` becomes."""
    if obl:
        sentence = tuple(replace(word, dep=obl) if word.dep == "obl" else word for word in sentence)
    root = root_of(sentence)
    said = _said_before(sentence, root)
    if said is None:
        return sentence
    changes = {said: (said, "ROOT"), root: (said, insert)}
    return rehead(sentence, changes)


def _said_before(sentence: Sentence, root: int) -> int | None:
    """The clause that precedes a root verb whose subject follows it, or stands between a closing mark and it."""
    clauses = [
        i
        for i, word in enumerate(sentence)
        if word.head == root
        and i < root
        and word.dep in {"ccomp", "parataxis"}
        and word.pos in {"VERB", "AUX", "NOUN", "ADJ"}
    ]
    if not clauses or sentence[root].pos != "VERB":
        return None
    between = {word.form for word in sentence[clauses[-1] : root]}
    subjects = [i for i, word in enumerate(sentence) if word.head == root and word.dep.startswith("nsubj")]
    marked = bool(between & {",", "»", "”", '"', "''"})
    return clauses[-1] if marked and subjects and min(subjects) > clauses[-1] else None
