# The tracker's commands. `make` alone lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
POSITIONS ?= $(or $(TRACKER_POSITIONS),positions)
# the command `tracker`, which works on this checkout: what is edited here is what runs
INSTALL_TRACKER = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
EXAMPLE := build/ict-votes
READ_ONLY ?= $(TRACKER_READ_ONLY)
SECOND ?= $(TRACKER_SECOND_CODING)
# no more than there are cores, since a browser that waits for its turn takes longer than one that has it
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(max(2, min(4, os.cpu_count() or 1)))')

.PHONY: help install run example test coverage check bench sentences simulate data lint types clean

help:  ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

install: $(VENV)/.run  ## install the command .venv/bin/tracker and what it needs, and start nothing

run: $(VENV)/.run  ## serve the dashboard on 127.0.0.1 (POSITIONS=folder for another data set, READ_ONLY=1 to allow no edits, SECOND=folder for a second coding)
	TRACKER_READ_ONLY="$(READ_ONLY)" TRACKER_SECOND_CODING="$(SECOND)" $(BIN)/tracker view "$(POSITIONS)"

example: $(EXAMPLE)/sources.yaml  ## the dashboard on a full room: how 193 states voted six times on cyberspace, in a folder that git ignores
	$(BIN)/tracker view $(EXAMPLE)

$(EXAMPLE)/sources.yaml: | $(VENV)/.run
	mkdir -p $(EXAMPLE)
	cp examples/ict-votes/negotiation.yaml examples/ict-votes/issues.yaml $(EXAMPLE)
	$(BIN)/tracker import votes examples/ict-votes/votes.csv $(EXAMPLE) --map examples/ict-votes/map.csv --new-actors --write

TESTS = $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

test: $(VENV)/.dev  ## run every test
	$(TESTS)

coverage: $(VENV)/.dev  ## run every test and list the lines and branches that none meets, which takes half as long again
	$(TESTS) $(foreach part,dashboard commands loaders documents editing exchange analysis briefing views,--cov=$(part)) \
		--cov-branch --cov-report=term:skip-covered --cov-fail-under=95

check: lint types data  ## lint, types and data, without the tests

bench: $(VENV)/.dev  ## speed and memory, as ratios within one run
	$(BIN)/python -m benchmarks.loading
	$(BIN)/python -m benchmarks.alignment
	$(BIN)/python -m benchmarks.verifying
	$(BIN)/python -m benchmarks.history
	$(BIN)/python -m benchmarks.changes
	$(BIN)/python -m benchmarks.documents
	$(BIN)/python -m benchmarks.answering
	$(BIN)/python -m benchmarks.coding
	$(BIN)/python -m benchmarks.finding
	$(BIN)/python -m benchmarks.publishing
	$(BIN)/python -m benchmarks.sessions
	$(BIN)/python -m benchmarks.first_paint
	$(BIN)/python -m benchmarks.growth

sentences: $(VENV)/.dev  ## share of sentences of other packages' PDFs that verify, and the rest by kind of loss (fetches them)
	$(BIN)/python -m benchmarks.quoted_sentences

simulate: $(VENV)/.dev  ## what the method's claims rest on: simulations, minutes
	$(BIN)/python -m benchmarks.interval_cover
	$(BIN)/python -m benchmarks.blocs_by_chance
	$(BIN)/python -m benchmarks.alpha_cover

lint: $(VENV)/.dev  ## ruff, both as linter and as formatter, and yamllint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/yamllint --strict positions

types: $(VENV)/.dev  ## mypy
	$(BIN)/mypy dashboard.py commands loaders documents editing exchange analysis briefing views benchmarks tests

data: $(VENV)/.dev  ## check the positions and their order, and every quotation, by its document or fingerprint
	$(BIN)/tracker check "$(POSITIONS)"
	$(BIN)/tracker format --check "$(POSITIONS)"

clean:  ## remove the virtual environment and all caches
	rm -rf $(VENV) *.egg-info .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 run"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt constraints.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	$(INSTALL_TRACKER)
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt constraints.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -r requirements-dev.txt -c constraints.txt
	$(INSTALL_TRACKER)
	@touch $@ $(VENV)/.run
