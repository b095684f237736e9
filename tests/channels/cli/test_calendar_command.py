"""`victimcare calendar` as an operator uses it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from click.testing import CliRunner

from victimcare.channels.cli.force_lists import calendar_group


def test_a_file_that_is_something_else_is_told_in_one_plain_line(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    file = tmp_path / "letter.txt"
    file.write_text("Dear all,")

    refused = CliRunner().invoke(calendar_group, ["refresh", str(file)])

    assert refused.exit_code == 2
    assert refused.output.startswith(f"{file} is not GOV.UK's bank-holidays.json")
    assert refused.output.count("\n") == 1
    assert "Error" not in refused.output
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
