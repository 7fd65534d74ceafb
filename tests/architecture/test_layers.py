"""The shape of the code is kept by machine, not by taste."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import relterm

PACKAGE = Path(relterm.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
HARD_FILE_LIMIT = 300
HARD_FUNCTION_LIMIT = 50
HARD_CLASS_LIMIT = 25


def imported(code: str) -> set[str]:
    """The top-level modules in memory after running some code in a fresh interpreter."""
    told = "import sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    result = subprocess.run(
        [sys.executable, "-c", f"{code}\n{told}"], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def test_the_domain_imports_no_framework() -> None:
    names = (
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for path in sorted((PACKAGE / "domain").rglob("*.py"))
        if path.name != "__init__.py"
    )
    loaded = imported("\n".join(f"import relterm.{name}" for name in names))
    assert not loaded & {"textual", "rich", "peewee", "sqlite3", "platformdirs"}


def test_the_service_does_not_import_textual() -> None:
    loaded = imported("import relterm.service.opening, relterm.service.importing.run")
    assert not loaded & {"textual", "rich"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_functions_and_classes_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= HARD_FILE_LIMIT
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < HARD_FUNCTION_LIMIT, node.name
        if isinstance(node, ast.ClassDef):
            methods = [one for one in node.body if isinstance(one, ast.FunctionDef)]
            assert len(methods) <= HARD_CLASS_LIMIT, node.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_dangerous_is_called(path: Path) -> None:
    """No pickle, eval, exec, shell or yaml: outside text is never code (privacy, P6)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"eval", "exec", "compile", "__import__"}
        if isinstance(node, ast.Import):
            names = {alias.name.split(".")[0] for alias in node.names}
            assert not names & {"pickle", "shelve", "marshal", "yaml", "socket", "urllib", "http"}
        if isinstance(node, ast.keyword) and node.arg == "shell":
            raise AssertionError("a shell is started")
