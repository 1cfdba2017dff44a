"""The checks, by name: `nox` alone runs what a change must pass.

Sessions use the environment nox was started from; `pip install -e '.[dev]'` makes one.
"""

from __future__ import annotations

import nox

nox.needs_version = ">=2024.10"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "layers", "tests"]


@nox.session
def lint(session: nox.Session) -> None:
    """Look for mistakes and for code the formatter would write otherwise."""
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the package, and what a user's editor sees of them."""
    session.run("mypy")
    session.run("pyright")


@nox.session
def layers(session: nox.Session) -> None:
    """Check that imports point down."""
    session.run("lint-imports", "--no-cache")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests; arguments after `--` go to pytest."""
    session.run("pytest", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure start-up and hostile input; arguments after `--` name other benchmarks."""
    for name in session.posargs or ("startup", "hostile"):
        session.run("python", "-m", f"benchmarks.{name}")
