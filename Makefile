# make site   set up everything from nothing and build site/
# make serve  preview with live reload
# make test   set up and run all that CI runs
# make check  read the content and report every problem, without writing anything
# make doctor say whether the site is ready to be published
# make lock   write the lock files anew from requirements*.in
# make clean  delete what was built; the environment in .venv stays

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := site
.PHONY: site serve test check doctor lock clean

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
# Two processes; the tests of one file stay together, since they share what they have built.
WORKERS ?= 2
# How check and doctor tell what they found: text, json, or github for the page of a check.
FORMAT ?= text

site: $(VENV)/.site-ready
	@$(BIN)/terbalik build --root . --out site

serve: $(VENV)/.site-ready
	@$(BIN)/terbalik serve --root .

check: $(VENV)/.site-ready
	@$(BIN)/terbalik check --root . --format $(FORMAT)

doctor: $(VENV)/.site-ready
	@$(BIN)/terbalik doctor --root . --format $(FORMAT)

test: $(VENV)/.test-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	CHROMIUM="$$($(BIN)/python tests/ensure_chromium.py)" $(BIN)/pytest -n $(WORKERS) --dist loadfile

lock: $(VENV)/.test-ready
	for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile "$$name.in" --output-file "$$name.lock" --quiet --upgrade --universal \
	    --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --custom-compile-command "make lock"; \
	done

clean:
	rm -rf build site .terbalik .mkdocs.*.yml .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Both environments are the same folder: the test one holds all of the site one.
$(VENV)/.site-ready: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) from requirements.lock ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test-ready: requirements-dev.lock requirements.lock pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) from requirements-dev.lock ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.site-ready

# The first Python that is new enough; PYTHON=... chooses one.
$(BIN)/python:
	@for found in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3 python none; do \
	  if "$$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi; \
	done; \
	if [ "$$found" = none ]; then \
	  echo "Python 3.11 or newer is needed. Install it, or name it: make PYTHON=/path/to/python3" >&2; \
	  exit 4; \
	fi; \
	if ! "$$found" -m venv $(VENV); then \
	  rm -rf $(VENV); \
	  echo "$$found cannot make a virtual environment. On Debian: apt-get install python3-venv" >&2; \
	  exit 4; \
	fi
