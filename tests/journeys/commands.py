"""Commands beside a running installation, without a new start for each: reading the program in is most of one.

As a program: for each line on standard input, a JSON list of words, a fork runs the whole of `victimcare_command` with
them; then a JSON line on standard output is its exit status, its output and its error output.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import click

from tests.installation.running import variables
from victimcare.config.command_line import run_command, victimcare_command

READ_IN = ("access-code", "audit", "calls", "intake", "ledger", "messages", "timeline", "token")


@dataclass(frozen=True, slots=True)
class Commands:
    process: subprocess.Popen[str]

    def answer(self, *words: str) -> Any:
        """What a command answers as JSON, one object or a list of its lines."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([*words, "--json"]) + "\n")
        self.process.stdin.flush()
        status, said, trouble = json.loads(self.process.stdout.readline())
        assert status == 0, said + trouble
        return [json.loads(line) for line in said.splitlines()]


@contextmanager
def commands(home: Path) -> Iterator[Commands]:
    """Of the installation that runs in this home."""
    with subprocess.Popen(
        [sys.executable, "-m", __name__],
        env=variables(home, {}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Commands(process)  # its input is closed then, which ends it


def _serve() -> None:
    for name in READ_IN:
        victimcare_command.get_command(click.Context(victimcare_command), name)
    for line in sys.stdin:
        with TemporaryFile() as said, TemporaryFile() as trouble:
            child = os.fork()
            if child == 0:
                os.dup2(said.fileno(), 1)
                os.dup2(trouble.fileno(), 2)
                os._exit(_carry_out(json.loads(line)))
            _, status = os.waitpid(child, 0)
            texts = [_read(said), _read(trouble)]
        print(json.dumps([os.waitstatus_to_exitcode(status), *texts]), flush=True)


def _carry_out(words: list[str]) -> int:
    try:
        run_command(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def _read(file: Any) -> str:
    file.seek(0)
    return str(file.read().decode())


if __name__ == "__main__":
    _serve()
