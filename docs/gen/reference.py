"""MkDocs hook: one page per room under `reference/`, made from the package tree at every build."""

from __future__ import annotations

import ast
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[2]
ROOMS = ("gather", "read", "resolve", "trace", "weigh", "publish", "store", "engine", "text", "lang", "model")
ABOVE = ("pipeline", "cli", "doctor", "config", "plugins", "errors")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages to those that lie in the folder."""
    for name, text in pages().items():
        files.append(File.generated(config, f"reference/{name}.md", content=text))
    return files


def pages() -> dict[str, str]:
    """Give every page by its name: a heading and a directive per module."""
    made = {"above": page("Above and below the rooms", [f"whence.{name}" for name in ABOVE])}
    for room in ROOMS:
        made[room] = page(room.capitalize(), modules(ROOT / "whence" / room))
    listed = "\n".join(f"- [{room}]({room}.md)" for room in ROOMS)
    made["index"] = (
        "# The code\n\nMade from the docstrings. Start with `whence/pipeline.py`: it is the whole flow.\n\n"
        f"- [pipeline, commands, settings, errors](above.md)\n{listed}\n"
    )
    return made


def page(title: str, names: list[str]) -> str:
    """Write one page."""
    return f"# {title}\n\n" + "\n\n".join(f"::: {name}" for name in names) + "\n"


def modules(folder: Path) -> list[str]:
    """Give the modules of a room that show something, by their dotted names, the room itself first."""
    found = [path for path in folder.rglob("*.py") if shows(path)]
    ordered = sorted(found, key=lambda path: (path.parent != folder, path.parent, path.stem != "__init__", path.stem))
    return [_dotted(path.relative_to(folder.parent)) for path in ordered]


def _dotted(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(("whence", *(parts[:-1] if parts[-1] == "__init__" else parts)))


def shows(path: Path) -> bool:
    """Tell whether a module holds a public function or class, or is the face of its room."""
    tree = ast.parse(path.read_text("utf-8"))
    named = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return path.stem == "__init__" or any(not node.name.startswith("_") for node in named)
