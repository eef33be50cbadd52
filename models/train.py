"""Train a language pipeline from treebanks: `python -m models.train fr`, one command, a fixed seed, one core.

Writes the best pipeline by dev score to `src/selon/language/<code>/model/` and its figures to `models/figures.json`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from spacy.cli._util import setup_gpu
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from spacy.vocab import Vocab
from thinc.api import Config

from models import frames, frames_en, frames_fr
from models.harmonise import harmonise
from models.treebanks import Sentence, read
from models.typography import retyped

ROOT = Path(__file__).resolve().parents[1]
SEED = 2031
GROUP = 6
WORDS_A_STEP = 640
"""Mean words in a batch, measured: the learning rate falls to nothing as the last epoch ends."""


LISTENERS = ("morphologizer", "senter", "parser", "trainable_lemmatizer")


@dataclass(frozen=True, slots=True)
class Recipe:
    """`insert` and `obl` as `harmonise` wants them; `made` is the number of made reporting sentences; the rest is the size of the
    network and how long it is trained."""

    train: tuple[str, ...]
    dev: str
    tests: tuple[str, ...]
    frames: ModuleType
    insert: str | None
    obl: dict[str, str]
    made: int
    epochs: int
    width: int
    depth: int
    hidden: int
    dropout: float

    def settings(self) -> dict[str, object]:
        """What takes the place of values of `recipe.cfg`, by dotted key."""
        widths = [f"components.{name}.model.tok2vec.width" for name in LISTENERS]
        widths += ["components.tok2vec.model.embed.width", "components.tok2vec.model.encode.width"]
        return {
            **dict.fromkeys(widths, self.width),
            "components.tok2vec.model.encode.depth": self.depth,
            "components.parser.model.hidden_width": self.hidden,
            "training.dropout": self.dropout,
            "training.max_epochs": self.epochs,
        }


RECIPES = {
    "fr": Recipe(
        ("fr_sequoia-ud-train", "fr_gsd-ud-dev", "fr_pud-ud-test", "fr_fqb-ud-test"), "fr_sequoia-ud-dev",
        ("fr_sequoia-ud-test", "fr_gsd-ud-test"), frames_fr, "parataxis:insert", {"fr_pud-ud-test": "obl:mod"}, 2600, 10,
        128, 6, 128, 0.2,
    ),
    "en": Recipe(
        ("en_ewt-ud-train",), "en_ewt-ud-dev", ("en_ewt-ud-test", "en_pud-ud-test"), frames_en, None, {}, 2000, 5,
        112, 5, 96, 0.15,
    ),
}  # fmt: skip


def sentences(recipe: Recipe) -> list[list[Sentence]]:
    """Groups of sentences to train on: treebank files in order, their retyped copies, made sentences."""
    dice = random.Random(SEED)  # noqa: S311  (no secret)
    groups, own = [], []
    for name in recipe.train:
        read_in = [_agreed(sentence, name, recipe) for sentence in read(name)]
        own += read_in
        groups += _grouped(read_in)
        groups += _grouped([retyped(sentence, dice) for sentence in read_in])
    lines = [line for line in recipe.frames.FRAMES.splitlines() if line.strip()]
    made = frames.make(lines, recipe.frames.material(own), recipe.made, SEED)
    groups += _grouped([retyped(sentence, dice) if dice.random() < 0.4 else sentence for sentence in made])
    return groups


def _agreed(sentence: Sentence, name: str, recipe: Recipe) -> Sentence:
    if recipe.insert is None or name not in recipe.obl:
        return sentence
    return harmonise(sentence, recipe.insert, recipe.obl[name])


def _grouped(read_in: Sequence[Sentence]) -> list[list[Sentence]]:
    return [list(read_in[i : i + GROUP]) for i in range(0, len(read_in), GROUP)]


def as_doc(group: Sequence[Sentence], vocab: Vocab) -> Doc:
    """A gold `Doc` of several sentences; no-break spaces inside numbers become plain ones."""
    words = [word for sentence in group for word in sentence]
    starts = [sum(len(s) for s in group[:i]) for i in range(len(group))]
    shifts = [start for sentence, start in zip(group, starts, strict=True) for _ in sentence]
    firsts = set(starts)
    return Doc(
        vocab,
        words=[word.form.replace("\u00a0", " ") for word in words],
        spaces=[word.space for word in words],
        pos=[word.pos if word.pos != "_" else "X" for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head + shift for word, shift in zip(words, shifts, strict=True)],
        deps=[word.dep for word in words],
        sent_starts=[i in firsts for i in range(len(words))],
    )


def _size(groups: Sequence[Sequence[Sentence]]) -> int:
    return sum(len(sentence) for group in groups for sentence in group)


def write_corpus(groups: Sequence[Sequence[Sentence]], path: Path) -> Path:
    vocab = Vocab()
    DocBin(docs=[as_doc(group, vocab) for group in groups], store_user_data=False).to_disk(path)
    return path


def train(code: str, target: Path | None = None, log: Callable[[str], None] = print) -> Path:
    """Train pipeline `code`; returns where it was written: `target`, or its place in the package."""
    recipe = RECIPES[code]
    language = import_module(f"selon.language.{code}.pipeline").LANGUAGE
    setup_gpu(-1)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "out").mkdir()
        groups = sentences(recipe)
        dev = _grouped(list(read(recipe.dev)))
        overrides = recipe.settings() | {
            "nlp.lang": language.lang,
            "corpora.train.path": str(write_corpus(groups, work / "train.spacy")),
            "corpora.dev.path": str(write_corpus(dev, work / "dev.spacy")),
            "training.optimizer.learn_rate.total_steps": recipe.epochs * _size(groups) // WORDS_A_STEP,
        }
        log(f"{code}: {len(groups)} groups of sentences, {_size(groups)} tokens")
        nlp = init_nlp(load_config(Path(__file__).with_name("recipe.cfg"), overrides=overrides, interpolate=False))
        train_loop(nlp, work / "out")
        target = target or ROOT / "src" / "selon" / "language" / code / "model"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(work / "out" / "model-best", target)
    tidy(target)
    return target


def tidy(target: Path) -> None:
    """Take the places of the corpora out of the saved config, and say in its description what it is and under which licence."""
    config = Config().from_disk(target / "config.cfg", interpolate=False)
    for corpus in config["corpora"].values():
        corpus["path"] = None
    config.to_disk(target / "config.cfg")
    meta = json.loads((target / "meta.json").read_text("utf-8"))
    meta |= {
        "name": "selon",
        "description": "News, trained on Universal Dependencies treebanks; see ../LICENSE.md",
        "license": "CC BY-SA 4.0",
    }
    (target / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("code", choices=sorted(RECIPES))
    parser.add_argument("--out", type=Path, help="write it there instead of into the package")
    options = parser.parse_args()
    print(train(options.code, options.out))


if __name__ == "__main__":
    main()
