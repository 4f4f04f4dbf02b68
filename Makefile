# Besides git, make and Python 3.11 or newer, the targets themselves bring what a fresh machine needs. Tried on Linux;
# macOS should do the same, untried. Windows has no make and other paths: README.md says what to type there, untried.
.DEFAULT_GOAL := help
.PHONY: help serve build editions record withdraw undo resolve preview pending register adopt leave-out due seals test thorough mutants lint lint-python lint-scripts lint-texts bench words search screenshots fix clean
.DELETE_ON_ERROR:

PYTHON ?= python3
RUN := .venv/bin
PY := $(RUN)/python
UV := UV_PROJECT_ENVIRONMENT=.venv .tools/bin/uv
NODE_BIN := node_modules/.bin
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export NO_MKDOCS_2_WARNING := 1
# Many offices open encrypted traffic with a certificate of their own: trust what the machine trusts.
export UV_SYSTEM_CERTS := true
export NODE_USE_SYSTEM_CA := 1

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: node_modules/.site ## show the handbook at http://127.0.0.1:8000, and follow every change
	@$(PY) -m macros serve

build: node_modules/.site ## write the handbook to site/; any mistake fails
	@$(PY) -m macros build

editions: .venv/.editions ## make PDFs, an e-book, Word documents and an archive of site/, in site/editions/
	@$(PY) -m tests.editions
	@$(PY) -m macros editions

record: node_modules/.site ## say what has changed, or say it otherwise: NOTE="What, and why" [KIND=minor] [ID=make-amends]
	@$(PY) -m macros record --note "$$NOTE" --kind "$$KIND" --id "$$ID"

withdraw: node_modules/.site ## say that a section is gone: ID=make-amends REASON="Why" [SEE=move-on]
	@$(PY) -m macros withdraw --id "$$ID" --reason "$$REASON" --see "$$SEE"

undo: node_modules/.site ## take back what was said, as long as it is not published: [ID=make-amends]
	@$(PY) -m macros undo --id "$$ID"

resolve: .venv/.site ## end what Git could not join: AT=docs/a.md:12 KEEP=first, second or both
	@$(PY) -m macros resolve --at "$$AT" --keep "$$KEEP"

preview: node_modules/.site ## write the handbook to site/, with each mistake shown where it is
	@$(PY) -m macros preview

pending: node_modules/.site ## show as Markdown what goes into the register when this is merged
	@$(PY) -m macros register --dry-run

register: node_modules/.site ## write what was said into the register, as is done by itself before a publication
	@$(PY) -m macros register

adopt: .venv/.site ## make this copy your organisation's own: [NAME="Anytown Social Media Handbook"] [FROM=ours.yml]
	@$(PY) -m macros adopt $${NAME:+--name "$$NAME"} $${FROM:+--from "$$FROM"}

leave-out: .venv/.site ## leave a part or a section out of your own copy: ID=getting-followers [REASON="Why"] [SEE=move-on]
	@$(PY) -m macros leave-out --id "$$ID" --reason "$$REASON" --see "$$SEE"

due: .venv/.site ## list what is due for review, and fail when something is: [DAYS=14]
	@$(PY) -m macros due --days $${DAYS:-30}

seals: .venv/.site ## list the digest of each entry of the register; the SHA-256 of the list is the register's seal
	@$(PY) -m macros seals

test: node_modules/.all ## pass every check
	@$(PY) -m tests.browser
	@$(PY) -m tests.web_servers
	@$(PY) -m tests.editions
	@$(MAKE) --no-print-directory --jobs=2 lint
	@$(PY) -m macros check
	@$(PY) -m pytest

thorough: node_modules/.all ## try in the real handbook what `make test` tries in a small one, and in Firefox and WebKit; takes long
	@$(PY) -m tests.browser thorough
	@$(PY) -m pytest -m "thorough or hypothesis" --hypothesis-profile thorough

mutants: node_modules/.all ## make small mistakes in the code, and list those that no test notices: [SEED=1] [COUNT=100]
	@$(PY) -m tests.browser
	@$(PY) -m tests.mutants --seed $${SEED:-1} --count $${COUNT:-100}

lint: lint-python lint-scripts lint-texts

lint-python: node_modules/.all
	$(RUN)/ruff check
	$(RUN)/ruff format --check
	$(RUN)/mypy

lint-scripts: node_modules/.all
	$(NODE_BIN)/tsc --project tsconfig.json
	$(NODE_BIN)/eslint

lint-texts: node_modules/.all
	$(NODE_BIN)/markdownlint-cli2
	$(RUN)/codespell
	$(RUN)/zizmor --offline --quiet --persona pedantic .github
	$(RUN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(RUN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(RUN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(RUN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml

bench: node_modules/.all ## measure weight, speed, and build time against plain Material and without the register
	@$(PY) -m tests.browser
	@$(PY) -m tests.support.bench
	@$(PY) -m tests.support.scale

search: node_modules/.site ## show what the search finds, and why: Q="who signs off"
	@$(PY) -m macros search "$$Q"

words: node_modules/.site ## report the length of sentences and the reading grade of each page
	@$(PY) -m macros words

screenshots: node_modules/.all ## take the pictures in the README anew
	@$(PY) -m tests.browser
	@$(PY) -m tests.support.screenshots

fix: node_modules/.all ## put the code into its standard form
	$(RUN)/ruff check --fix
	$(RUN)/ruff format

clean: ## remove everything that the other targets made
	rm -rf .tools .venv node_modules site .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

.tools/bin/uv: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The handbook needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv --clear .tools || { echo "Python cannot make a virtual environment: install its venv module (on Debian, python3-venv)."; exit 1; }
	@.tools/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

.venv/.site: uv.lock pyproject.toml .tools/bin/uv
	@$(UV) sync --quiet --locked --compile-bytecode --no-default-groups --inexact
	@touch $@

.venv/.editions: .venv/.site
	@$(UV) sync --quiet --locked --compile-bytecode --no-default-groups --group editions --inexact
	@touch $@

.venv/.all: .venv/.site
	@$(UV) sync --quiet --locked --compile-bytecode
	@touch $@

node_modules/.site: package-lock.json .venv/.site
	@$(RUN)/npm ci --silent --ignore-scripts --no-audit --no-fund --omit=dev
	@touch $@

node_modules/.all: package-lock.json .venv/.all
	@$(RUN)/npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch node_modules/.site $@
