"""Builds one crime's file while its story is made up, and writes its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

import msgspec

from victimcare.demo.feed.crime_tables import PoliceArea
from victimcare.demo.feed.feed_moments import DAY, HOUR, move_to_office_hours, write_minute
from victimcare.demo.feed.feed_offences import DOMESTIC, CrimeKind, FeedOffence
from victimcare.demo.feed.feed_officers import DutyMoment, Officer, find_next_on_duty, find_post_holder
from victimcare.demo.feed.feed_people import FeedPerson, PeopleSource, draw_business, make_family_member
from victimcare.demo.feed.seeded_draw import SeededDraw, WeightedChoice
from victimcare.rules.cases.event_types import EventType

SOURCE = "urn:riverside:records"
Data = dict[str, object]

_encode = msgspec.json.Encoder().encode


@dataclass(slots=True)
class FeedCase:
    """Stories add events in any order; `lines` sorts them. Moments are minutes, see feed_moments.py."""

    draw: SeededDraw
    people: PeopleSource
    number: str  # unique in the feed; the reference without force and year
    reference: str
    area: PoliceArea
    post: int  # the officer in the case is the holder of this post
    recorded_at: int
    until: int  # nothing after this minute has happened yet
    group: str
    is_guarded: bool  # by its offence: all its victims are guarded
    is_domestic: bool
    is_homicide: bool
    victims: list[FeedPerson] = field(default_factory=list)
    events: list[tuple[int, str, str, Data]] = field(default_factory=list)  # minute, id, type, data

    def add(self, minute: int, kind: str, data: Data) -> str:
        """The new event's id."""
        event_id = f"{self.number}-{len(self.events) + 1}"
        self.events.append((minute, event_id, kind, data))
        return event_id

    def officer(self, minute: int) -> Officer:
        return find_post_holder(self.area.code, self.post, minute)[0]

    def on_duty(self, minute: int) -> DutyMoment:
        return find_next_on_duty(self.draw, self.area.code, self.post, minute)

    def within(self, minute: int, low: int, high: int, end: int) -> int:
        """Between low and high minutes later, sooner where the story must end sooner."""
        return min(minute + self.draw.between(low, high), max(minute, end - 1))

    def office_hours(self, minute: int, low: int, high: int, end: int) -> int:
        """As `within`, but by day where there is time for it."""
        later = self.within(minute, low, high, end)
        by_day = move_to_office_hours(later)
        return by_day if minute <= by_day < end else later

    def lines(self) -> Iterator[bytes]:
        """What has happened, in order of time."""
        until = self.until
        self.events.sort(key=itemgetter(0))
        share = self.draw.share
        for sequence, (minute, event_id, kind, data) in enumerate(self.events, 1):
            if minute > until:
                return
            late = share()
            lag = int(late * 40) if late < 0.97 else int((late - 0.97) * 90 * DAY)
            yield (
                _encode(
                    {
                        "specversion": "1.0",
                        "id": event_id,
                        "source": SOURCE,
                        "type": kind,
                        "subject": self.reference,
                        "time": write_minute(minute),
                        "recordedat": write_minute(min(minute + lag, until)),
                        "sequence": sequence,
                        "datacontenttype": "application/json",
                        "data": data,
                    }
                )
                + b"\n"
            )


# The first event of a crime: what was reported, where, and who its victims are.

_REPORTED_BY = WeightedChoice(
    (("999", 34), ("101", 34), ("front_counter", 8), ("officer", 16), ("email", 4), ("third_party", 4))
)
_FAMILY_SIZE = WeightedChoice(((1, 20), (2, 35), (3, 30), (4, 15)))


def record_crime(case: FeedCase, kind: CrimeKind, offence: FeedOffence, borough: str, district: int) -> None:
    """Adds `case.recorded` and the case's victims."""
    draw = case.draw
    reported_at = case.recorded_at - _delay(draw)
    _victims(case, kind, offence, district)
    described: Data = {"title": offence.title, "group": kind.group}
    if offence.code:
        described["code"] = offence.code
    if offence.flags:
        described["flags"] = list(offence.flags)
    data: Data = {"reported_at": write_minute(reported_at)} | _when(draw, kind, reported_at)
    data |= {"offence": described, "area": case.area.code, "borough": borough}
    data["reported_by"] = "online" if draw.chance(kind.online) else draw.weighted(_REPORTED_BY)
    data["victims"] = [as_feed_victim(person) for person in case.victims]
    if draw.chance(0.9):
        data["officer"] = case.officer(case.recorded_at)
    case.add(case.recorded_at, EventType.CASE_RECORDED, data)


def as_feed_victim(person: FeedPerson) -> Data:
    return {"victim_id": person.victim_id, "kind": person.kind} | person.details


def _victims(case: FeedCase, kind: CrimeKind, offence: FeedOffence, district: int) -> None:
    draw = case.draw
    if case.is_homicide:
        for place in range(draw.weighted(_FAMILY_SIZE)):
            case.victims.append(_person(case, "bereaved_relative", district))
            if place == 1 and draw.chance(0.3):
                case.victims.append(_person(case, "family_spokesperson", district))
        return
    if draw.chance(kind.business):
        case.victims.append(draw_business(draw, district))
        return
    minor = "child" in offence.flags or draw.chance(kind.child)
    first = _person(case, "person", district, minor=minor)
    case.victims.append(first)
    if minor and draw.chance(0.6):
        case.victims.append(make_family_member(first, _person(case, "parent_or_guardian", district)))
    if DOMESTIC not in offence.flags and draw.chance(kind.several):
        for _ in range(draw.between(1, 3)):
            another = _person(case, "person", district)
            if all(another.victim_id != victim.victim_id for victim in case.victims):
                case.victims.append(another)


def _person(case: FeedCase, kind: str, district: int, *, minor: bool = False) -> FeedPerson:
    victim_id = f"V{case.number}-{len(case.victims) + 1}"
    recorded_on = case.recorded_at // DAY
    return case.people.person(victim_id, kind, recorded_on, district, guarded=case.is_guarded, minor=minor)


def _delay(draw: SeededDraw) -> int:
    """Minutes from the report to the record: most within hours, some more than the 24 hours that the counting rules
    allow."""
    share = draw.share()
    if share < 0.7:
        return draw.between(5, 3 * HOUR)
    return draw.between(3 * HOUR, 23 * HOUR) if share < 0.95 else draw.between(24 * HOUR, 6 * DAY)


def _when(draw: SeededDraw, kind: CrimeKind, reported_at: int) -> Data:
    """When it happened, as far as is known."""
    if draw.chance(0.08):
        return {}
    if kind.group == "sexual" and draw.chance(0.25):  # reported after months or years
        return {"occurred_from": write_minute(reported_at - draw.between(90 * DAY, 20 * 365 * DAY))}
    found = reported_at - draw.between(10, 6 * HOUR)
    if draw.chance(kind.overnight):
        return {
            "occurred_from": write_minute(found - draw.between(5 * HOUR, 60 * HOUR)),
            "occurred_to": write_minute(found),
        }
    if draw.chance(0.3):
        return {"occurred_from": write_minute(found), "occurred_to": write_minute(found + draw.between(1, 9))}
    return {"occurred_from": write_minute(found)}
