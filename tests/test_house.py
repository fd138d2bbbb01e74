"""The house rules are tests: style, types and the direction of imports."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_style_is_kept() -> None:
    result = run(str(BIN / "ruff"), "check", ".")
    assert result.returncode == 0, result.stdout


def test_layout_of_code_is_kept() -> None:
    result = run(str(BIN / "ruff"), "format", "--check", ".")
    assert result.returncode == 0, result.stdout


def test_types_hold() -> None:
    result = run(str(BIN / "mypy"), "--strict", "amdesk")
    assert result.returncode == 0, result.stdout


def test_imports_point_downwards() -> None:
    result = run(str(BIN / "lint-imports"), "--no-cache")
    assert result.returncode == 0, result.stdout


def test_the_top_level_holds_only_what_belongs_there() -> None:
    tracked = run("git", "ls-files").stdout.split("\n")
    top = {line.split("/")[0] for line in tracked if line}
    allowed = {"main.py", "amdesk", "resources", "tests", "packaging", "pyproject.toml"}
    documents = {"README.md", "CHANGELOG.md", "DECISIONS.md", "LICENSE"}
    assert {name for name in top if not name.startswith(".")} <= allowed | documents
    assert "uv.lock" not in top


def test_importing_a_value_loads_no_heavy_library() -> None:
    code = "import amdesk.model.rows, amdesk.store.workspace, sys; print([m for m in HEAVY if m in sys.modules])"
    heavy = ["sqlalchemy", "numpy", "pyqtgraph", "reportlab", "openpyxl", "PySide6"]
    result = run(sys.executable, "-c", f"HEAVY = {heavy}; {code}")
    assert result.stdout.strip() == "[]", result.stdout + result.stderr
