PYTHON ?= .venv/bin/python

.PHONY: check format lint types contracts test docs models
check: lint types contracts test

format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

lint:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

contracts:
	$(dir $(PYTHON))lint-imports

test:
	$(PYTHON) -m pytest

docs:
	$(PYTHON) docs/draw.py

# DATA is the folder of the four public sets that NOTICE names.
models:
	$(PYTHON) tools/train_models.py $(DATA)
