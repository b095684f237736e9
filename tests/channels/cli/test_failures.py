"""What the person at the terminal reads of an error that a command does not answer itself."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from victimcare.channels.cli.command_output import json_option, say_expected_errors
from victimcare.rules.errors import FieldRequired, NotFound, PermissionRefused, StaleVersion


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (NotFound("no such case"), "Not done: no such case."),
        (FieldRequired("reason"), "Not done: reason is required."),
        (StaleVersion("version 1 was read, 2 stands"), "Not done: version 1 was read, 2 stands."),
        (PermissionRefused("a person does this"), "Not done: a person does this."),
    ],
)
def test_a_command_ends_with_the_reason_and_with_the_status_of_wrong_use(problem: Exception, said: str) -> None:
    @click.command
    @json_option
    def look(*, wants_json: bool) -> None:
        with say_expected_errors(wants_json=wants_json):
            raise problem

    for_people, for_programs = CliRunner().invoke(look), CliRunner().invoke(look, ["--json"])

    assert (for_people.exit_code, for_people.output) == (2, f"{said}\n")
    assert (for_programs.exit_code, for_programs.output) == (2, f'{{"error": "{said}"}}\n')


def test_a_fault_of_ours_is_not_taken_for_an_expected_error() -> None:
    with pytest.raises(KeyError), say_expected_errors():
        raise KeyError("case")
