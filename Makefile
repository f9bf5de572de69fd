# Two commands: `make run` and `make test`. Everything else is a part of them.
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv

.PHONY: run test check clean

run: .venv/.run-ready
	.venv/bin/firsthand run

test: .venv/.test-ready
	.venv/bin/python -m pytest -m "not browser and not spark" -n auto --dist loadfile

check: .venv/.test-ready
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

$(UV):
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Firsthand needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Try: make run PYTHON=python3.12")'
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"

.venv/.run-ready: $(UV) pyproject.toml uv.lock
	$(UV) sync --frozen --inexact --no-dev --extra solver --extra subjects --extra hidden --extra linkage --python .tools/bin/python
	touch $@

.venv/.test-ready: $(UV) pyproject.toml uv.lock
	$(UV) sync --frozen --inexact --python .tools/bin/python
	touch $@ .venv/.run-ready

clean:
	rm -rf .venv .tools var
