# Works on a machine with make and Python 3.11 or newer; everything else goes into .venv.
# Tests on real Neo4j servers take one that is given in PHARMAGRAPH_TEST_NEO4J_URI, or Docker,
# or java and mvn; without any of these they are skipped, and with CI=true they fail.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
HERE := $(BIN)/python
PAGE := graph/pharmagraph/maps/page

.PHONY: help demo install test quick laws lint format bench evaluate quality build clean

help:           ## show what can be made
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 20

demo: $(VENV)/.installed   ## load the shipped articles, ask three questions, draw the map
	$(BIN)/pharmagraph demo

install: $(VENV)/.developing  ## install the program and all tools into .venv

test: $(VENV)/.developing  ## run all tests
	$(HERE) -m pytest

quick: $(VENV)/.developing  ## run the tests that need no Neo4j and no patience
	$(HERE) -m pytest -m "not slow" -k "not neo4j"

laws: $(VENV)/.developing  ## try the three laws on thousands of histories
	PHARMAGRAPH_LAWS=$${PHARMAGRAPH_LAWS:-3000} $(HERE) -m pytest tests/laws -k "memory or embedded"

lint: $(VENV)/.developing  ## check format, style, types and who imports whom
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/oxfmt --check $(PAGE)/js $(PAGE)/css
	$(BIN)/oxlint -c $(PAGE)/js/.oxlintrc.json $(PAGE)/js
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.developing  ## put everything into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/oxfmt $(PAGE)/js $(PAGE)/css

bench: $(VENV)/.developing  ## measure loading on each store, reading, and maps; writes into benchmarks/
	PYTHONPATH=. $(HERE) -m benchmarks.load
	PYTHONPATH=. $(HERE) -m benchmarks.asking
	PYTHONPATH=. $(HERE) -m benchmarks.extraction
	PYTHONPATH=. $(HERE) -m benchmarks.maps
	PYTHONPATH=. $(HERE) -m benchmarks.export

evaluate: $(VENV)/.installed  ## precision and recall on the annotated texts and their floors; TEXTS=folder for others
ifdef TEXTS
	$(BIN)/pharmagraph evaluate $(TEXTS)
else
	$(BIN)/pharmagraph evaluate tests/evaluation/dev --floors tests/evaluation/floors.toml
	$(BIN)/pharmagraph evaluate tests/texts --floors tests/evaluation/floors.toml
endif

quality: $(VENV)/.developing  ## write what evaluate finds into docs/quality.md
	$(HERE) -m tests.evaluation.quality

build: $(VENV)/.developing  ## make wheel and sdist in dist/
	$(HERE) -m build

clean:          ## remove everything that was made, but no store
	rm -rf $(VENV) dist build demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(HERE):
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer found; install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(HERE) -m pip install --quiet --upgrade "pip>=25.1"

$(VENV)/.installed: $(HERE) pyproject.toml
	$(HERE) -m pip install --quiet --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(HERE) -m pip install --quiet --group dev --editable ".[rust,analysis,py2neo]"
	@touch $@
