"""Somebody rings and says that he is her: her call back does not end for him, and nobody tells him of it."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from tests.channels.web.desk.conftest import Somebody
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import call_to
from victimcare.records.models import Call, Callback, Victim
from victimcare.services.calls import actions as calls
from victimcare.services.contact import actions as contact
from victimcare.services.contact import proofs
from victimcare.services.people import codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(sol: Somebody, marta: Victim) -> Callback:
    """She keyed her code, and was promised a call on the number of her plan. Nobody speaks with her now."""
    sol.prove(marta)
    plan = call_to(marta.person.contact_points.get(kind="mobile"))
    contact.confirm_plan(actor=sol.actor, victim_id=marta.id, plan=plan, now=NOW)
    proofs.finish(actor=sol.actor, victim_id=marta.id, now=NOW)
    codes.make_code(actor=staff(), victim_id=marta.id, opens="case", now=NOW)
    call_id = calls.begin(carrier_call_id="1@carrier", direction="in", now=NOW)
    Call.objects.filter(public_id=call_id).update(victim=marta)
    calls.ask_callback(call_id=call_id, wish="back", keyed_number="", caller_number="", now=NOW)
    return Callback.objects.get()


def end(somebody: Somebody, callback: Callback, how: str) -> HttpResponse:
    return somebody.post(
        f"/desk/call-backs/{callback.public_id}/end", **{"end-how": how, "end-note": "They rang and said so"}
    )


@pytest.mark.parametrize("how", ["settled", "not_wanted"])
def test_what_is_promised_to_her_ends_on_no_strangers_word(
    how: str, sol: Somebody, marta: Victim, hers: Callback
) -> None:
    refused = end(sol, hers, how)

    hers.refresh_from_db()
    assert (refused.status_code, hers.outcome) == (409, "promised")
    assert "Anybody can ring and say so" in refused.content.decode()

    sol.prove(marta)
    end(sol, hers, how)
    hers.refresh_from_db()
    assert hers.outcome == how


def test_whoever_has_it_open_reads_that_nobody_who_asks_is_told_of_it(sol: Somebody, hers: Callback) -> None:
    shown = sol.get(f"/desk/call-backs/{hers.public_id}").content.decode()

    assert "hears nothing of it, not even that a call is promised" in shown
