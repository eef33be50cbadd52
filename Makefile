# Two commands do everything: `make demo` (install, run the main job on an example) and `make test` (install, every check).
# Both bootstrap uv into .uv/ where it is missing; nothing is installed outside this folder.

# A distribution builds its Python with profile-guided optimisation, a version manager does not by default: a fifth of the time (docs/scale.md).
# So the system's is taken where it is recent and whole, unless an environment is active; `make PYTHON=…` names another.
FIT := import sys, sysconfig, pathlib; sys.exit(sys.version_info < (3, 11) or not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())
SYSTEM = $(if $(VIRTUAL_ENV)$(CONDA_PREFIX),,$(shell /usr/bin/python3 -c '$(FIT)' 2>/dev/null && echo /usr/bin/python3))
PYTHON ?= $(or $(SYSTEM),python3)
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint types layers check wheel bench docs screenshots lock clean

help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

.uv/bin/uv: requirements/uv.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "selon needs Python 3.11 or later; name one: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .uv 2>/dev/null || python3 -m venv --clear .uv
	.uv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

# The light install: what a user has. The full one adds the checks' tools on top.
.venv/run: requirements/run.txt pyproject.toml | $(filter .uv/bin/uv,$(UV))
	test -x $(BIN)/python || $(UV) venv --quiet --python $(PYTHON) .venv
	$(UV) pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements/run.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

.venv/dev: requirements/dev.txt .venv/run | $(filter .uv/bin/uv,$(UV))
	$(UV) pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements/dev.txt
	@touch $@

# The heart compiled, for this machine and this Python: the wheel, and an environment in which it is tested and measured.
dist/compiled: .venv/dev hatch_build.py $(shell find src -type f -not -name '*.pyc')
	rm -rf dist/*-cp*.whl
	SELON_COMPILE=1 $(UV) build --quiet --wheel --no-build-isolation --python $(BIN)/python
	@touch $@

.compiled/dev: dist/compiled requirements/dev.txt
	test -x .compiled/bin/python || $(UV) venv --quiet --python $(BIN)/python .compiled
	$(UV) pip install --quiet --python .compiled/bin/python --compile-bytecode --require-hashes -r requirements/dev.txt
	$(UV) pip install --quiet --python .compiled/bin/python --compile-bytecode --no-deps --reinstall dist/*-cp*.whl
	@touch $@

wheel: dist/compiled ## a wheel with the heart compiled, in dist/: the same answers in less time (takes some minutes)
	@ls dist/*-cp*.whl

demo: .venv/run ## read the example story: a summary here, demo/selon.db, demo/story.json and demo/story.html
	@mkdir -p demo
	$(BIN)/selon read examples/reservoir/*.txt --one-story --ledger demo/selon.db --json demo/story.json --report demo/story.html
	@echo; echo "The report is demo/story.html; the ledger is demo/selon.db: $(BIN)/selon serve --ledger demo/selon.db"

test: lint types layers check ## every check: style, types, layers, tests

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

layers: .venv/dev
	$(BIN)/lint-imports

check: .venv/dev .compiled/dev
	$(BIN)/python -m pytest -n 2 --dist worksteal

bench: .venv/dev ## quality and speed beside their floors (needs the shared material)
	$(BIN)/python -m benchmarks.attribution
	$(BIN)/python -m benchmarks.story
	$(BIN)/python -m benchmarks.reuse

docs: .venv/dev ## write the page of the commands anew from their help
	$(BIN)/python -m tests.cli.reference

screenshots: .venv/dev ## every view at three widths, light and dark, into screenshots/
	$(BIN)/python -m tests.browser.screenshots

lock: ## pin versions and hashes again, without addresses
	$(UV) pip compile -q requirements/uv.in --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements/uv.txt
	$(UV) pip compile -q pyproject.toml --all-extras --group dev --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements/dev.txt
	$(UV) pip compile -q pyproject.toml --constraint requirements/dev.txt --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements/run.txt

clean:
	rm -rf .venv .compiled .uv demo screenshots build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
