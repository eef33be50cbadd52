"""Documentation is kept true: its links lead somewhere, the commands and examples it shows run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from selon.cli.main import HOMES
from tests.shared import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md"), *ROOT.glob("models/*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    assert not [to for to in LINK.findall(page.read_text("utf-8")) if not (page.parent / to).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_commands_that_exist_are_named(page: Path) -> None:
    text = page.read_text("utf-8")
    named = set(re.findall(r"`selon ([a-z]+)", text)) | set(re.findall(r"^selon ([a-z]+)", text, flags=re.M))
    assert named <= set(HOMES)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader of the README has it: some articles, nothing else."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "articles").mkdir()
    for path in (ROOT / "examples" / "reservoir").glob("*.txt"):
        shutil.copy(path, folder / "articles")
    return folder


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"


def test_the_commands_and_the_example_of_the_readme_run(desk: Path) -> None:
    """In the order shown: later ones use what earlier ones left."""
    (shell,) = re.findall(r"```sh\n(.*?)```", README, flags=re.S)
    (python,) = re.findall(r"```python\n(.*?)```", README, flags=re.S)
    for line in shell.splitlines():
        words = shlex.split(line, comments=True)
        _run([sys.executable, "-c", "from selon.cli import main; main()", *words[1:]], desk)
    _run([sys.executable, "-c", python], desk)
    assert "<!doctype html>" in (desk / "story.html").read_text("utf-8")
    assert list((desk / "tables").iterdir())
