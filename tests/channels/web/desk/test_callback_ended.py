"""A suspect rings and says that he is the victim: the call back does not end for him, and no one tells him about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import call_to
from victimcare.records.models import AuditEntry, Call, Callback, Victim
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.calls.callbacks import callback_attempts
from victimcare.services.calls.callbacks.victim_callbacks import CallbackAttemptOutcome
from victimcare.services.contact import contact_recording
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import direct_assignment

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(sol: StaffBrowser, marta: Victim) -> Callback:
    """The victim keyed their code, and was promised a call on the number in their plan. No one is speaking with them
    now."""
    sol.prove(marta)
    plan = call_to(marta.person.contact_points.get(kind="mobile"))
    contact_recording.confirm_plan(actor=sol.actor, victim_id=marta.id, plan=plan, now=NOW)
    identity_checks.finish_contact(actor=sol.actor, victim_id=marta.id, now=NOW)
    victim_codes.make_victim_code(actor=staff(), victim_id=marta.id, opens="case", now=NOW)
    call_id = caller_actions.record_inbound_call(carrier_call_id="1@carrier", direction="in", now=NOW)
    Call.objects.filter(public_id=call_id).update(victim=marta)
    caller_actions.request_callback(call_id=call_id, wish="back", keyed_number="", caller_number="", now=NOW)
    return Callback.objects.get()


@pytest.fixture
def to_a_number(sol: StaffBrowser) -> Callback:
    """A caller keyed a number without a code, and was promised a call there."""
    a_team()
    return asked()


def asked(victim: Victim | None = None) -> Callback:
    call_id = caller_actions.record_inbound_call(carrier_call_id="2@carrier", direction="in", now=NOW)
    Call.objects.filter(public_id=call_id).update(victim=victim)
    caller_actions.request_callback(
        call_id=call_id, wish="back", keyed_number="07700 900333", caller_number="", now=NOW
    )
    return Callback.objects.get()


def rung(person: StaffBrowser, callback: Callback, outcome: CallbackAttemptOutcome) -> None:
    person.post(f"/desk/call-backs/{callback.public_id}/ring")
    attempt = callback.attempts.get(outcome="")
    callback_attempts.report_attempt(actor=person.actor, attempt_id=attempt.public_id, outcome=outcome, now=NOW)


def end(person: StaffBrowser, callback: Callback, how: str) -> HttpResponse:
    return person.post(
        f"/desk/call-backs/{callback.public_id}/end", **{"end-how": how, "end-note": "They rang and said so"}
    )


@pytest.mark.parametrize("how", ["settled", "not_wanted"])
def test_what_is_promised_to_a_victim_ends_on_no_strangers_word(
    how: str, sol: StaffBrowser, marta: Victim, own: Callback
) -> None:
    refused = end(sol, own, how)

    own.refresh_from_db()
    assert (refused.status_code, own.outcome) == (409, "promised")
    assert "Anybody can ring and say so" in refused.content.decode()

    sol.prove(marta)
    end(sol, own, how)
    own.refresh_from_db()
    assert own.outcome == how


def test_the_officer_with_the_page_open_reads_that_a_caller_is_not_told_of_it(sol: StaffBrowser, own: Callback) -> None:
    shown = sol.get(f"/desk/call-backs/{own.public_id}").content.decode()

    assert "hears nothing of it, not even that a call is promised" in shown


def test_a_call_promised_to_a_number_stays_until_it_was_rung_and_a_second_colleague_agrees(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], to_a_number: Callback
) -> None:
    ada = sign_in("Ada Brook")

    kept = end(sol, to_a_number, "not_wanted").content.decode()
    assert "said on the telephone, not proved" in kept
    assert "it is needed no more: not proved, it stands" in kept
    end(ada, to_a_number, "settled")  # a second colleague, but no call was made: the suspect may have rung twice
    rung(sol, to_a_number, CallbackAttemptOutcome.LINE_FAILED)
    assert to_a_number.task is not None
    task = to_a_number.task.public_id
    direct_assignment.hand_on_task(actor=sol.actor, task_id=task, note="A second of us", to_team="victim-care", now=NOW)
    end(ada, to_a_number, "not_wanted")  # the failure was ours: the victim's telephone has not rung
    to_a_number.refresh_from_db()
    assert to_a_number.outcome == "promised"

    rung(sol, to_a_number, CallbackAttemptOutcome.NO_ANSWER)
    end(sol, to_a_number, "not_wanted")  # the first owner ends it on what the second colleague wrote down
    to_a_number.refresh_from_db()
    assert to_a_number.outcome == "not_wanted"


@pytest.mark.parametrize("how", [CallbackAttemptOutcome.ENGAGED, CallbackAttemptOutcome.OTHER_PERSON])
def test_a_number_that_is_engaged_or_answered_by_the_suspect_has_not_been_rung_for_the_victim(
    how: CallbackAttemptOutcome, sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], to_a_number: Callback
) -> None:
    ada = sign_in("Ada Brook")
    end(ada, to_a_number, "not_wanted")
    rung(sol, to_a_number, how)

    end(sol, to_a_number, "not_wanted")

    to_a_number.refresh_from_db()
    assert to_a_number.outcome == "promised"


def test_one_of_us_alone_never_ends_it_on_a_callers_word(sol: StaffBrowser, to_a_number: Callback) -> None:
    end(sol, to_a_number, "not_wanted")
    rung(sol, to_a_number, CallbackAttemptOutcome.NO_ANSWER)
    end(sol, to_a_number, "not_wanted")

    to_a_number.refresh_from_db()
    assert to_a_number.outcome == "promised"
    kept = list(AuditEntry.objects.filter(act="callback.said_unproved").values_list("actor", flat=True))
    assert kept == [sol.actor.id] * 2


def test_a_call_back_to_a_number_left_with_a_code_ends_once_identity_is_checked(
    sol: StaffBrowser, marta: Victim
) -> None:
    victim_codes.make_victim_code(actor=staff(), victim_id=marta.id, opens="case", now=NOW)
    own = asked(marta)  # no number of the victim's is confirmed

    assert (own.victim, end(sol, own, "not_wanted").status_code) == (None, 409)
    sol.prove(marta)
    end(sol, own, "not_wanted")

    own.refresh_from_db()
    assert own.outcome == "not_wanted"
