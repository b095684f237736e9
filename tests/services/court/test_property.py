"""Property that the police hold: how a victim wants it back, and the time that a person agrees with them."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW
from victimcare.records.models import PropertyReturn, Task, Victim
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.conversations.identity_checks import IdentityCheckMissing
from victimcare.services.court import court_property
from victimcare.services.court.court_property import ReturnMethod, ReturnTimeInvalid

TOMORROW = NOW + timedelta(days=1)


def key(ada: Actor, description: str) -> str:
    items = court_property.read_own_property(actor=ada, now=NOW).items
    return next(one.key for one in items if one.item.description == description)


def ask_back(ada: Actor, item: str, way: ReturnMethod = ReturnMethod.COLLECT) -> None:
    court_property.request_return(actor=ada, key=item, way=way, suits=[], words="Not in the morning", now=NOW)


def agree(actor: Actor, victim: Victim, item: str, after: int | None = None, hours: int = 1) -> None:
    court_property.agree_return(
        actor=actor,
        victim_id=victim.public_id,
        key=item,
        starts_at=TOMORROW,
        ends_at=TOMORROW + timedelta(hours=hours),
        after=after,
        now=NOW,
    )


def test_a_victim_sees_their_own_things_under_keys_that_say_nothing(ada: Actor) -> None:
    items = court_property.read_own_property(actor=ada, now=NOW).items

    assert sorted(one.item.description for one in items) == ["A blue bicycle", "A telephone"]
    assert not {"P1", "P2"} & {one.key for one in items}


def test_the_latest_wish_counts_and_its_agreed_time_ends_the_task(
    ada: Actor, proved: Actor, victims: dict[str, Victim]
) -> None:
    bicycle = key(ada, "A blue bicycle")
    ask_back(ada, bicycle)
    ask_back(ada, bicycle, ReturnMethod.BRING)

    [wished] = [
        one
        for one in court_property.list_property_at_desk(actor=proved, victim_id=victims["V1"].public_id, now=NOW)
        if one.shown.comes_back
    ]
    assert wished.shown.comes_back is not None
    assert (wished.shown.comes_back.way, wished.words) == (ReturnMethod.BRING, "Not in the morning")
    agree(proved, victims["V1"], bicycle, after=wished.shown.comes_back.version)

    assert Task.objects.get(kind="return_property").closed_at == NOW
    assert PropertyReturn.objects.get(ended_at=None).agreed_from == TOMORROW


def test_only_what_is_ready_and_the_victims_own_comes_back(ada: Actor, victims: dict[str, Victim]) -> None:
    not_ready = key(ada, "A telephone")
    of_another = key(signed_in_victim(victims["V2"]), "A red coat")

    for item in (not_ready, of_another, "0" * 16):
        with pytest.raises(NotFound):
            ask_back(ada, item)
    assert not PropertyReturn.objects.exists()


def test_a_time_agreed_on_an_older_wish_is_refused(ada: Actor, proved: Actor, victims: dict[str, Victim]) -> None:
    bicycle = key(ada, "A blue bicycle")
    ask_back(ada, bicycle)
    ask_back(ada, bicycle, ReturnMethod.POST)

    with pytest.raises(StaleVersion):
        agree(proved, victims["V1"], bicycle, after=0)


def test_a_time_needs_a_wish_and_ends_after_it_begins(ada: Actor, proved: Actor, victims: dict[str, Victim]) -> None:
    bicycle = key(ada, "A blue bicycle")
    with pytest.raises(ReturnTimeInvalid):
        agree(proved, victims["V1"], bicycle)
    ask_back(ada, bicycle)

    with pytest.raises(ReturnTimeInvalid):
        agree(proved, victims["V1"], bicycle, hours=0)
    assert PropertyReturn.objects.get().agreed_from is None


def test_pictures_property_and_pages_are_shut_to_others(
    sol: Actor, ada: Actor, proved: Actor, victims: dict[str, Victim]
) -> None:
    with pytest.raises(NotFound):
        court_property.open_own_photo(actor=ada, photo_id=uuid4(), now=NOW)
    with pytest.raises(NotFound):
        court_property.remove_property_photo(actor=proved, victim_id=victims["V1"].public_id, photo_id=uuid4(), now=NOW)
    with pytest.raises(IdentityCheckMissing):
        court_property.list_property_at_desk(actor=sol, victim_id=victims["V2"].public_id, now=NOW)
    with pytest.raises(PermissionRefused):
        court_property.read_own_property(actor=signed_in_victim(victims["V1"], "short"), now=NOW)
