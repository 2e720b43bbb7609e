# Everything starts here: `make demo` to look at it, `make test` to work on it. See `make help`.

PORT ?= 8000
BROWSER ?= yes
WORKERS ?= 2

ifeq ($(origin PYTHON), undefined)
PYTHON := $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
endif

BIN := .venv/bin
TIMED := sh tools/timed.sh
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal
BENCHES := $(wildcard bench/[!_]*.py)
ifeq ($(BROWSER), no)
QUICK := not deep and not browser
ALL := not browser
else
QUICK := not deep
ALL := deep or not deep
endif

.DEFAULT_GOAL := help
.PHONY: help demo test deep check bench pictures lock clean python desk dev browser tracer

help: ## what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: desk ## open the worked example in your browser (PORT=8000)
	@echo "== the worked example, on this machine only; Ctrl-C ends it"
	@exec $(BIN)/goodoffices demo --port $(PORT)

test: check browser tracer ## the checks, then the whole suite, quick (BROWSER=no leaves the browser out)
	@echo "== the suite, quick"
	@exec $(PYTEST) -m "$(QUICK)"

deep: check browser tracer ## the whole suite and the long tests, each law tried many more times
	@echo "== the suite, deep: long"
	@exec $(PYTEST) -m "$(ALL)" --hypothesis-profile deep --timeout 3600

check: dev ## style, types and the walls between rooms
	@$(TIMED) "style" $(BIN)/ruff check .
	@$(TIMED) "layout" $(BIN)/ruff format --check .
	@$(TIMED) "types" $(BIN)/mypy
	@$(TIMED) "walls between rooms" $(BIN)/lint-imports --cache-dir .cache/import-linter

bench: dev ## every figure we quote, measured here, each beside a named peer
	@for bench in $(BENCHES); do $(TIMED) "$$bench" $(BIN)/python "$$bench" || exit 1; done

pictures: browser ## a picture of every page of the desk, into docs/pictures
	@$(TIMED) "pictures" $(BIN)/python tools/pictures.py

lock: dev ## write the locks anew from pyproject.toml (UPGRADE=yes for newer versions)
	@PATH="$(BIN):$$PATH" $(TIMED) "locks" $(BIN)/python tools/lock.py $(if $(filter yes,$(UPGRADE)),--upgrade)

clean: ## remove all that make has made
	rm -rf .venv .cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@$(or $(PYTHON),false) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "Python 3.11 or later, with its venv, is needed. On Debian or Ubuntu: apt-get install python3 python3-venv"; \
	echo "If yours has another name or place: make PYTHON=/path/to/python3.12 ..."; exit 1; }

desk dev: python
	@$(TIMED) "environment for $@" $(PYTHON) tools/ready.py $@

browser: dev
ifneq ($(BROWSER), no)
	@$(TIMED) "browser" $(BIN)/python tools/browser.py
endif

tracer: dev
	@$(TIMED) "tracer" $(BIN)/python tools/tracing.py
