"""The gold stories: origin of each article, whom it cites, what it shares, by the scorer of the shared tools."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import mean

from models.treebanks import SHARED

from selon import intake
from selon.ledger.exports import story_json
from selon.model import Article
from selon.pipeline import read_article, tell

STORIES = SHARED / "gold" / "stories"
SCORER = SHARED / "tools" / "score_story.py"
FIGURES = {
    "origin-accuracy": "gold origin accuracy",
    "cites-f1": "gold cites F1",
    "shared-passages-r": "gold shared passages recall",
}


def gold_figures() -> dict[str, float]:
    """Means over the stories that have the figure."""
    scores = [_scored(folder) for folder in sorted(STORIES.iterdir())]
    return {name: mean(score[key] for score in scores if key in score) for key, name in FIGURES.items()}


def _scored(folder: Path) -> dict[str, float]:
    articles = [item for item in intake.read(sorted(folder.glob("*.txt"))) if isinstance(item, Article)]
    story = tell([read_article(article) for article in articles])
    with tempfile.TemporaryDirectory() as place:
        predicted = Path(place) / "predicted.json"
        predicted.write_text(json.dumps(story_json(story)), "utf-8")
        command = [sys.executable, str(SCORER), str(folder / "gold.json"), str(predicted), "--json"]
        scored: dict[str, float] = json.loads(
            subprocess.run(command, capture_output=True, text=True, check=True).stdout
        )
    return scored
