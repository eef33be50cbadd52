"""Builds of the wheel: pure Python, or with the heart compiled by mypyc where `SELON_COMPILE=1` is set.

A compiled wheel holds the same modules, and beside those that `COMPILED` names what mypyc made of them; they do the same in
less time. What has types that are asked for at run time (`model.py`) stays as it is: mypyc forgets them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import chdir
from copy import copy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASKED = "SELON_COMPILE"
COMPILED = {
    "selon_language": [
        "identity.py",
        *(f"language/{name}.py" for name in ("lemmas", "lookup", "outlets", "tokens", "words")),
    ],
    "selon_attribution": ["attribution/**/*.py"],
    "selon_claims": ["claims/*.py"],
    "selon_lineage": ["lineage/*.py"],
    "selon_stories": ["stories/*.py", "batch/rows.py"],
}
"""The modules of each compiled library, by their paths in the package; libraries are compiled side by side."""
SETTINGS = ["--disable-error-code=import-not-found", "--disable-error-code=import-untyped", "--no-warn-unused-ignores"]
"""What is checked by `make types`, with every library's types at hand, need not be where some are missing."""
OPTIMISED = "1"
"""gcc's level: the next takes half as long again to compile and is no faster in use."""


class CompiledWheel(BuildHookInterface[Any]):
    """hatchling's hook: adds the libraries to the wheel and names it after this interpreter and machine."""

    def dependencies(self) -> list[str]:
        """What a build in an environment of its own must install: the compiler, and all whose types it asks for."""
        return ["mypy>=1.18", "setuptools>=80", *self.metadata.core.dependencies] if _asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" or not _asked():
            return
        self._folder = TemporaryDirectory(prefix="selon-")
        made = compiled(Path(self.root), Path(self._folder.name))
        build_data["force_include"].update({str(library): where for library, where in made})
        build_data.update(infer_tag=True, pure_python=False)

    def finalize(self, version: str, _build_data: dict[str, Any], _artifact_path: str) -> None:
        if version != "editable" and _asked():
            self._folder.cleanup()


def _asked() -> bool:
    return os.environ.get(ASKED) == "1"


def compiled(root: Path, folder: Path) -> Iterator[tuple[Path, str]]:
    """Each library that was made of the sources below `root`, and its path in the wheel. All files are written into `folder`."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    class Apart(build_ext):  # type: ignore[misc]
        """Libraries share some of mypyc's own sources: each compiles them in a folder of its own, as several run at once."""

        def build_extension(self, ext: Any) -> None:
            own = copy(self)
            own.build_temp = str(Path(self.build_temp) / ext.name)
            build_ext.build_extension(own, ext)

    settings = [*SETTINGS, f"--config-file={root / 'pyproject.toml'}", f"--cache-dir={root / '.mypy_cache'}"]
    with chdir(root / "src"):
        groups: list[tuple[list[str], str | None]] = [
            ([str(file) for file in modules(Path.cwd(), globs)], name) for name, globs in COMPILED.items()
        ]
        given = [*settings, *(file for files, _ in groups for file in files)]
        extensions = mypycify(
            given, opt_level=OPTIMISED, debug_level="0", multi_file=False, separate=groups, target_dir=str(folder / "c")
        )
        distribution = Distribution({"name": "selon", "ext_modules": extensions, "cmdclass": {"build_ext": Apart}})
        command: Any = distribution.get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(folder / "lib"), str(folder / "objects")
        command.parallel = os.cpu_count()
        command.ensure_finalized()
        command.run()
    return ((file, str(file.relative_to(folder / "lib"))) for file in (folder / "lib").rglob("*") if file.is_file())


def modules(sources: Path, globs: list[str]) -> list[Path]:
    """The modules that `globs` name, by their paths below `sources`. A package's own file is none: it only hands on names."""
    found = {file.relative_to(sources) for glob in globs for file in (sources / "selon").glob(glob)}
    return sorted(file for file in found if file.name != "__init__.py")
