"""The repository watches itself."""

from __future__ import annotations

import re
import tomllib

import pytest

import subtools
from tests import ROOT

MODULES = sorted((ROOT / "subtools").rglob("*.py"))
#: Pure data, as long as there are languages.
DATA = {"panel_words.py"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_has_one_concern_and_says_it(path: object):
    text = path.read_text(encoding="utf-8")

    assert text.count("\n") <= 300 or path.name in DATA
    assert text.startswith(('"""', 'r"""', "#"))
    assert "from __future__ import annotations" in text or path.name == "__init__.py"


def test_every_finding_code_is_documented_and_no_other():
    page = (ROOT / "docs" / "reference" / "findings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"\b([A-Z]\d\d)\b", page))
    source = "".join(path.read_text(encoding="utf-8") for path in MODULES)
    raised = set(re.findall(r"\"([A-Z]\d\d)\"", source))
    # Some rooms put the letter of a format before a shared number.
    numbers = set(re.findall(r"\"(\d\d)\"", source))

    assert raised <= documented
    assert {code for code in documented - raised if code[1:] not in numbers} == set()


def test_one_version():
    version = PROJECT["project"]["version"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert subtools.__version__ == version
    assert re.search(rf"^## \[?{re.escape(version)}\b", changes, re.MULTILINE)


def test_every_suffix_belongs_to_a_format_that_knows_it():
    from subtools.formats import FORMATS, SUFFIXES

    for suffix, name in SUFFIXES.items():
        assert suffix in FORMATS[name].suffixes
        assert FORMATS[name].read is not None


def test_every_exception_from_a_rule_is_argued():
    ignores = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.ruff.lint]")[1]
    first = ignores.split("]")[0]

    assert all("#" in line or "RUF00" in line for line in first.splitlines() if line[:3] == '  "')


def test_the_package_data_is_in_the_package():
    profiles = list((ROOT / "subtools" / "profiles").glob("*.toml"))

    assert profiles
    assert (ROOT / "subtools" / "py.typed").exists()


def test_nothing_tells_of_the_machine_it_was_made_on():
    words = re.compile(r"/(?:work|root|home)/|issue A\b")
    texts = [p for p in ROOT.rglob("*") if p.suffix in {".py", ".md", ".toml", ".txt"}]
    told = [
        str(path.relative_to(ROOT))
        for path in texts
        if not {".git", ".venv", ".nox", "test_repository.py"} & set(path.parts)
        and words.search(path.read_text(encoding="utf-8"))
    ]

    assert told == []
