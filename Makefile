RAGSPEC := .build/release/ragspec
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: bench-transport bench-cache kills soak help setup setup-reference build demo live record test lint format bench bench-similarity bench-vectors generate clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install with apt what a build needs and this machine lacks
	@scripts/install-dependencies build

setup-reference: ## the same for the tests, with the reference implementations from PyPI
	@scripts/install-dependencies test

build: setup ## build an optimized .build/release/ragspec
	swift build -c release --product ragspec --static-swift-stdlib \
	  --pkg-config-path "$$(scripts/static-libraries .build/static-libraries)"

demo: build ## run the shipped suites with recorded responses: no network, no key
	$(RAGSPEC) run --cache replay scenarios

live: ## run the shipped suites against a real local model, or against OPENAI_BASE_URL
	scripts/live $(or $(ARGS),scenarios)

record: ## record the responses of the shipped suites anew from the local model
	scripts/record $(ARGS)

test: setup-reference ## build and run all tests; TEST_ARGS are for `swift test`
	swift build --build-tests -Xswiftc -warnings-as-errors --explicit-target-dependency-import-check error
	swift test --skip-build --no-parallel $(TEST_ARGS)

lint: ## check the format and the style of the Swift sources
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

format: ## format the Swift sources in place
	swift format format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks

bench: build ## race ragspec against other tools (ARGS=--help), and its library (SIMILARITY_ARGS=--help)
	@scripts/install-dependencies bench
	Benchmarks/run $(ARGS)
	Benchmarks/similarity/run $(SIMILARITY_ARGS)
	Benchmarks/vectors/run $(VECTORS_ARGS)
	Benchmarks/transport/run $(TRANSPORT_ARGS)
	Benchmarks/cache/run $(CACHE_ARGS)

bench-transport: ## race the transport alone, against a C program on libcurl, and wrk
	@scripts/install-dependencies bench
	Benchmarks/transport/run $(ARGS)

soak: build ## 50,000 cases against a server with random faults: memory, sockets and outcomes (ARGS=--help)
	Benchmarks/soak $(ARGS)

kills: ## end 500 recording runs with kill -9, and look at what they leave (KILLS=500)
	swift build --build-tests
	RAGSPEC_KILLS=$(or $(KILLS),500) swift test --skip-build --filter KilledRunTests

bench-similarity: ## race the library TextSimilarity alone, against RapidFuzz in C++, sacrebleu and rouge-score
	@scripts/install-dependencies bench
	Benchmarks/similarity/run $(ARGS)

bench-cache: ## race the local cache alone, against a C program on the same SQLite
	@scripts/install-dependencies bench
	Benchmarks/cache/run $(ARGS)

bench-vectors: ## race the exact search of vectors alone, against numpy on one thread
	@scripts/install-dependencies bench
	Benchmarks/vectors/run $(ARGS)

generate: build ## write anew the files that are made by ragspec itself: schemas and references
	$(RAGSPEC) schema suite >suite.schema.json
	$(RAGSPEC) schema project >project.schema.json
	$(RAGSPEC) list matchers --markdown >docs/matchers.md
	$(RAGSPEC) list perturbations --markdown >docs/perturbations.md

clean: ## remove everything that was built
	rm -rf .build
