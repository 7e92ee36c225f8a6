# Everything a developer types; `make` alone lists it. A second `make test` only runs the tests: stamps in .make/ remember
# the set-up, and each depends on the file that says what to set up.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard resources/i18n/*/LC_MESSAGES/salesbook.po))

# A real keychain to test against, and tools that read the PDFs we write and the libraries we ship. WINDOW_PACKAGES are what
# Qt needs, with a screen or without:
TEST_PACKAGES := gnome-keyring libsecret-1-0 dbus poppler-utils qpdf binutils
# libgssapi-krb5-2 is QtPdf's and QtNetwork's, libcups2 finds the printers, libwayland-* are for desktops without X.
WINDOW_PACKAGES := libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 \
	libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxkbcommon-x11-0 libxcb-shape0 libgssapi-krb5-2 libcups2 \
	libwayland-cursor0 libwayland-egl1
# A screen without a monitor, a window manager, and somebody to press the keys.
SCREEN_PACKAGES := xvfb openbox xdotool
# What reads and strips libraries, and what the menu's entry is checked with.
BUNDLE_PACKAGES := binutils desktop-file-utils shared-mime-info
# Debian keeps the library of its Python in a package of its own; another Python brings its library along.
SYSTEM_PYTHON := import sys; print('libpython%d.%d' % sys.version_info[:2] if sys.base_prefix == '/usr' else '')
# Unpacked, in millions of bytes.
BUNDLE_AT_MOST := 180

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: run test e2e check bundle bench screens catalogue clean help

run: ALSO := $(WINDOW_PACKAGES)
run: .make/window $(CATALOGUES)  ## Open the sample notebook; without a screen, print its day and write its papers
	$(BIN)/salesbook demo

test: ALSO := $(TEST_PACKAGES) $(WINDOW_PACKAGES)
test: .make/test $(CATALOGUES)  ## Run the tests; ARGS="tests/domain -k lunar" runs some of them
	$(BIN)/pytest -n 2 $(ARGS)

e2e: ALSO := $(WINDOW_PACKAGES) $(SCREEN_PACKAGES)
e2e: .make/screen $(CATALOGUES)  ## Drive the window through a rep's day by keys and pointer, on a screen of its own
	$(BIN)/pytest -m screen tests/end_to_end

check: .make/dev $(CATALOGUES)  ## Lint, format, types, architecture, and a complete catalogue
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/test_architecture.py tests/test_catalogue.py
	$(BIN)/python -m pip check

bundle: ALSO := $(WINDOW_PACKAGES) $(BUNDLE_PACKAGES)
bundle: .make/bundle $(CATALOGUES)  ## Build dist/salesbook, a folder that runs without Python
	$(BIN)/python -m PyInstaller --noconfirm --log-level WARN build.spec
	@size=$$(du -s --apparent-size --block-size=1000000 dist/salesbook | cut -f1); echo "dist/salesbook has $$size MB"; \
		[ $$size -le $(BUNDLE_AT_MOST) ] || { echo "That is more than $(BUNDLE_AT_MOST) MB." >&2; exit 1; }

bench: ALSO := $(WINDOW_PACKAGES)
bench: .make/dev .make/window $(CATALOGUES)  ## Run every benchmark, in under five minutes; fails where one misses its mark
	@failed=0; for file in $(sort $(wildcard benchmarks/bench_*.py)); do \
		name=$${file#benchmarks/}; echo "== $$name"; $(BIN)/python -m benchmarks.$${name%.py} || failed=1; \
	done; exit $$failed

screens: .make/dev .make/window $(CATALOGUES)  ## Render every page and dialog to PNG, in .make/screens
	$(BIN)/python -m tests.gui.screens .make/screens

catalogue: .make/dev  ## Bring new and changed messages into the .po files, ready to be translated
	$(BIN)/pybabel -q extract -k Text -k counted:1,2 --add-location=file --sort-by-file --no-wrap \
		-o .make/salesbook.pot salesbook
	$(BIN)/pybabel -q update -i .make/salesbook.pot -d resources/i18n -D salesbook \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap

clean:  ## Remove the environment, stamps, caches and compiled catalogues
	rm -rf .venv .make .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist $(CATALOGUES)
	find salesbook tests benchmarks .ci -name __pycache__ -prune -exec rm -rf {} +

help:  ## List these targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Set-up. The environment first; a half-made one does not stay. Debian's Python comes without ensurepip; an ordinary user
# is told all that is missing in one line.
.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Salesbook needs Python 3.11 or newer; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || .ci/need python3-venv $(ALSO)
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.make/run: .venv/pyvenv.cfg .ci/requirements.txt pyproject.toml
	$(PIP) -r .ci/requirements.txt
	$(PIP) --no-build-isolation --editable .
	@mkdir -p .make && touch $@

.make/dev: .make/run .ci/requirements-dev.txt
	$(PIP) -r .ci/requirements-dev.txt
	@touch $@

.make/window: .make/run .ci/need Makefile
	.ci/need $(WINDOW_PACKAGES)
	@touch $@

.make/test: .make/dev .make/window .ci/need Makefile
	.ci/need $(TEST_PACKAGES)
	@touch $@

.make/bundle: .make/window .ci/requirements-build.txt .ci/need Makefile
	.ci/need $(BUNDLE_PACKAGES) $$($(BIN)/python -c "$(SYSTEM_PYTHON)")
	$(PIP) -r .ci/requirements-build.txt
	@touch $@

.make/screen: .make/dev .make/window .ci/need Makefile
	.ci/need $(SCREEN_PACKAGES)
	@touch $@

%.mo: %.po | .make/run
	$(BIN)/pybabel -q compile -i $< -o $@
