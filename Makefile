# `make run` and `make test` do everything on a fresh Debian 12: install what is missing, build,
# and run the main case or all tests. `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help

CASE ?= cases/ukraine
JOBS ?= $(shell nproc)
PAGE := web/dist/report.html
PAGE_SOURCES := $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*' 2> /dev/null)

.PHONY: help setup setup-dev setup-test web build build-debug run test test-web test-page test-long bench \
        format tidy fuzz xmile-table clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build  ## build, then analyse the main case (CASE=folder for another)
	build/armistice run $(CASE)
	@echo "the report: armistice-out/report.html"
	@echo "the same in a browser, to change and run again: build/armistice serve $(CASE)"

setup:  ## install missing Debian packages
	@tools/setup.sh build

setup-test:  ## packages to build, and the browser that drives the page in the tests
	@tools/setup.sh test

setup-dev:  ## packages to build, and those for formatting, tidying and fuzzing
	@tools/setup.sh dev

web/node_modules/.package-lock.json: web/package.json web/package-lock.json | setup
	cd web && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(PAGE): $(PAGE_SOURCES) web/node_modules/.package-lock.json
	cd web && npm run --silent build
	@touch $@

web: $(PAGE)  ## build the report page, web/dist/report.html

build: setup $(PAGE)  ## release build; the program is build/armistice
	cmake --preset release
	cmake --build --preset release -j $(JOBS)

build-debug: setup $(PAGE)  ## build with address and undefined-behaviour sanitizers
	cmake --preset debug
	cmake --build --preset debug -j $(JOBS)

test-web: web/node_modules/.package-lock.json  ## unit tests and types of the page
	cd web && npm test --silent && npm run --silent check

test-page: setup-test build  ## the built page and the real server in a browser; pictures in web/e2e/shots
	cd web && npm run --silent e2e

# the release run is last, so that its summary closes the log
test: build test-web test-page build-debug  ## all tests: page, browser, sanitizers, release
	ctest --preset debug -j $(JOBS)
	ctest --preset release -j $(JOBS)

test-long: build  ## the tests with the large samples of the documentation (tens of minutes)
	ARMISTICE_LONG=1 ctest --preset release -j $(JOBS)

bench: setup $(PAGE)  ## benchmarks; bench/RESULTS.md keeps what they gave
	cmake --preset release -DARMISTICE_BENCH=ON
	cmake --build --preset release -j $(JOBS)
	@for b in build/bench/*_bench; do echo "== $$b"; $$b || exit 1; done

format: setup-dev  ## format the C++ sources in place
	git ls-files '*.cc' '*.h' | xargs clang-format -i

tidy: setup-dev build  ## static checks of the C++ sources
	git ls-files 'src/*.cc' | grep -v _test.cc | xargs -P $(JOBS) -n 4 clang-tidy --quiet -p build

fuzz: setup-dev  ## a minute of fuzzing per target, with Clang
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS) --target fuzzers
	@for f in build-fuzz/tests/fuzz/*_fuzz; do \
	  name=$$(basename $$f _fuzz); mkdir -p build-fuzz/corpus/$$name; \
	  $$f -max_total_time=60 -timeout=10 build-fuzz/corpus/$$name tests/fuzz/corpus/$$name || exit 1; \
	done

xmile-table: build  ## docs/xmile_models.md from the conformance models beside the project
	ARMISTICE_UPDATE_GOLDEN=1 build/tests/whole_test --gtest_filter='XmileModels.*'

clean:  ## remove everything that was built
	rm -rf build build-debug build-clang build-fuzz web/dist web/node_modules
