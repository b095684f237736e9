"""A number that somebody left on the line without proof: what every plan in which it stands says against ringing it.

It is rung for whoever left it, not for her whose plan it is in, so nothing here ever permits a call: a plan can only
put it off or leave it to a person. He may have left her number, and she his.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from victimcare.rules.force import Hours
from victimcare.rules.people.contact_decision import Person, Wait, Why
from victimcare.rules.people.contact_plan import Channel, Plan, Shown, Wording
from victimcare.rules.people.her_hours import next_open
from victimcare.rules.people.safe_contact import may_be_rung_by_person


def forbids(
    plan: Plan | None, points: Collection[int], *, is_guarded: bool, quiet: Hours, now: datetime
) -> Wait | Person | None:
    """What one plan says against it at this moment. `points`: the rows of hers that hold the number.

    While she is guarded a person decides, whatever was agreed. A plan that was confirmed with her and does not name the
    number for calls by a person forbids it; of one that the record system states the hours count.
    """
    if is_guarded:
        return Person(Why.GUARDED)
    if plan is None:
        return None
    ways = [way for way in plan.ways if way.point in points and way.wording is not Wording.NONE]
    if plan.is_confirmed:
        ways = [way for way in ways if may_be_rung_by_person(way)]
        if not ways:
            return Person(Why.NOT_AGREED)
    opens = [at for way in ways if (at := next_open(way.hours, quiet, now)) is not None]
    if ways and not opens:
        return Person(Why.NO_HOUR)
    return Wait(min(opens), Channel.CALL) if opens and min(opens) > now else None


def strictest(found: Iterable[Wait | Person | None]) -> Wait | Person | None:
    """Of several plans: a person before a wait, and the longest wait."""
    against = [each for each in found if each is not None]
    people = [each for each in against if isinstance(each, Person)]
    if people:
        return people[0]
    return max((each for each in against if isinstance(each, Wait)), key=lambda each: each.until, default=None)


def shown(plans: Iterable[tuple[Plan | None, Collection[int]]]) -> Shown:
    """What the telephone shows: nothing, where a plan says so for this number; else a number that says nothing."""
    agreed = {way.shown for plan, points in plans if plan for way in plan.ways if way.point in points}
    return Shown.WITHHELD if Shown.WITHHELD in agreed else Shown.NEUTRAL
