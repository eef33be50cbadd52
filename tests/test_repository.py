"""What the repository promises of itself: pins without addresses, data that is read, engines that stay in their room."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import ROOT

SOURCE = ROOT / "src" / "selon"
MODULES = sorted(SOURCE.rglob("*.py"))
DATA = sorted(
    path
    for path in SOURCE.rglob("*")
    if path.is_file() and path.suffix in {".toml", ".json", ".tsv", ".csv"} and "model" not in path.parts
)


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("name", ["run", "dev", "uv"])
def test_pins_have_versions_and_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    assert "://" not in text
    pinned = re.findall(r"^([A-Za-z0-9_.\-\[\],]+)==\S+.*\\\n    --hash=sha256:", text, flags=re.M)
    named = re.findall(r"^[A-Za-z0-9]", text, flags=re.M)
    assert pinned
    assert len(pinned) == len(named)


def test_the_light_pins_are_part_of_the_full_ones() -> None:
    full, light = (
        set(re.findall(r"^(\S+==\S+)", (ROOT / "requirements" / f"{name}.txt").read_text("utf-8"), flags=re.M))
        for name in ("dev", "run")
    )
    assert light <= full


def test_the_lock_of_uv_stays_out_of_git() -> None:
    assert "uv.lock" not in {path.name for path in _tracked()}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_engines_are_named_in_their_room_only(module: Path) -> None:
    if module.is_relative_to(SOURCE / "engines"):
        return
    names = {
        name
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in ([a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""])
    }
    assert not {name for name in names if name.split(".")[0] in {"duckdb", "pyspark"}}


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_data_file_has_a_reader(path: Path) -> None:
    stem = path.name.split(".")[0]
    mention = re.compile(rf"[\"'/]{re.escape(stem)}(\.[a-z]+)?[\"']")
    assert any(mention.search(module.read_text("utf-8")) for module in MODULES), f"nothing reads {path}"


def test_language_folders_hold_the_same_files() -> None:
    folders = [p for p in (SOURCE / "language").iterdir() if p.is_dir() and (p / "__init__.py").exists()]
    names = [{p.name for p in folder.iterdir() if p.name != "__pycache__"} for folder in folders]
    assert len(folders) >= 2
    assert all(own == names[0] for own in names), [sorted(own ^ names[0]) for own in names]


def test_the_engine_rooms_never_ask_which_language_it_is() -> None:
    asked = re.compile(r"""(lang|language)\s*[!=]=\s*["'](fr|en)["']|["'](fr|en)["']\s*[!=]=\s*\w*lang""")
    rooms = ("attribution", "claims", "lineage", "stories", "engines", "intake", "ledger")
    found = [m for room in rooms for m in (SOURCE / room).rglob("*.py") if asked.search(m.read_text("utf-8"))]
    assert not found


def _packages() -> list[str]:
    return ["selon", *(f"selon.{p.parent.name}" for p in SOURCE.glob("*/__init__.py"))]


@pytest.mark.parametrize("package", _packages())
def test_the_face_of_a_room_is_what_it_names(package: str) -> None:
    module = importlib.import_module(package)
    assert all(hasattr(module, name) for name in module.__all__)
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    made = [node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    assert not [name for name in made if name not in {"__getattr__", "__dir__"}]


@pytest.mark.parametrize(
    "begun",
    [
        "import selon",
        *(
            f"from selon.cli import main; main({given}, standalone_mode=False)"
            for given in (["--help"], ["verify", "--help"], ["export", "--help"], ["batch", "--help"])
        ),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(begun: str) -> None:
    """What only shows help, looks into a ledger or hands work out must not load the parser, a database engine, a web framework."""
    heavy = "[m for m in ('spacy', 'duckdb', 'starlette', 'pyspark') if m in sys.modules]"
    code = f"import sys; {begun}; print({heavy})"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines()[-1] == "[]"


def test_no_registry_or_machine_is_named() -> None:
    named = re.compile(rb"pypi\.org|files\.pythonhosted|registry\.npmjs|/work/(main|shared)|/root/")
    texts = [p for p in _tracked() if p.is_file() and p.suffix in {".md", ".py", ".toml", ".txt", ".cfg", ".yml", ""}]
    assert not [str(p) for p in texts if p.name != "test_repository.py" and named.search(p.read_bytes())]
