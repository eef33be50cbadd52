"""A second copy of each sentence with the marks of the press, so that the pipeline does not depend on one keyboard."""

from __future__ import annotations

import random
from dataclasses import replace

from models.treebanks import Sentence

STYLES = (("«", "»"), ("“", "”"), ("„", "”"), ('"', '"'), ("''", "''"))
STRAIGHT = {'"', "``", "''", "«", "»", "“", "”"}


def retyped(sentence: Sentence, dice: random.Random) -> Sentence:
    """`sentence` with ’ for ' and its quotation marks in another style, opening and closing in turn."""
    opening, closing = dice.choice(STYLES)
    words, opened = [], False
    for word in sentence:
        form = word.form.replace("'", "’") if word.form not in STRAIGHT else word.form
        if word.form in STRAIGHT:
            opened = not opened if word.form not in {"«", "»", "“", "”"} else word.form in {"«", "“"}
            form = opening if opened else closing
        words.append(replace(word, form=form))
    return tuple(words)
