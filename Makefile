# `make chat` opens the chat window, `make test` is the gate. Both install what they need into .venv first.

PYTHON ?= python3
BIN := .venv/bin

# What is imported is compiled at its first import and kept, also where the environment is set against it: a start takes
# three times as long without.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help chat test check fix build bench evaluate docs lock install clean
.DEFAULT_GOAL := help

help:
	@echo "make chat      ask the article in a window of your browser"
	@echo "make test      everything that must hold: check, then all tests"
	@echo "make check     lint, format, types and the arrows between the rooms"
	@echo "make fix       mend what lint and format can mend by themselves"
	@echo "make docs      write the real output of commands into the documents"
	@echo "make bench     print how fast and how large everything is"
	@echo "make evaluate  score the answers to the golden questions"
	@echo "make build     make the wheel and the source archive, in dist/"
	@echo "make lock      pin the newest versions that go together, in requirements.lock"

install: .venv/.installed

# Made anew when the lock or the project's table has changed, and only then.
.venv/.installed: requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
		echo "There is no $(PYTHON) here; install Python 3.11 or newer, or say which: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$$($(PYTHON) --version) is too old; install Python 3.11 or newer, or say which: make PYTHON=/path/to/python" >&2; \
		exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv; the first time takes a few minutes."
	@# Python compiles what is imported when it is imported; compiling all that is installed would take minutes.
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-compile --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

chat: install
	@$(BIN)/assistant chat --open

# Two files of tests at a time; a file's tests share what took long to set up.
test: install check
	OMP_NUM_THREADS=1 $(BIN)/pytest --numprocesses 2 --dist loadfile

check: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --quiet tests/test_arrows.py

fix: install
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: install
	$(BIN)/python docs/refresh.py

bench: install
	@$(BIN)/python -m assistant.bench

evaluate: install
	@$(BIN)/assistant evaluate

build: install
	$(BIN)/python -m build --no-isolation

# A clean resolve. PyTorch's local label (+cpu) is left out: the pin must install wherever it stands.
lock:
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet --editable '.[mcp,test]'
	{ echo '# Every version that the project runs and is tested with. Made by `make lock`; do not edit.'; \
	  { build/lock/bin/pip freeze --all --exclude pip --exclude-editable | sed 's/+cpu$$//' | tr 'A-Z_' 'a-z-'; \
	    echo 'audioop-lts==0.2.2 ; python_version >= "3.13"'; } | LC_ALL=C sort; } > requirements.lock
	rm -rf build/lock

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache
