"""`victimcare leaflet` as staff rehearse with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.services.people_and_cases import NOW, a_victim

from victimcare.channels.cli.code_commands import make_leaflet
from victimcare.services.access import Actor
from victimcare.services.access_codes import victim_codes

pytestmark = pytest.mark.django_db


def test_a_sheet_that_cannot_be_written_ends_no_code(tmp_path: Path) -> None:
    victim = a_victim(record_id="V1")
    victim_codes.make_victim_code(
        actor=Actor.operator("keeper", "rehearsal"), victim_id=victim.id, opens="short", now=NOW
    )
    nowhere = tmp_path / "not there"

    ran = CliRunner().invoke(
        make_leaflet, [victim.case.reference, str(nowhere / "sheet.pdf"), "--victim", "V1", "--reason", "rehearsal"]
    )

    assert (ran.exit_code, ran.output) == (
        2,
        f"{nowhere} is no folder that can be written to: give another place for the sheet.\n",
    )
    assert victim.access_grants.get().ended_at is None
