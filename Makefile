# Everything here makes .venv by itself; nothing but Python >= 3.11, git and make is needed.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
BATT := tmp_batt_onerun_run
NATIVE := $(shell find src/batt/dsl/native -name '*.pyx' -o -name '*.pxd')

.DEFAULT_GOAL := help
.PHONY: run test test-slow check docs version bench kaggle format clean help

run: $(READY)  ## Merge 32 programs into a batt and take task 007bbfb7 through it
	$(BIN)/batt compose -c 32 -i 007bbfb7 -f $(BATT).py
	$(BIN)/python run_batt.py --timing -i 007bbfb7 -b $(BATT)

test: $(READY)  ## Run the tests (under 5 minutes)
	$(BIN)/python -m pytest -q -n 2

test-slow: $(READY)  ## Run the slow tests, and all tests over the plain values (under 15 minutes)
	$(BIN)/python -m pytest -q -n 2 -m slow
	BATT_PURE=1 $(BIN)/python -m pytest -q -n 2

check: $(READY)  ## Formatting, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m batt.dsl.version --check

docs: $(READY)  ## Write docs/primitives.md and the pictures anew (screenshots where there is a browser)
	$(BIN)/python -m batt.report.catalogue_page > docs/primitives.md
	$(BIN)/python docs/draw_images.py
	$(BIN)/python docs/draw_screenshots.py

version: $(READY)  ## Write the table of the DSL version anew, after changing a primitive
	$(BIN)/python -m batt.dsl.version

bench: $(READY)  ## Measure everything (under 3 minutes) and write docs/benchmarks.md
	$(BIN)/python benchmarks/report.py

kaggle: $(READY)  ## Build wheels in dist/kaggle that install without the internet (docs/kaggle.md)
	$(BIN)/python tools/wheelhouse.py dist/kaggle

format: $(READY)  ## Format the code and mend what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## Remove what the targets above made
	rm -rf .venv batt-store build tmp_batt_* .mypy_cache .ruff_cache .pytest_cache .hypothesis

help:  ## Say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml setup.py $(NATIVE)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "batt needs Python >= 3.11; found: $$($(PYTHON) --version). Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@
