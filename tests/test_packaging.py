"""The wheel, installed away from the checkout, is a whole program."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RESOURCES = ROOT / "resources"


def run(*argv: str | Path, cwd: Path) -> str:
    """Run a program and return what it printed; its complaints are shown when it fails."""
    done = subprocess.run(argv, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone in a fresh environment and return the folder of its programs.

    The libraries come from the environment that runs the tests. A `.pth` file adds its folder
    without reading the `.pth` files there, so the editable checkout stays out of sight.
    """
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    paths = sysconfig.get_paths("venv", {"base": str(folder), "platbase": str(folder)})
    pip = (sys.executable, "-m", "pip", "-qq", "--python", paths["scripts"] + "/python")
    run(*pip, "install", "--no-index", "--no-deps", wheel, cwd=folder)
    libraries = sysconfig.get_path("purelib")
    Path(paths["purelib"], "libraries.pth").write_text(libraries, encoding="utf-8")
    return Path(paths["scripts"])


def test_every_resource_is_in_the_wheel(wheel: Path) -> None:
    shipped = [path.relative_to(ROOT).as_posix() for path in RESOURCES.rglob("*") if path.is_file()]
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())

    assert {f"smdesk/_{name}" for name in shipped} <= names
    assert "smdesk/py.typed" in names
    assert not [name for name in names if name.split("/")[0] in {"tests", "docs", "bootstrap"}]


def test_the_installed_program_finds_its_resources(programs: Path, tmp_path: Path) -> None:
    code = (
        "import json, smdesk\n"
        "from smdesk.resources import resource_bytes, resource_files, resource_path\n"
        "files = resource_files('procedures')\n"
        "print(json.dumps({'home': smdesk.__file__, 'resources': str(resource_path('.')),"
        " 'procedures': files, 'bytes': sum(len(resource_bytes(name)) for name in files)}))"
    )
    told = json.loads(run(programs / "python", "-c", code, cwd=tmp_path))

    assert Path(told["home"]).is_relative_to(programs.parent)
    assert Path(told["resources"]).is_relative_to(programs.parent)
    sizes = {path.name: path.stat().st_size for path in (RESOURCES / "procedures").iterdir()}
    assert told["procedures"] == [f"procedures/{name}" for name in sorted(sizes)]
    assert told["bytes"] == sum(sizes.values())


def test_the_installed_commands_run(programs: Path, tmp_path: Path) -> None:
    database = tmp_path / "desk.db"

    assert "report" in run(programs / "smdesk", "--help", cwd=tmp_path)
    told = json.loads(run(programs / "smdesk", "--db", database, "doctor", "--json", cwd=tmp_path))
    assert told
    assert database.exists()


def test_the_lock_has_hashes_and_names_no_place() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith((" ", "#"))]

    assert pinned
    assert all("==" in line and line.endswith("\\") for line in pinned)
    assert not [line for line in lines if "://" in line or line.lstrip().startswith(("#", "-i"))]
