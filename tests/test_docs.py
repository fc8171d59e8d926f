"""What the docs must hold so that they cannot fall behind the program."""

from __future__ import annotations

import dataclasses
import re
import shutil
import tomllib
from pathlib import Path

import pytest
import typer

from whence import cli, pipeline
from whence.config import Settings
from whence.model import ledger, reading
from whence.publish import terminal_show

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
INSTALL = "python3 -m venv .venv && .venv/bin/pip install '.[dev]' && .venv/bin/whence demo"
TEST = ".venv/bin/python -m pytest"
WORDS = [
    "case",
    "capture",
    "report",
    "outlet",
    "family",
    "statement",
    "attribution",
    "chain",
    "claim",
    "voice",
    "echo",
    "overlap",
    "credit",
    "origin",
    "side",
    "derivation",
    "drift",
    "conflict",
    "moment",
    "figure",
    "place",
    "judgement",
    "setback",
]


def leaves(group, before=""):
    """Give every command by its words; a group is no command, what it holds is."""
    held = {}
    for name, command in group.commands.items():
        held |= leaves(command, f"{before}{name} ") if hasattr(command, "commands") else {before + name: command}
    return held


COMMANDS = leaves(typer.main.get_command(cli.app))


def page(name):
    return (DOCS / name).read_text("utf-8")


def section(command):
    found = re.search(rf"^## `whence {command}\b.*?(?=^## )", page("commands.md"), re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no section for {command}"
    return found[0]


def test_the_commands_are_those_of_the_design():
    assert set(COMMANDS) == {
        *("demo", "run", "add", "build", "show", "export", "screen", "audit", "settle"),
        *("verify", "plugins", "doctor", "gazetteer import", "gazetteer show"),
    }


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_is_documented(command):
    text = section(command)
    options = [
        name
        for parameter in COMMANDS[command].params
        if parameter.param_type_name == "option"
        for name in parameter.opts
    ]
    assert [name for name in options if name != "--help" and f"`{name}`" not in text] == []


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_no_option_is_documented_that_is_not_there(command):
    known = {name for parameter in COMMANDS[command].params for name in parameter.opts}
    told = set(re.findall(r"`(--?[a-z][a-z-]*)`", section(command)))
    assert told <= known


def test_the_readme_names_every_command():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`whence {name}" not in readme] == []


@pytest.mark.parametrize("field", dataclasses.fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_documented_with_its_default(field):
    row = re.search(rf"^\| `{field.name}` \| `(.*?)` \|", page("settings.md"), re.MULTILINE)
    assert row, f"docs/settings.md does not name {field.name}"
    assert tomllib.loads(f"x = {row[1]}")["x"] == field.default


def test_no_setting_is_documented_that_is_not_there():
    told = set(re.findall(r"^\| `(\w+)` \|", page("settings.md"), re.MULTILINE))
    assert told == {field.name for field in dataclasses.fields(Settings)}


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_design_is_in_the_glossary(word):
    assert re.search(rf"^\*\*{word}\*\*$", page("glossary.md"), re.MULTILINE)


def test_every_stance_and_drift_is_explained():
    glossary = page("glossary.md")
    for stance in reading.Stance.__args__:
        assert stance.rstrip("s") in glossary
    for kind in ledger.DriftKind.__args__:
        assert {"counted": "thing counted"}.get(kind, kind) in glossary


def test_the_two_commands_stand_in_readme_and_ci_letter_by_letter():
    for name in ("README.md", ".ci/run"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        assert INSTALL in lines, name
        assert TEST in lines, name


def test_ci_ends_with_the_tests():
    lines = [line for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines() if line.strip()]
    assert lines[-1] == TEST


def test_every_table_is_described():
    from whence.publish.schemas import schemas

    told = set(re.findall(r"^\| `(\w+)` \|", page("data-contract/index.md"), re.MULTILINE))
    assert told == set(schemas())


def test_every_room_has_a_page_about_today():
    for room in ("gather", "read", "resolve", "trace", "weigh", "publish"):
        assert len(page(f"rooms/{room}.md")) > 500


def test_every_page_is_in_the_navigation():
    nav = (ROOT / "mkdocs.yml").read_text("utf-8")
    missing = [
        str(path.relative_to(DOCS)) for path in sorted(DOCS.rglob("*.md")) if str(path.relative_to(DOCS)) not in nav
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_of_the_front_pages_lead_somewhere(name):
    text = (ROOT / name).read_text("utf-8")
    targets = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert targets
    assert [link for link in targets if not (ROOT / link).exists()] == []


def test_pinned_requirements_carry_hashes_and_no_addresses():
    for name in ("runtime", "dev"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
        pins = re.findall(r"^([a-z0-9][\w.-]*)==\S+ \\$", text, re.MULTILINE)
        assert len(pins) > 20
        assert "://" not in text
        assert "--index" not in text
        assert "--find-links" not in text
        loose = [line for line in text.splitlines() if re.match(r"^[a-z0-9].*==", line) and not line.endswith("\\")]
        assert loose == []


def test_the_pins_cover_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {
        "runtime": project["dependencies"],
        "dev": project["dependencies"] + project["optional-dependencies"]["dev"],
    }
    for name, wanted in names.items():
        text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").lower()
        asked = {re.split(r"[\[<>=~! ]", line)[0].lower().replace("_", "-") for line in wanted}
        assert {each for each in asked if f"\n{each}==" not in f"\n{text}"} == set()


def test_fragments_have_a_kind_that_towncrier_knows():
    kinds = {
        kind["directory"]
        for kind in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["towncrier"]["type"]
    }
    fragments = [path for path in (ROOT / "changelog.d").iterdir() if not path.name.startswith(".")]
    assert [path.name for path in fragments if path.name.split(".")[-2] not in kinds] == []


def test_the_list_of_sources_in_the_docs_can_be_used_as_it_stands():
    from whence.weigh.interest.parties import parties

    block = re.search(r"^    outlet,.*?\n\n", page("how/sources.md"), re.MULTILINE | re.DOTALL)[0]
    found = parties("\n".join(line.strip() for line in block.splitlines()))
    assert found.troubles == ()
    assert len(found.rows) == len(block.split("\n")) - 3
    assert found.family("The Kelm Gazette") == found.family("KELM EVENING ECHO") == "North Press"
    assert found.stake("Odile Marchetti", "the Dockers' Union has lost", ()) is not None
    assert re.findall(r"^\| `([\w ]+)` \|", page("how/sources.md"), re.MULTILINE) == block.strip().splitlines()[
        0
    ].split(",")


def test_the_schemas_beside_the_tables_are_those_of_the_code(tmp_path):
    from whence.publish.schemas import write

    for path in write(tmp_path):
        kept = DOCS / "data-contract" / path.name
        assert kept.read_text("utf-8") == path.read_text("utf-8"), f"run python -m whence.publish.schemas {kept.parent}"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    case = tmp_path_factory.mktemp("docs") / "demo-case"
    pipeline.demo(case)
    return case


def test_what_the_tutorial_shows_can_be_shown(sample):
    words = re.findall(r'^whence show demo-case "?([^"\n]+)"?$', page("tutorial.md"), re.MULTILINE)
    assert len(words) == 3
    with pipeline.opened(sample) as view:
        assert [terminal_show.find(view, word).kind for word in words] == ["claim", "report", "name"]


def test_the_finding_of_the_readme_is_one_of_the_sample_case(sample):
    block = re.search(r"^```text\n\d+  (.*?)\n(.*?)\n", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    with pipeline.opened(sample) as view:
        found = next(each for each in view.findings() if each.sentence == block[1])
    assert block[2].endswith(found.claim)


def test_a_judgement_can_be_made_as_the_docs_tell(sample, tmp_path):
    case = tmp_path / "mycase"
    shutil.copytree(sample, case)
    code = re.search(r"```python\n(.*?)```", page("how/judge.md"), re.DOTALL)[1]
    exec(code.replace('"mycase"', repr(str(case))), {})
    assert pipeline.verify(case) == []
    with pipeline.opened(case) as view:
        assert [each.kind for each in view.judgements()] == ["reject"]
        assert [each for each in view.setbacks() if each.step == "judge"] == []
