PYTHON ?= .venv/bin/python

.PHONY: check format lint types contracts test torture docs models fuzz cold-start
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

# A thousand kills, eight thousand edits, every hostile string: half an hour, with figures.
# CORPUS=FOLDER takes the strings from files of yours: .json lists, lines of .txt, others whole.
torture:
	$(PYTHON) -m pytest tests/torture -s -o python_files='storm_*.py'

docs:
	$(PYTHON) docs/draw.py

# DATA is the folder of the four public sets that NOTICE names.
models:
	$(PYTHON) tools/train_models.py $(DATA)

fuzz:
	$(PYTHON) -m tests.fuzz.run

# What importing costs a launch, as ratios, and the ten largest modules.
cold-start:
	$(PYTHON) tests/bench/cold_start.py
