"""`victimcare redact` as an operator uses it: a rehearsal first, then the act; and what to do when it refuses."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result
from tests.services.loading import a_person, load, recorded

from victimcare.channels.cli.emergency_commands import redact_records
from victimcare.records.models import Person

pytestmark = pytest.mark.django_db

REFERENCE = "44/00001/26"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(redact_records, [REFERENCE, *arguments, "--reason", "erasure request 12"])


def test_it_says_what_it_would_blank_and_does_it_only_when_it_is_meant() -> None:
    load(REFERENCE, recorded(a_person()))

    looked = run("--victim", "V1")

    assert looked.exit_code == 0
    assert looked.output.splitlines() == [
        (
            "Would blank: 1 event, 1 number or address, 0 notes, 0 lines of the feed, 0 messages that came in,"
            " 0 recordings."
        ),
        "Nothing was changed. The same with --yes does it; it cannot be undone.",
    ]
    assert Person.objects.get().given_name == "Ada"

    done = run("--victim", "V1", "--yes")

    assert done.exit_code == 0
    assert Person.objects.get().given_name == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--victim", "V7"], "no victim V7"),
        (["--event", "E7"], "No event E7"),
        ([], "either --victim or --event"),
        (["--victim", "V1", "--event", "E1"], "either --victim or --event"),
    ],
    ids=["victim", "event", "neither", "both"],
)
def test_wrong_use_says_what_to_do(arguments: list[str], said: str) -> None:
    load(REFERENCE, recorded(a_person()))

    refused = run(*arguments, "--yes")

    assert refused.exit_code == 2
    assert said in refused.output
    assert Person.objects.get().given_name == "Ada"
