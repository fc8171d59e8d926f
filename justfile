# Recipes for people; every line also works when typed by hand.

bin := ".venv/bin"

# List the recipes.
default:
    @just --list

# Make the environment and build the sample case.
setup:
    python3 -m venv .venv && .venv/bin/pip install '.[dev]' && .venv/bin/whence demo

# Run the tests, or some of them.
test *paths:
    {{bin}}/python -m pytest {{paths}}

# Everything that reads the code without running it.
check:
    {{bin}}/ruff check
    {{bin}}/ruff format --check
    {{bin}}/mypy
    {{bin}}/lint-imports

# Put the code into its form.
format:
    {{bin}}/ruff format
    {{bin}}/ruff check --fix

# Build the docs; a broken link fails.
docs:
    {{bin}}/mkdocs build --strict

# Measure, and compare with the baseline.
bench *options:
    {{bin}}/python -m bench {{options}}

# Compile the pinned requirements anew (needs pip-tools).
pins:
    {{bin}}/python -m piptools compile --output-file requirements/runtime.txt pyproject.toml
    {{bin}}/python -m piptools compile --extra dev --output-file requirements/dev.txt pyproject.toml

# What the next changelog would say.
changelog:
    {{bin}}/towncrier build --draft --version next

# Everything, from an empty environment, as CI does.
ci:
    .ci/run
