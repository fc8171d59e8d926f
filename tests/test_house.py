"""The rules of the house, read off the source (docs/contributing.md lists them)."""

from __future__ import annotations

import ast
import re
import statistics
import tokenize
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "whence"
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = ("gather", "read", "resolve", "trace", "weigh", "publish", "store", "engine")
STEPPED = {
    "gather": "reports",
    "read": "reading",
    "resolve": "identities",
    "trace": "lineage",
    "weigh": "ledger",
    "publish": "dossier",
}
BELOW_ROOMS = {"plugins", "config", "text", "lang", "model", "errors"}
BELOW_TEXT = {"model", "errors"}
NETWORK = {
    "httpx",
    "requests",
    "urllib3",
    "aiohttp",
    "socket",
    "ssl",
    "http",
    "ftplib",
    "smtplib",
    "asyncio",
    "socketserver",
}
SQL = {"sqlalchemy", "alembic", "sqlite3"}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "handler", "processor"}
# Pages and tables of words: they have no logic that a reader must follow.
MODULE_LIMIT, MODULE_MEDIAN, FUNCTION_LIMIT, FUNCTION_MEDIAN, SCREEN = 400, 120, 50, 12, 120


def name_of(path):
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path):
    return ast.parse(path.read_text("utf-8"))


@cache
def code_lines(path):
    """Numbers of the lines that hold code: no blank lines, comments or docstrings."""
    idle = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    lines = set()
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type not in idle and token.type != tokenize.ENCODING:
                lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            lines.difference_update(range(node.lineno, node.end_lineno + 1))
    return lines


def functions(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(path, node):
    return len(code_lines(path) & set(range(node.lineno, node.end_lineno + 1)))


def imports(path):
    """(dotted name of the module, names taken from it or nothing) of every import, also inside functions."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: relative import"
            yield node.module, tuple(alias.name for alias in node.names)


def reached(path):
    """Dotted names inside `whence` that a module imports, to the file: what is taken from a package and is no file is the
    package's face. The version is data, and everybody may have it.
    """
    for module, names in imports(path):
        if module == "whence" or module.startswith("whence."):
            folder = ROOT.joinpath(*module.split("."))
            files = [each for each in names if (folder / each).is_dir() or (folder / f"{each}.py").is_file()]
            yield from (f"{module}.{each}" for each in files)
            if len(files) < len(names) and names != ("__version__",):
                yield module


def room_of(path):
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else None


def test_no_module_is_longer_than_a_person_can_hold():
    long = {name_of(path): len(code_lines(path)) for path in MODULES if len(code_lines(path)) > MODULE_LIMIT}
    assert long == {}


def test_most_modules_are_short():
    assert statistics.median(len(code_lines(path)) for path in MODULES) <= MODULE_MEDIAN


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{name_of(path)}:{node.lineno} {node.name} {length(path, node)}"
        for path in MODULES
        for node in functions(path)
        if length(path, node) > FUNCTION_LIMIT
    ]
    assert long == []


def test_most_functions_are_short():
    assert statistics.median(length(path, node) for path in MODULES for node in functions(path)) <= FUNCTION_MEDIAN


def test_the_whole_flow_fits_on_a_screen():
    """`pipeline.py`: the part that tells the flow, from `run` to the last room's call."""
    path = PACKAGE / "pipeline.py"
    assert len(code_lines(path)) <= 2 * SCREEN
    flow = [node for node in tree(path).body if isinstance(node, ast.FunctionDef) and node.name in FLOW]
    assert {node.name for node in flow} == FLOW
    assert sum(length(path, node) for node in flow) <= SCREEN


FLOW = {"run", "gather", "build", "_read", "_join", "_joined", "dossier", "export"}


def test_files_say_what_they_hold():
    assert [name_of(path) for path in MODULES if FORBIDDEN_NAMES & set(path.stem.split("_"))] == []


def test_there_is_one_catch_all_and_it_stands_in_the_pipeline():
    caught = []
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler):
                kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
                if any(
                    kind is None or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})
                    for kind in kinds
                ):
                    caught.append(name_of(path))
    assert caught == ["whence/pipeline.py"]


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_reach_only_what_lies_below_them(room):
    allowed = BELOW_ROOMS | {room}
    wrong = [
        (name_of(path), module)
        for path in MODULES
        if room_of(path) == room
        for module in reached(path)
        if module.split(".")[1] not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize("floor", ["text", "lang"])
def test_text_and_language_reach_only_the_model(floor):
    wrong = [
        (name_of(path), module)
        for path in MODULES
        if room_of(path) == floor
        for module in reached(path)
        if module.split(".")[1] not in BELOW_TEXT | {floor}
    ]
    assert wrong == []


def test_no_module_imports_the_face_of_its_own_package():
    wrong = [
        (name_of(path), module)
        for path in MODULES
        if room_of(path) is not None and path.stem != "__init__"
        for module in reached(path)
        if module == f"whence.{room_of(path)}"
    ]
    assert wrong == []


def test_only_the_question_to_a_language_model_speaks_to_the_network():
    wrong = [
        (name_of(path), module)
        for path in MODULES
        for module, _ in imports(path)
        if module.split(".")[0] in NETWORK and (name_of(path), module) != ("whence/read/llm/asking.py", "httpx")
    ]
    wrong += [(name_of(path), module) for path in MODULES for module, _ in imports(path) if module == "urllib.request"]
    assert wrong == []


def test_only_the_store_speaks_sql():
    wrong = [
        (name_of(path), module)
        for path in MODULES
        if room_of(path) != "store"
        for module, _ in imports(path)
        if module.split(".")[0] in SQL
    ]
    assert wrong == []


def test_the_model_is_plain_python():
    import sys

    foreign = [
        (name_of(path), module)
        for path in MODULES
        if room_of(path) == "model"
        for module, _ in imports(path)
        if module.split(".")[0] not in sys.stdlib_module_names | {"whence"}
    ]
    assert foreign == []


def test_every_module_says_what_it_is():
    assert [name_of(path) for path in MODULES if not ast.get_docstring(tree(path))] == []


def test_every_public_function_says_what_it_does():
    silent = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize(("room", "face"), sorted(STEPPED.items()))
def test_a_room_has_one_function_named_by_its_product_told_in_numbered_steps(room, face):
    path = PACKAGE / room / "__init__.py"
    node = next((node for node in tree(path).body if isinstance(node, ast.FunctionDef) and node.name == face), None)
    assert node is not None, f"{name_of(path)} has no function {face}"
    body = "\n".join(path.read_text("utf-8").splitlines()[node.lineno - 1 : node.end_lineno])
    steps = [int(number) for number in re.findall(r"^\s*# (\d+)\. ", body, re.MULTILINE)]
    assert len(steps) > 1, f"{name_of(path)} does not number its steps"
    assert steps == list(range(1, len(steps) + 1))


def test_exemptions_carry_their_reason():
    bare = []
    for path in MODULES:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            exempt = re.search(r"# noqa\b(.*)", line)
            if exempt and not re.match(r": [A-Z]+\d+(, ?[A-Z]+\d+)* +(- )?\w+", exempt[1]):
                bare.append(f"{name_of(path)}:{number}")
    assert bare == []


def test_nothing_is_left_to_do_later():
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
    assert [name_of(path) for path in MODULES if marks.search(path.read_text("utf-8"))] == []


def test_results_do_not_ask_the_clock():
    """Only a capture, a judgement and the tally may know what time it is."""
    asking = set()
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today", "time_ns", "monotonic"}:
                asking.add(name_of(path))
    assert {
        each for each in asking if not each.startswith(("whence/store/", "whence/gather/", "whence/model/tally"))
    } == set()


def test_randomness_is_never_unseeded():
    wrong = [
        name_of(path) for path in MODULES for module, _ in imports(path) if module in {"random", "secrets", "uuid"}
    ]
    assert wrong == []
