"""`./victimcare` in a small checkout of its own: the real script, an empty lock, and a package that echoes."""

import importlib.machinery
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

SCRIPT = Path(__file__).parents[2] / "victimcare"
ECHO = "import sys\n\ndef run_command():\n    print(sys.argv[1:])\n    return 7 if 'fail' in sys.argv else 0\n"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a folder with spaces") / "checkout"
    package = folder / "src" / "victimcare" / "config"
    package.mkdir(parents=True)
    (package / "command_line.py").write_text(ECHO)
    shutil.copy(SCRIPT, folder / "victimcare")
    for lock in ("requirements.lock", "requirements-phone.lock", "requirements-dev.lock"):
        (folder / lock).write_text("# nothing\n")
    return folder


@pytest.fixture
def door() -> Iterator[ModuleType]:
    loader = importlib.machinery.SourceFileLoader("door", str(SCRIPT))
    spec = importlib.util.spec_from_loader("door", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    loader.exec_module(module)
    yield module
    sys.dont_write_bytecode = writes


def run(checkout: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(checkout / "victimcare"), *words], capture_output=True, text=True, check=False, cwd="/"
    )


def test_it_prepares_once_then_hands_over_words_and_status(checkout: Path) -> None:
    first = run(checkout, "ledger", "44/10307/26", "--json")
    second = run(checkout, "fail")

    assert first.stdout == "['ledger', '44/10307/26', '--json']\n"
    assert first.stderr.startswith("Making .venv ...\nInstalling the packages of requirements.lock")
    assert (second.returncode, second.stdout, second.stderr) == (7, "['fail']\n", "")


@pytest.mark.parametrize("words", [("test", "--help"), ("test", "-h"), ("faults", "--help")])
def test_help_with_the_tests_is_told_before_anything_is_installed_or_checked(tmp_path: Path, words: list[str]) -> None:
    shutil.copy(SCRIPT, tmp_path / "victimcare")

    told = run(tmp_path, *words)

    assert (told.returncode, told.stderr) == (0, "")
    assert "./victimcare test tests/rules/test_clock.py -k february" in told.stdout
    assert not (tmp_path / ".venv").exists()


def test_a_changed_lock_is_installed_and_a_broken_environment_made_again(checkout: Path) -> None:
    run(checkout, "setup")
    (checkout / "requirements.lock").write_text("# still nothing\n")
    changed = run(checkout, "setup")
    (checkout / ".venv" / "bin" / "python").unlink()
    broken = run(checkout, "setup")

    assert "Installing the packages of requirements.lock" in changed.stderr
    assert "Making .venv" not in changed.stderr
    assert "Making .venv" in broken.stderr
    assert broken.stderr.endswith("Ready: ./victimcare up --demo\n")


def test_a_lock_that_cannot_be_installed_is_told_and_tried_again(checkout: Path) -> None:
    run(checkout, "setup")
    (checkout / "requirements.lock").write_text("surely-not-hashed==1.0\n")
    failed = run(checkout, "setup")
    (checkout / "requirements.lock").write_text("# nothing again\n")

    assert failed.returncode == 2
    assert failed.stderr.endswith(
        "The packages of requirements.lock could not be installed: see above, mend it and try again.\n"
    )
    assert run(checkout, "setup").returncode == 0


def test_the_demonstration_is_fitted_with_the_browser_telephone_once(checkout: Path) -> None:
    run(checkout, "setup")
    first = run(checkout, "up", "--demo")
    second = run(checkout, "up", "--demo")
    plain = run(checkout, "up")

    assert first.stderr == "Installing the browser telephone ...\n"
    assert (second.stderr, plain.stderr) == ("", "")
    assert first.stdout == "['up', '--demo']\n"


def test_a_browser_telephone_that_cannot_be_installed_stops_nothing_and_is_told(checkout: Path) -> None:
    run(checkout, "setup")
    (checkout / "requirements-phone.lock").write_text("surely-not-hashed==1.0\n")
    up = run(checkout, "up", "--demo")
    (checkout / "requirements-phone.lock").write_text("# nothing again\n")

    assert (up.returncode, up.stdout) == (0, "['up', '--demo']\n")
    assert up.stderr == (
        "Installing the browser telephone ...\n"
        "The browser telephone (requirements-phone.lock) could not be installed and is tried again at the next start: "
        "until then calls are taken on an extension, or with no telephone.\n"
    )


def test_the_installed_command_runs_by_itself(checkout: Path) -> None:
    run(checkout, "setup")
    ran = subprocess.run(
        [str(checkout / ".venv" / "bin" / "victimcare"), "up"], capture_output=True, text=True, check=True, cwd="/"
    )

    assert ran.stdout == "['up']\n"


@pytest.mark.parametrize("version", [(3, 10, 4), (3, 15, 0)])
def test_a_python_that_does_not_fit_is_told_in_one_sentence(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(door, "sys", SimpleNamespace(version_info=version))
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(door.Stop) as stop:
        door.use_a_python_that_fits([])
    assert str(stop.value) == (
        f"Victim Care needs Python 3.11 to 3.14 and this is 3.{version[1]}: "
        "install one of them, such as python3.13, and try again."
    )


def test_an_ordinary_user_is_told_the_line_to_run(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(door.shutil, "which", lambda name: f"/usr/bin/{name}")

    with pytest.raises(door.Stop) as stop:
        door.get_by_apt(["python3.13-venv"], "Python's venv module")
    assert str(stop.value) == (
        "Missing: Python's venv module. "
        "Run `sudo apt-get install -y --no-install-recommends python3.13-venv`, and try again."
    )


PASSES = "def test_that_passes():\n    assert True\n"
FAILS = "def test_that_fails():\n    assert False\n"


@pytest.fixture
def checks(door: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The door of a checkout with two tests, one of which fails, and no other checks."""
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p no:django -p no:cacheprovider\ntestpaths = tests\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_first.py").write_text(PASSES)
    (tmp_path / "tests" / "test_second.py").write_text(FAILS)
    monkeypatch.setattr(door, "ROOT", tmp_path)
    monkeypatch.setattr(door, "PYTHON", sys.executable)
    monkeypatch.setattr(door, "QUICK_CHECKS", {})
    monkeypatch.setattr(door, "SLOW_CHECKS", {})
    monkeypatch.setenv("PYTEST_XDIST_AUTO_NUM_WORKERS", "2")
    return door


def test_tests_run_on_all_cores_and_the_one_that_fails_is_named(
    checks: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    assert checks.test([]) == 1

    told = capfd.readouterr().out
    assert "created: 2/2 workers" in told
    assert "FAILED tests/test_second.py::test_that_fails - assert False" in told
    assert re.fullmatch(r"=+ 1 failed, 1 passed in .* =+", told.splitlines()[-1])


def test_what_is_asked_of_the_tests_is_done(checks: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    assert checks.test(["-n", "0", "-k", "passes"]) == 0

    told = capfd.readouterr().out
    assert "workers" not in told
    assert "1 passed, 1 deselected" in told.splitlines()[-1]


def test_checks_that_failed_are_told_around_the_tests_and_in_the_status(
    checks: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "QUICK_CHECKS", {"spelling": ["-c", "raise SystemExit(3)"], "lines": ["-c", ""]})
    wrong = "print('a word for a number'); raise SystemExit(1)"
    monkeypatch.setattr(checks, "SLOW_CHECKS", {"types": ["-c", wrong], "imports": ["-c", ""]})

    assert checks.test(["-n", "0", "-k", "passes"]) == 1

    told = capfd.readouterr()
    assert told.err.splitlines() == [
        *("== spelling", "== lines", "== pytest, and beside it: types, imports", "== types", "== imports"),
        "Failed: spelling, types.",
    ]
    assert told.out.splitlines()[-1] == "a word for a number"


def test_tests_compile_what_they_start_once(checks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the shell is set: they start the product's programs hundreds of times."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (checks.ROOT / "tests" / "test_second.py").write_text(
        "import sys\n\ndef test_that_it_is_kept():\n    assert not sys.dont_write_bytecode\n"
    )

    assert checks.test(["-n", "0"]) == 0
