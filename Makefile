# Needs python3 (3.11 or later), make and a package index. Every target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8001

.PHONY: demo players openers press-peers screenshots test soak fix docs serve bench fixture clean

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Muragat needs Python 3.11 or later.")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

# Crawls the stand-in press over HTTP on loopback into demo/archive.db.
demo: $(VENV)/installed
	$(BIN)/python -m crawler.replica.demo

# pywb and wacz in an environment of their own, for the tests in tests/players; without it they are skipped.
players: .venv-players/installed

.venv-players/installed: tests/players/requirements.txt
	test -x .venv-players/bin/python || $(PYTHON) -m venv .venv-players
	.venv-players/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

# DuckDB, pandas, frictionless, mlcroissant likewise, for the tests in tests/openers.
openers: .venv-openers/installed

.venv-openers/installed: tests/openers/requirements.txt
	test -x .venv-openers/bin/python || $(PYTHON) -m venv .venv-openers
	.venv-openers/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

# fundus, goose3, news-please, newspaper4k, readability-lxml likewise, for benchmarks/press.
press-peers: .venv-press/installed

.venv-press/installed: benchmarks/press/requirements.txt
	test -x .venv-press/bin/python || $(PYTHON) -m venv .venv-press
	.venv-press/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	.venv-press/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

# Format, lint, types, imports, tests: stops at the first failure.
test: $(VENV)/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest --numprocesses 2 --dist worksteal

# A month of the stand-in press, a crawl an hour, with kills and a server in trouble: make soak SEED=7 DAYS=10
soak: $(VENV)/installed
	$(BIN)/python -m tests.soak --seed $(or $(SEED),1) --days $(or $(DAYS),30)

fix: $(VENV)/installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python -m crawler.normalise.versions

# docs/values.md: every form of value that is read, from the tables of the tests; docs/kazakh_stemming.md,
# docs/quotes.md, docs/search_quality.md, docs/reprints.md and docs/agencies.md likewise; docs/press_reading.md from
# the last recorded run.
docs: $(VENV)/installed
	$(BIN)/python -m crawler.evidence_page
	$(BIN)/python -m benchmarks.kazakh_values.page
	$(BIN)/python -m benchmarks.kazakh_stems.page
	$(BIN)/python -m benchmarks.quotes.page
	$(BIN)/python -m benchmarks.search.page
	$(BIN)/python -m benchmarks.reprints.page
	$(BIN)/python -m benchmarks.press.page

# The pictures in docs/, of the demo's archive; needs chromium.
screenshots: $(VENV)/installed demo/archive.db
	$(BIN)/python -m tests.browser.screenshots demo/archive.db

demo/archive.db: | $(VENV)/installed
	$(BIN)/python -m crawler.replica.demo

# The demo's archive in datasette: http://127.0.0.1:8001/
serve: $(VENV)/installed
	$(BIN)/muragat serve --port $(PORT) $(or $(ARCHIVE),demo/archive.db)

# pip before 24 stops with an assertion on the peers' extras (lxml[html_clean] beside lxml[html-clean]).
bench: $(VENV)/installed .venv-press/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m benchmarks

# Saves a page as a test: make fixture AGENCY=el_kz URL=https://el.kz/...
fixture: $(VENV)/installed
	$(BIN)/scrapy fixture $(AGENCY) $(URL)

clean:
	rm -rf $(VENV) .venv-players .venv-openers .venv-press demo build *.egg-info
