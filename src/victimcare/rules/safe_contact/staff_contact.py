"""Decides by when a person must tell a victim what no machine may tell them: the same day.

Also decides whether news can wait for the post, whether a plan objects to ringing a number left on the line, and
whether a victim may be referred or asked how it was (rules 11 and 12 of `contact_gate`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import LONDON, WorkingDays, end_of_day, london_date, london_moment
from victimcare.rules.force import DailyHours
from victimcare.rules.safe_contact.contact_gate import may_staff_ring
from victimcare.rules.safe_contact.contact_hours import ContactWindow, next_open_moment
from victimcare.rules.safe_contact.contact_plan import (
    CallerDisplay,
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactPlan,
    StaffOnlyReason,
    WordingLevel,
)

_ENOUGH = timedelta(minutes=30)  # if less than this is left of the victim's hours, the next hours count


def staff_contact_due_at(plan: ContactPlan | None, *, quiet: DailyHours, now: datetime) -> datetime:
    """By when the victim must be told: while they may be rung today, else when they may be rung next. In UTC, as is
    `now`.

    Hours that the victim gave for calls bind a person too. Without any, every hour counts except the force's quiet
    hours.
    """
    ways = [way.hours for way in plan.ways if may_staff_ring(way)] if plan is not None else []
    ends = [end for hours in ways if (end := _end_of_next(hours, quiet, now)) is not None]
    return min(ends, default=None) or _end_of_next((), quiet, now) or end_of_day(london_date(now))


def _end_of_next(hours: tuple[ContactWindow, ...], quiet: DailyHours, now: datetime) -> datetime | None:
    """Return the end of the hours that are open now for long enough, or else of the next. None: none ever opens."""
    opens = next_open_moment(hours, quiet, now)
    if opens is None:
        return None
    end = _end_after(opens, hours, quiet)
    if end - now >= _ENOUGH:
        return end
    opens = next_open_moment(hours, quiet, end)
    return None if opens is None else _end_after(opens, hours, quiet)


def _end_after(at: datetime, hours: tuple[ContactWindow, ...], quiet: DailyHours) -> datetime:
    """Return when the hours around this moment end; the end of the day at the latest."""
    today, local = london_date(at), at.astimezone(LONDON)
    ends = {window.end for window in hours if window.is_open(local)} if hours else {quiet.start}
    coming = [moment for end in ends if (moment := london_moment(today, end)) > at]
    return max(coming, default=end_of_day(today))


# Whether news can wait for the post.

# Printed by the next working day, then two more in the post: first class does not promise next-day delivery.
WORKING_DAYS_IN_THE_POST = 3


def letter_arrives_on(today: date, calendar: WorkingDays) -> date:
    """The day by which a letter that is printed from today reaches the victim."""
    return calendar.later(today, WORKING_DAYS_IN_THE_POST)


def can_wait_for_post(
    *, due_at: datetime | None, happens_on: date | None, is_risk: bool, now: datetime, calendar: WorkingDays
) -> bool:
    """Whether a letter brings this news in time. Never news of risk. `due_at`: by when the victim must be told, None if
    no day is set; `happens_on`: the day that the news is about, such as one in court, before which the victim must
    know."""
    if is_risk:
        return False
    arrives = letter_arrives_on(london_date(now), calendar)
    is_in_time = due_at is None or arrives <= london_date(due_at)
    return is_in_time and (happens_on is None or arrives < happens_on)


# A number that a caller left on the line without an identity check: what each plan that holds it says against ringing
# it.
#
# We ring the person who left the number, not the victim whose plan holds it, so nothing here ever permits a call: a
# plan can only postpone it or leave it to a person. A linked person may have left the victim's number, and the victim
# theirs.


def find_plan_objection(
    plan: ContactPlan | None, points: Collection[int], *, is_guarded: bool, quiet: DailyHours, now: datetime
) -> ContactLater | ContactByStaff | None:
    """Return what one plan says against ringing at this moment. `points`: the rows of this victim that hold the number.

    For a guarded victim a person decides, whatever was agreed. A confirmed plan that does not name the number for calls
    by a person forbids it; a plan that the record system only states still gives its hours.
    """
    if is_guarded:
        return ContactByStaff(StaffOnlyReason.GUARDED)
    if plan is None:
        return None
    ways = [way for way in plan.ways if way.point in points and way.wording is not WordingLevel.NONE]
    if plan.is_confirmed:
        ways = [way for way in ways if may_staff_ring(way)]
        if not ways:
            return ContactByStaff(StaffOnlyReason.NOT_AGREED)
    opens = [at for way in ways if (at := next_open_moment(way.hours, quiet, now)) is not None]
    if ways and not opens:
        return ContactByStaff(StaffOnlyReason.NO_HOUR)
    return ContactLater(min(opens), ContactMethod.CALL) if opens and min(opens) > now else None


def strictest_objection(found: Iterable[ContactLater | ContactByStaff | None]) -> ContactLater | ContactByStaff | None:
    """Return the strictest of several answers: a person before a wait, and the longest wait."""
    against = [each for each in found if each is not None]
    people = [each for each in against if isinstance(each, ContactByStaff)]
    if people:
        return people[0]
    return max((each for each in against if isinstance(each, ContactLater)), key=lambda each: each.until, default=None)


def choose_caller_display(plans: Iterable[tuple[ContactPlan | None, Collection[int]]]) -> CallerDisplay:
    """What the telephone shows: no number if a plan says so for this number, else a number that reveals nothing."""
    agreed = {way.shown for plan, points in plans if plan for way in plan.ways if way.point in points}
    return CallerDisplay.WITHHELD if CallerDisplay.WITHHELD in agreed else CallerDisplay.NEUTRAL


class ConsentPurpose(StrEnum):
    """What the victim allows or refuses, besides news of their case."""

    REFERRAL = "referral"  # a service that supports victims is told about the victim
    SURVEY = "survey"  # the victim is asked how it was for them


class ConsentRoute(StrEnum):
    """Whether it may be done, and by which route."""

    NO = "no"  # the victim said so
    ASK_VICTIM_FIRST = "ask_her_first"  # no record says that the victim agrees
    BY_A_PERSON = "by_a_person"
    AS_A_MESSAGE = "as_a_message"  # if the victim's plan lets one go: `decide_safe_contact`


def find_consent_route(
    purpose: ConsentPurpose, *, wants_none: bool, has_agreed: bool, is_guarded: bool
) -> ConsentRoute:
    """Decide whether the victim may be referred, or asked how it was. `wants_none`: the victim's last word on it was
    no."""
    if wants_none:
        return ConsentRoute.NO
    if purpose is ConsentPurpose.REFERRAL:
        return ConsentRoute.BY_A_PERSON if has_agreed else ConsentRoute.ASK_VICTIM_FIRST
    return ConsentRoute.BY_A_PERSON if is_guarded else ConsentRoute.AS_A_MESSAGE
