"""The person who measures again after a change finds each benchmark where the documents say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOLD = "\n".join(path.read_text() for path in ROOT.glob("docs/**/*.md"))


@pytest.mark.parametrize("name", sorted(set(re.findall(r"python -m (benchmarks\.\w+)", TOLD))))
def test_a_benchmark_starts_as_it_is_written(name: str) -> None:
    own = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "VICTIMCARE_"))}

    ran = subprocess.run(
        [sys.executable, "-m", name, "--help"],
        cwd=ROOT,
        env=own,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "usage:" in ran.stdout
