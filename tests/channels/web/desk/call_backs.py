"""Call backs in every state, for a browser: waiting, late and escalated, rung with a code word to come, ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.services.people_and_cases import NOW
from tests.services.plans import call_to
from victimcare.records.models import Call, Callback, Victim
from victimcare.services.calls import caller_actions
from victimcare.services.calls.callbacks import callback_attempts, callback_slots, callback_upkeep
from victimcare.services.calls.callbacks.victim_callbacks import CallbackAttemptOutcome
from victimcare.services.contact import contact_recording


def pages_of_call_backs(sol: StaffBrowser) -> dict[str, str]:
    """Their addresses, by name."""
    waits = asked(number="07700 900333")
    asked(number="07700 900336", at=NOW - timedelta(hours=18))  # yesterday afternoon: late by now
    silent = asked(wish="silent", number="07700 900334")
    done = asked(number="07700 900335")
    rung = guarded_promise(sol)
    ended = _ended(sol, done)
    sol.post(f"/desk/call-backs/{rung.public_id}/ring", **{"ring-has_looked": "on"})
    callback_upkeep.maintain_callbacks(now=NOW)
    return {
        "desk-call-backs": "/desk/call-backs?which=all",
        "desk-call-back-waits": f"/desk/call-backs/{waits.public_id}",
        "desk-call-back-silent": f"/desk/call-backs/{silent.public_id}",
        "desk-call-back-rung": f"/desk/call-backs/{rung.public_id}",
        "desk-call-back-ended": f"/desk/call-backs/{ended.public_id}",
    }


def guarded_promise(sol: StaffBrowser) -> Callback:
    """A call back to a guarded victim whose code word is checked first."""
    guarded = news_for("44/07711/26", name="Nadia", mobile="07700 900321", group="sexual")
    _agreed(sol, guarded)
    return asked(guarded, number="07700 900321")


def asked(victim: Victim | None = None, *, number: str, wish: str = "back", at: datetime = NOW) -> Callback:
    """`at`: when; a caller who keyed their code chooses the first time that is offered."""
    call_id = caller_actions.record_inbound_call(carrier_call_id="9@carrier", direction="in", now=at)
    Call.objects.filter(public_id=call_id).update(victim=victim)
    slot = callback_slots.list_open_slots(call_id=call_id, now=at)[0] if victim else None
    caller_actions.request_callback(
        call_id=call_id, wish=wish, keyed_number=number, caller_number="", now=at, slot=slot
    )
    return Callback.objects.latest("id")


def _agreed(sol: StaffBrowser, victim: Victim) -> None:
    sol.prove(victim)
    point = victim.person.contact_points.get(kind="mobile")
    hours = {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "12:00"}
    plan = replace(call_to(point, hours=(hours,)), code_word="heron", note="At work until twelve.")
    contact_recording.confirm_plan(actor=sol.actor, victim_id=victim.id, plan=plan, now=NOW)


def _ended(sol: StaffBrowser, callback: Callback) -> Callback:
    for outcome in (CallbackAttemptOutcome.MACHINE, CallbackAttemptOutcome.REACHED):
        sol.post(f"/desk/call-backs/{callback.public_id}/ring")
        attempt = callback.attempts.get(outcome="")
        callback_attempts.report_attempt(actor=sol.actor, attempt_id=attempt.public_id, outcome=outcome, now=NOW)
    return callback
