# What a newcomer needs: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench torture generated lock wheel wheel-check clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or newer; name one with PYTHON=…")'
	$(PYTHON) -m venv $(VENV)

# Stamps: installed once, and again only when a lock or the project file changes.
$(VENV)/run.stamp: requirements/run.lock pyproject.toml | $(BIN)/python
	@echo "installing Dateline into $(VENV) …"
	@$(INSTALL) --require-hashes -r requirements/run.lock
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock $(VENV)/run.stamp
	@echo "installing what the tests need into $(VENV) …"
	@$(INSTALL) --require-hashes -r requirements/dev.lock
	@touch $@

demo: $(VENV)/run.stamp ## two documents in, one timeline out
	@$(BIN)/dateline demo

test: $(VENV)/dev.stamp ## all tests, on SQLite and on a real PostgreSQL
	$(BIN)/python -m pytest

lint: $(VENV)/dev.stamp ## ruff, mypy --strict, import-linter, no function over radon's B
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.complexity

format: $(VENV)/dev.stamp ## let ruff put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

generated: $(VENV)/dev.stamp ## write schema/ and the generated docs anew from the code
	$(BIN)/python -m tests.generated

wheel: $(VENV)/dev.stamp ## build the wheel into dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation --wheel --outdir dist

wheel-check: wheel ## install the wheel into a clean environment and run its demo there
	sh tests/check_wheel.sh $(PYTHON)

lock: | $(BIN)/python ## renew requirements/*.lock to the newest versions pyproject.toml allows
	@$(INSTALL) uv
	$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra build pyproject.toml -o requirements/run.lock
	$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --all-extras -c requirements/run.lock pyproject.toml -o requirements/dev.lock

bench: $(VENV)/dev.stamp ## the benchmarks: ratios against a peer or the raw limit
	sh tests/benchmarks/run.sh

torture: $(VENV)/dev.stamp ## the long trials: kill -9, full disks, bit flips, races
	$(BIN)/python -m tests.torture

clean: ## remove what make made
	rm -rf $(VENV) dist out .mypy_cache .ruff_cache .import_linter_cache .hypothesis
