"""The architecture in sentences, where import-linter (the contracts in pyproject.toml) cannot say it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRODUCT = sorted((ROOT / "salesbook").rglob("*.py"))
EVERYTHING = [*PRODUCT, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]

FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
CLOCKS = {"salesbook/system/clock.py", "salesbook/domain/ids.py"}
READS_THE_TIME = {
    *("datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow", "datetime.date.today"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime", "time.strftime"),
}
DOMAIN_MAY_IMPORT = {"salesbook", "dateutil", "borax", "phonenumbers", "rapidfuzz", *sys.stdlib_module_names}
SPEAKS_IN_TEXTS = ("domain", "store", "queries", "formats", "operations")
WORDS_WITHOUT_SUBJECT = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools"}
NAMES_WITHOUT_SUBJECT = {"Manager", "Helper", "Util", "Utils", "Handler", "Base", "Info"}


def name_of(path: Path) -> str:
    """The path as a person would type it at the root: `salesbook/domain/visit.py`."""
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def in_rooms(*rooms: str) -> list[Path]:
    """The product's files in these rooms."""
    return [path for path in PRODUCT if path.relative_to(ROOT / "salesbook").parts[0] in rooms]


@cache
def imports(path: Path) -> dict[str, str]:
    """Local name to full name of everything a file imports: `{"dt": "datetime.datetime"}`."""
    found = {}
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                found[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return found


def full_name(node: ast.expr, known: dict[str, str]) -> str:
    """The full name behind `dt.now`, or an empty string where the expression is no plain name."""
    if isinstance(node, ast.Name):
        return known.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        owner = full_name(node.value, known)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Every call in a file with the last part of the name it calls: `execute`, `Text`."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node, node.func.id if isinstance(node.func, ast.Name) else node.func.attr


def is_put_together(node: ast.expr) -> bool:
    """Whether a text is glued from parts where it stands: an f-string with values, `+`, `%`, or `.format()`."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join")
    return isinstance(node, ast.BinOp)


def test_no_file_is_longer_than_400_lines() -> None:
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in EVERYTHING}
    assert {name: count for name, count in lines.items() if count > 400} == {}


def test_no_function_is_longer_than_60_lines() -> None:
    long = [
        f"{name_of(path)}: {node.name}"
        for path in EVERYTHING
        for node in ast.walk(parsed(path))
        if isinstance(node, FUNCTION) and (node.end_lineno or node.lineno) - node.lineno + 1 > 60
    ]
    assert long == []


def test_only_the_clock_and_the_ids_read_the_time() -> None:
    readers = {
        name_of(path)
        for path in PRODUCT
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.expr) and full_name(node, imports(path)) in READS_THE_TIME
    }
    assert readers == CLOCKS


def test_the_database_does_not_read_the_time_either() -> None:
    asks_sqlite = re.compile(r"CURRENT_(TIMESTAMP|DATE|TIME)\b|\b(date|time|datetime|strftime|julianday)\([^)]*'now'")
    files = [*PRODUCT, *(ROOT / "salesbook").rglob("*.sql")]
    assert [name_of(path) for path in files if asks_sqlite.search(path.read_text(encoding="utf-8"))] == []


def test_only_the_store_which_owns_the_table_names_puts_sql_together() -> None:
    glued = [
        f"{name_of(path)}:{call.lineno}"
        for path in PRODUCT
        if path not in in_rooms("store")
        for call, name in calls(path)
        if name in ("execute", "executemany", "executescript") and call.args and is_put_together(call.args[0])
    ]
    assert glued == []


def test_messages_are_written_out_where_they_are_used_so_that_the_catalogue_has_them() -> None:
    hidden = [
        f"{name_of(path)}:{call.lineno}"
        for path in PRODUCT
        for call, name in calls(path)
        if name in ("Text", "counted", "gettext", "ngettext", "_") and call.args and is_put_together(call.args[0])
    ]
    assert hidden == []


def test_plurals_are_made_by_counted_which_the_catalogue_reads() -> None:
    plural = [
        f"{name_of(path)}:{call.lineno}"
        for path in PRODUCT
        for call, name in calls(path)
        if name == "Text" and len(call.args) > 1 and isinstance(call.args[1], ast.Constant)
    ]
    assert plural == []


def test_the_core_speaks_in_texts_and_never_translates() -> None:
    translating = {
        name_of(path)
        for path in in_rooms(*SPEAKS_IN_TEXTS)
        if {"salesbook.system.i18n.gettext", "salesbook.system.i18n.ngettext"} & set(imports(path).values())
    }
    assert translating == set()


def test_the_domain_imports_nothing_but_its_few_libraries() -> None:
    foreign = {
        f"{name_of(path)}: {name}"
        for path in in_rooms("domain")
        for name in imports(path).values()
        if name.split(".")[0] not in DOMAIN_MAY_IMPORT
    }
    assert foreign == set()


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    assert [name_of(path) for path in EVERYTHING if set(path.stem.split("_")) & WORDS_WITHOUT_SUBJECT] == []


def test_no_class_is_named_after_nothing() -> None:
    vague = [
        f"{name_of(path)}: {node.name}"
        for path in PRODUCT
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and set(re.findall("[A-Z][a-z]*", node.name)) & NAMES_WITHOUT_SUBJECT
    ]
    assert vague == []


def test_the_core_prints_nothing() -> None:
    allowed = {"app.py", "cli"}
    printing = [
        f"{name_of(path)}:{call.lineno}"
        for path in PRODUCT
        if path.relative_to(ROOT / "salesbook").parts[0] not in allowed
        for call, name in calls(path)
        if name in ("print", "echo", "secho")
    ]
    assert printing == []


def test_the_lock_files_hold_every_direct_dependency_as_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = [
        line for path in (ROOT / ".ci").glob("requirements*.txt") for line in path.read_text("utf-8").splitlines()
    ]
    versions = {line.split(";")[0].strip() for line in locked}
    assert [pin for pin in pinned if pin.split(";")[0].strip() not in versions] == []


@pytest.mark.parametrize(
    ("written", "put_together"),
    [('f"a {b}"', True), ('"a" + b', True), ('"a %s" % b', True), ('"a {}".format(b)', True), ('"a" "b"', False)],
)
def test_put_together_texts_are_recognised(written: str, put_together: bool) -> None:
    assert is_put_together(ast.parse(written, mode="eval").body) is put_together


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime as dt; dt.now()",
        "import datetime; datetime.date.today()",
        "import time; time.time()",
        "import datetime as d; d.datetime.utcnow()",
    ],
)
def test_readers_of_the_time_are_recognised(source: str, tmp_path: Path) -> None:
    path = tmp_path / "reader.py"
    path.write_text(source, encoding="utf-8")
    names = {full_name(node, imports(path)) for node in ast.walk(parsed(path)) if isinstance(node, ast.expr)}
    assert names & READS_THE_TIME
