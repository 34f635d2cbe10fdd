# Every target does its own set-up: see .ci/packages (system) and .ci/venv (Python).
.PHONY: help run test bench pages reading lint lock clean
PYTHON_ENV = .ci/venv .venv requirements-dev.lock

help:
	@echo "make run     open the window on the starter library"
	@echo "make test    run all tests; TESTS='tests/core -x' runs some"
	@echo "make lint    style, format, types, layers"
	@echo "make bench   measure, and print a table"
	@echo "make pages   draw each page of each product into build/pages; ARGS=--all: each look"
	@echo "make reading GOLD=FOLDER   measure the bodies found in saved pages"
	@echo "make lock    write the lock files anew from pyproject.toml"
	@echo "make clean   remove what these made"

run:
	@.ci/start $(ARGS)

test:
	@.ci/packages test
	@$(PYTHON_ENV)
	@.ci/sdk
	.venv/bin/python -m pytest $(or $(TESTS),-n 2 --dist loadfile)

bench:
	@.ci/packages run
	@$(PYTHON_ENV)
	@.venv/bin/python -m tests.bench.table

pages:
	@.ci/packages test
	@$(PYTHON_ENV)
	@.venv/bin/python -m tests.bench.product_pages $(ARGS)

reading:
	@$(PYTHON_ENV)
	@.venv/bin/python -m tests.bench.reading $(GOLD)

lint:
	@$(PYTHON_ENV)
	@.ci/lint

lock:
	@.ci/lock $(ARGS)

clean:
	rm -rf .venv .cache build dist
