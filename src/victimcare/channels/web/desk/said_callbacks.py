"""What the desk's shapes of call backs say in words."""

from __future__ import annotations

from datetime import datetime

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.said import dashed
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactLater, StaffOnlyReason
from victimcare.services.calls.callbacks import forbidden_numbers
from victimcare.services.calls.callbacks.callback_overview import (
    AttemptRow,
    CallbackDetail,
    CallbackRow,
    CurrentAttempt,
)
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.wording import dates, say
from victimcare.wording.numbers import written_number

_ACTS = {"silent": "callbacks-act-silent", "guarded": "callbacks-act-guarded"}
_LOOKED = {"silent": "callbacks-looked", "guarded": "callbacks-looked-guarded"}
_NOT_LOOKED = {"silent": "callbacks-looked-needed", "guarded": "callbacks-looked-guarded-needed"}


def act(item: CallbackRow) -> str:
    return say(_ACTS.get(item.wish, "callbacks-act"))


def is_looked_at(item: CallbackRow) -> bool:
    """Whether somebody decides first whether to ring at all."""
    return item.wish in _LOOKED


def looked(item: CallbackRow) -> str:
    """What whoever rings says then."""
    return say(_LOOKED[item.wish])


def not_looked(item: CallbackRow) -> str:
    return say(_NOT_LOOKED[item.wish])


def causes(item: CallbackRow, now: datetime) -> list[dict[str, str]]:
    """Why it stands where it stands: when she is to be rung, and what was tried."""
    when = {"cause": say("callbacks-cause-when"), "fact": window(item.starts_at, item.due_at, now)}
    how = "chosen" if item.is_chosen else "turn" if item.is_her_turn else item.wish
    asked = {
        "cause": say("callbacks-cause-asked"),
        "fact": say(f"callbacks-asked-{dashed(how)}", moment=said.within(item.asked_at, now)),
    }
    tried = {"cause": say("desk-cause-tried"), "fact": say("desk-tried-times", count=item.tries)}
    return [when, asked, *([tried] if item.tries else [])]


def window(start: datetime, until: datetime, now: datetime) -> str:
    """ "today 14:00 to 16:00"; with both days where it ends on another."""
    if london_date(start) == london_date(until):
        return say("callbacks-window", start=said.within(start, now), end=dates.staff_time(until))
    return say("callbacks-window", start=said.within(start, now), end=said.within(until, now))


def slot(one: Slot, now: datetime) -> str:
    return said.capital(window(one.start, one.until, now))


def owner(item: CallbackRow) -> str:
    if item.is_rung_now:
        return say("callbacks-rung-now")
    return say("desk-owner-you") if item.is_mine else item.owner or item.team


def gate(one: CallbackDetail, now: datetime) -> str:
    """Why she is not rung now."""
    if isinstance(one.gate, ContactLater):
        return say("callbacks-wait", moment=said.within(one.gate.until, now))
    assert isinstance(one.gate, ContactByStaff)
    if one.victim is None:
        return say("callbacks-person-left")  # for whatever reason: nobody here has proved that it is theirs to know
    return say(f"callbacks-person-{dashed(one.gate.why)}")


def is_left_to_a_person(one: CallbackDetail) -> bool:
    """A number that nobody rings, because of a plan in which it stands."""
    return one.victim is None and isinstance(one.gate, ContactByStaff) and one.gate.why is not StaffOnlyReason.NO_POINT


def tried(one: AttemptRow) -> str:
    if one.cap is not None:
        return f"{say(f'callbacks-capped-{dashed(one.cap)}')} {say('callbacks-capped-do')}"
    return say(f"callbacks-tried-{dashed(one.outcome)}") if one.outcome else say("callbacks-tried-now")


def number(one: CurrentAttempt) -> str:
    """What is to be dialled. A number that was keyed on the line has no groups of its own."""
    return written_number(one.number)


def line_says(one: CurrentAttempt) -> str:
    """How the call went that the line placed, and that this is kept where nobody says otherwise."""
    return f"{say(f'callbacks-tried-{dashed(one.line_says)}')}. {say('callbacks-line-says')}"


def tried_more(one: AttemptRow) -> str:
    to = say(f"callbacks-to-{one.to}")
    return " · ".join([one.by, to, say(f"callbacks-shown-{one.shows}")])


def ended(one: CallbackDetail, now: datetime) -> str:
    """How it ended, when and by whom; nobody's name where she settled it herself."""
    is_left = any(step.what == forbidden_numbers.REACH_OWNERS_STEP for step in one.steps)
    how = say("callbacks-ended-have-reached" if is_left else f"callbacks-ended-{dashed(one.outcome)}")
    at = said.moment(one.ended_at, now) if one.ended_at else ""
    return " · ".join(part for part in (how, at, one.ended_by) if part)
