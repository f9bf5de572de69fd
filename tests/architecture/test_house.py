"""The house rules that a machine can hold."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import firsthand

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "firsthand"
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if "migrations" not in path.relative_to(ROOT).parts
)


def named(modules) -> list[str]:
    """Return files as they are called in the project."""
    return [str(path.relative_to(ROOT)) for path in modules]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_import_contract_is_kept():
    linter = Path(sys.executable).with_name("lint-imports")
    answer = run(str(linter))
    assert answer.returncode == 0, answer.stdout


def test_no_contract_has_an_exception():
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()


def test_no_area_of_the_site_is_left_out_of_its_contract():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    told = next(c for c in contracts["contracts"] if c["name"].startswith("Areas of the site"))
    areas = {f"firsthand.web.{d.parent.name}" for d in (PACKAGE / "web").glob("*/__init__.py")}
    assert set(told["modules"]) == areas


def test_a_file_is_at_most_300_lines():
    assert named(m for m in MODULES if len(m.read_text().splitlines()) > 300) == []


DOORS = [m for m in MODULES if m.name == "__init__.py" and m.parent != PACKAGE]


def is_one_caption(module: Path) -> bool:
    tree = ast.parse(module.read_text())
    return len(tree.body) == 1 and len((ast.get_docstring(tree) or "").splitlines()) == 1


def test_the_caption_on_a_door_is_one_line_and_no_code():
    assert named(m for m in DOORS if not is_one_caption(m)) == []


def test_the_first_door_holds_names_and_loads_nothing_by_itself():
    caption, names, *functions = ast.parse((PACKAGE / "__init__.py").read_text()).body
    assert isinstance(caption, ast.Expr)
    assert isinstance(names, ast.Assign)
    assert [one.name for one in functions] == ["__getattr__", "__dir__"]
    program = "import sys, firsthand.stats; sys.exit('firsthand.answers' in sys.modules)"
    assert run(sys.executable, "-c", program).returncode == 0


def test_no_name_of_the_first_door_is_that_of_a_package():
    assert {name for name in firsthand.DOOR if (PACKAGE / name).exists()} == set()


def test_a_file_is_named_for_a_noun_of_the_field():
    nameless = {"utils", "helpers", "base", "misc", "common", "manager"}
    assert named(m for m in MODULES if m.stem in nameless) == []


def test_the_map_is_up_to_date():
    sys.path.insert(0, str(ROOT / "scripts"))
    import map as code_map

    written = (ROOT / "docs" / "generated" / "map.md").read_text(encoding="utf-8")
    assert written == code_map.drawn(), "run: python scripts/map.py"


def test_the_domain_runs_without_django():
    program = (
        "import sys, pkgutil, importlib, firsthand.domain, firsthand.stats\n"
        "for p in (firsthand.domain, firsthand.stats):\n"
        "    for m in pkgutil.walk_packages(p.__path__, p.__name__ + '.'):\n"
        "        importlib.import_module(m.name)\n"
        "sys.exit('django' in sys.modules)\n"
    )
    assert run(sys.executable, "-c", program).returncode == 0


def test_nothing_in_the_project_names_a_private_path():
    tracked = run("git", "ls-files").stdout.split()
    needle = "/" + "work" + "/"
    offenders = [
        name
        for name in tracked
        if name.endswith((".py", ".md", ".yaml", ".toml", ".html", ".jinja", ".csv", ".sh"))
        and needle in (ROOT / name).read_text(encoding="utf-8", errors="ignore")
    ]
    assert offenders == []
