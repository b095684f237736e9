"""Rules of bail on one victim's page never name another victim of the case, or where they live."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.channels.web.portal.visiting import signed_in, text
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import Duty, Victim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

REFERENCE = "44/90021/26"
FOR_ADA = "They must not contact you."
TOLD_BY_A_PERSON = "A person will go through them with you"


def _victims(*conditions: str) -> dict[str, Victim]:
    a_team()
    address = {"lines": ["Flat 2", "14 Elm Close", "London"], "postcode": "E1 6AN"}
    own = {"lines": ["3 Oak Road", "London"], "postcode": "N1 9GU"}
    load(
        REFERENCE,
        recorded(
            a_person("V1", address=own),
            a_person("V2", given_name="Ines", family_name="Duarte", mobile="07700 900124", address=address),
        ),
    )
    hours = timedelta(hours=1)
    return load(
        REFERENCE,
        fact("suspect.bailed", NOW - hours, suspect_ref="S1", return_on="2027-01-10", conditions=list(conditions)),
    )


@pytest.mark.parametrize(
    "condition",
    [
        "Not to contact Ines Duarte",
        "Not to contact Ada Marsh or INES",
        "No contact with Miss Duarte’s family",
        "Not to go within 100 metres of 14  Elm Close",
        "Not to enter E16AN",
    ],
)
def test_a_condition_that_names_another_victim_is_told_by_a_person(condition: str) -> None:
    page = text(signed_in(_victims("Not to contact Ada Marsh", condition)["V1"]).get("/my/case"))

    assert FOR_ADA in page
    assert TOLD_BY_A_PERSON in page
    assert not any(part.casefold() in page.casefold() for part in ("Ines", "Duarte", "Elm Close", "E16AN"))
    assert Duty.objects.get(victim__record_id="V1", code="r6_suspect_bailed_or_rui").met_at is None


def test_the_other_victim_reads_only_their_own() -> None:
    page = text(signed_in(_victims("Not to contact Ada Marsh", "Not to contact Ines Duarte")["V2"]).get("/my/case"))

    assert FOR_ADA in page
    assert "Marsh" not in page


def test_what_names_no_other_victim_is_read_as_it_was() -> None:
    page = text(signed_in(_victims("Not to go to 3 Oak Road", "Curfew in London")["V1"]).get("/my/case"))

    assert "They must not go to 3 Oak Road." in page
    assert "Curfew in London" in page
    assert TOLD_BY_A_PERSON not in page
