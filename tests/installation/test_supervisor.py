"""The parent alone, with small processes as its parts; it runs in a process of its own, as signals need one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from victimcare.installation import part_processes
from victimcare.installation.part_processes import ProcessPart, SupervisedPart, last_log_line, spawn_process

PARENT = """
import os, sys
from functools import partial
from pathlib import Path
from victimcare.installation.installation_home import StartRefused
from victimcare.installation.part_processes import ProcessPart, last_log_line, spawn_process
from victimcare.installation.process_supervisor import ProcessSupervisor, StopRequested

folder = Path(sys.argv[1])

def part(name, code, **more):
    log = folder / f"{name}.log"
    argv = [sys.executable, "-c", "import os, pathlib, signal, sys, time\\n" + code, str(folder), name]
    ready = folder / f"{name}.ready"
    return ProcessPart(name, start=partial(spawn_process, argv, os.environ, log),
                is_ready=lambda process: ready.exists(), last_words=partial(last_log_line, log), **more)

# Each says that it is ready, and on a wish to stop that it stopped.
GOOD = '''
folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]
def stop(*_):
    with (folder / "stopped").open("a") as file:
        file.write(name + "\\\\n")
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
(folder / f"{name}.ready").write_text(str(os.getpid()))
with (folder / f"{name}.starts").open("a") as file:
    file.write(str(os.getpid()) + "\\\\n")
while True:
    time.sleep(60)
'''
SLOW = GOOD.replace("sys.exit(0)", "time.sleep(1), sys.exit(0)")
STUBBORN = GOOD.replace("sys.exit(0)", "return")
say = partial(print, flush=True)
all_run = lambda: None
supervisor = ProcessSupervisor(say, say)
supervisor.listen()
try:
    EXECUTE
    print("ready", flush=True)
    supervisor.keep(when_all_run=all_run)
except StopRequested:
    pass
except StartRefused as refusal:
    print("refused:", refusal, flush=True)
finally:
    supervisor.stop()
print("stopped", flush=True)
"""


@contextmanager
def parent(folder: Path, execute: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT.replace("EXECUTE", execute), str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def says(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def starts(folder: Path, name: str) -> list[int]:
    path = folder / f"{name}.starts"
    return [int(line) for line in path.read_text().splitlines()] if path.exists() else []


def lives(pid: int) -> bool:
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except FileNotFoundError:
        return False


def wait_for(claim: object, *, within: float = 60) -> None:
    assert callable(claim)
    give_up = time.monotonic() + within
    while not claim():
        assert time.monotonic() < give_up, "it did not come true in time"
        time.sleep(0.02)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_parts_start_in_order_and_stop_in_reverse(home: Path, sign: signal.Signals) -> None:
    with parent(home, 'supervisor.start(part("first", GOOD)); supervisor.start(part("second", GOOD))') as process:
        assert says(process) == "ready"
        process.send_signal(sign)
        assert says(process) == "stopped"

    assert (home / "stopped").read_text().split() == ["second", "first"]
    assert not any(lives(pid) for pid in [*starts(home, "first"), *starts(home, "second")])


def test_a_part_that_dies_is_started_again_and_the_others_stay(home: Path) -> None:
    with parent(home, 'supervisor.start(part("first", GOOD), part("second", GOOD))') as process:
        assert says(process) == "ready"
        wait_for(lambda: starts(home, "second"))  # each notes its start once it is ready
        os.kill(starts(home, "second")[0], signal.SIGKILL)

        assert says(process) == "“second” ended (status -9); starting it again in 0.5 s."
        wait_for(lambda: len(starts(home, "second")) == 2)
        assert len(starts(home, "first")) == 1


def test_what_needs_a_part_that_is_away_waits_for_it(home: Path) -> None:
    late = 'GOOD.replace("(folder / f", "while (folder / \'held\').exists(): time.sleep(0.02)\\n(folder / f", 1)'
    with parent(home, f'supervisor.start(part("first", {late})); supervisor.start(part("needs", GOOD))') as process:
        assert says(process) == "ready"
        wait_for(lambda: starts(home, "first") and starts(home, "needs"))  # each notes its start once it is ready
        (home / "held").touch()
        (home / "first.ready").unlink()
        for name in ("first", "needs"):
            os.kill(starts(home, name)[0], signal.SIGKILL)
        time.sleep(2)  # longer than the pause before what died is started again
        assert len(starts(home, "needs")) == 1

        (home / "held").unlink()
        wait_for(lambda: len(starts(home, "needs")) == 2)


def test_a_part_that_keeps_dying_is_started_ever_less_often(home: Path) -> None:
    with parent(home, 'supervisor.start(part("first", GOOD))') as process:
        assert says(process) == "ready"
        pauses = []
        for _ in range(3):
            wait_for(lambda: starts(home, "first") and lives(starts(home, "first")[-1]))
            os.kill(starts(home, "first")[-1], signal.SIGKILL)
            pauses.append(
                next(line for line in iter(lambda: says(process), "") if "starting it again" in line).split()[-2]
            )

    assert pauses == ["0.5", "1", "2"]


def test_what_a_start_waits_for_is_told_to_whoever_watches(home: Path) -> None:
    slow = 'GOOD.replace("(folder / f", "time.sleep(3); (folder / f", 1)'
    with parent(home, f'supervisor.start(part("first", GOOD), part("second", {slow}))') as process:
        assert says(process) == "waiting for second ..."
        assert says(process) == "ready"


def test_a_part_that_fails_at_its_start_keeps_none_back_and_is_tried_again(home: Path) -> None:
    fails = '\'if not (pathlib.Path(sys.argv[1]) / "mended").exists(): sys.exit("no bread today")\\n\' + GOOD'
    with parent(
        home,
        f"all_run = lambda: say('all run'); supervisor.begin("
        f"part('fails', {fails}, when_first_ready=lambda: say('fails is up')), "
        "part('serves', GOOD, when_first_ready=lambda: say('serves is up')))",
    ) as process:
        assert says(process) == "ready"
        assert sorted([says(process), says(process)]) == [
            "serves is up",
            f"“fails” ended (status 1): no bread today (see {home}/fails.log); starting it again in 0.5 s.",
        ]
        (home / "mended").touch()
        *_, last = iter(lambda: says(process), "all run")
        assert last == "fails is up"
        assert len(starts(home, "serves")) == 1


def test_the_part_that_people_wait_for_is_up_before_another_begins(home: Path) -> None:
    with parent(home, """supervisor.begin(part("line", GOOD), part("web", GOOD), ahead=["web"])""") as process:
        wait_for(lambda: starts(home, "line"))
        process.send_signal(signal.SIGTERM)
        process.wait(20)

    assert (home / "web.ready").stat().st_mtime_ns < (home / "line.ready").stat().st_mtime_ns
    assert (home / "stopped").read_text().split() == ["line", "web"]


def test_a_head_start_ends_by_itself(home: Path) -> None:
    never = "while True: time.sleep(1)"
    shorter = "from victimcare.installation import part_processes; part_processes.SECONDS_OF_HEAD_START = 0.5; "
    with parent(home, f"""{shorter}supervisor.begin(part("web", "{never}"), part("line", GOOD), ahead=["web"])"""):
        wait_for(lambda: starts(home, "line"))

    assert not (home / "web.ready").exists()


def test_a_slow_part_keeps_none_back_and_is_waited_for_while_it_gets_further(home: Path) -> None:
    steps = "'for done in range(10): (pathlib.Path(sys.argv[1]) / f\"{done}.step\").touch(), time.sleep(0.4)\\n' + GOOD"
    progress = "lambda: f'step {len(list(folder.glob(\"*.step\")))}'"
    with parent(
        home,
        f"all_run = lambda: say('all run'); supervisor.begin("
        f"part('slow', {steps}, seconds_to_start=3.0, progress={progress}), "
        "part('serves', GOOD, when_first_ready=lambda: say('serves is up')))",
    ) as process:
        told = list(iter(lambda: says(process), "all run"))

    assert told[:2] == ["ready", "serves is up"]
    assert any(line.startswith("waiting for slow (step ") for line in told)
    assert len(starts(home, "slow")) == 1


def test_the_same_failure_again_and_again_is_told_until_its_pause_is_longest(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part_processes, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(part_processes, "LONGEST_PAUSE", 0.02)
    log = home / "fails.log"
    argv = [sys.executable, "-c", "raise SystemExit('no bread today')"]
    start = partial(spawn_process, argv, os.environ, log)
    kept = SupervisedPart(
        ProcessPart("fails", start, is_ready=lambda _: False, last_words=partial(last_log_line, log)), ()
    )
    told: list[str] = []

    wait_for(lambda: kept.tend(told.append) >= 0 and log.exists() and log.read_text().count("\n") >= 5)

    reason = f"“fails” ended (status 1): no bread today (see {log}); starting it again "
    assert told == [f"{reason}in 0.01 s.", f"{reason}every 0.02 s."]


def test_a_part_that_ends_at_its_start_is_told_with_its_last_words(home: Path) -> None:
    with parent(home, """supervisor.start(part("first", "sys.exit('no bread today')"))""") as process:
        assert (
            says(process) == f"refused: “first” ended at its start (status 1): no bread today (see {home}/first.log)."
        )
        assert says(process) == "stopped"


def test_a_part_that_is_never_ready_is_told(home: Path) -> None:
    with parent(home, 'supervisor.start(part("first", "time.sleep(60)", seconds_to_start=0.5))') as process:
        assert says(process).startswith("refused: “first” was not ready in 0.5 s: it gave no reason")
        assert says(process) == "stopped"


def test_a_wish_to_stop_during_the_start_stops_what_has_started(home: Path) -> None:
    with parent(
        home, 'supervisor.start(part("first", GOOD)); supervisor.start(part("slow", "time.sleep(60)"))'
    ) as process:
        wait_for(lambda: starts(home, "first"))
        process.send_signal(signal.SIGTERM)
        assert says(process) == "stopped"

    assert (home / "stopped").read_text().split() == ["first"]


def test_parts_that_will_not_stop_are_ended_within_fifteen_seconds(home: Path) -> None:
    stubborn = ", ".join(f'part("{name}", STUBBORN)' for name in ("first", "second", "third", "fourth"))
    with parent(home, f"supervisor.start({stubborn})") as process:
        assert says(process) == "ready"
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert says(process) == "stopped"

    assert time.monotonic() - began < 15
    assert not any(lives(starts(home, name)[0]) for name in ("first", "second", "third", "fourth"))


def test_a_second_wish_changes_nothing(home: Path) -> None:
    with parent(home, 'supervisor.start(part("first", GOOD), part("second", SLOW))') as process:
        assert says(process) == "ready"
        process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        assert says(process) == "stopped"

    assert "first" in (home / "stopped").read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux's")
def test_when_the_parent_is_killed_hard_no_part_stays(home: Path) -> None:
    with parent(home, 'supervisor.start(part("first", GOOD), part("second", STUBBORN))') as process:
        assert says(process) == "ready"
        process.kill()

        wait_for(lambda: not any(lives(pid) for pid in [*starts(home, "first"), *starts(home, "second")]))


def test_what_a_dead_part_leaves_behind_is_ended_too(home: Path) -> None:
    code = (
        '"import subprocess\\n'
        "child = subprocess.Popen(['sleep', '60'])\\n"
        "pathlib.Path(sys.argv[1], 'child').write_text(str(child.pid))\\n"
        "pathlib.Path(sys.argv[1], 'first.ready').touch()\\n"
        'time.sleep(60)"'
    )
    with parent(home, f'supervisor.start(part("first", {code}))') as process:
        assert says(process) == "ready"
        process.send_signal(signal.SIGTERM)
        assert says(process) == "stopped"

    child = int((home / "child").read_text())
    wait_for(lambda: not lives(child))  # on a busy machine a killed process is seen a little longer


def test_a_chore_that_needs_a_person_is_told_and_the_start_goes_on(home: Path) -> None:
    execute = (
        "supervisor.finish('load', partial(spawn_process,"
        " [sys.executable, '-c', 'print(\"it is old\"); raise SystemExit(3)'], os.environ, folder / 'load.log'),"
        " partial(last_log_line, folder / 'load.log'))"
    )
    with parent(home, execute) as process:
        assert says(process) == f"LOOK  it is old (see {home}/load.log)."
        assert says(process) == "ready"


def test_a_chore_that_fails_is_told_with_its_last_words(home: Path) -> None:
    execute = (
        "supervisor.finish('migrate', partial(spawn_process,"
        " [sys.executable, '-c', 'raise SystemExit(\"no such table\")'], os.environ, folder / 'migrate.log'),"
        " partial(last_log_line, folder / 'migrate.log'))"
    )
    with parent(home, execute) as process:
        assert says(process) == f"refused: “migrate” failed: no such table (see {home}/migrate.log)."
