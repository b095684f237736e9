"""The first event of a crime: what was reported, where, and who its victims are."""

from __future__ import annotations

from victimcare.demo.feed.case import Case, Data
from victimcare.demo.feed.draw import Draw, Weighted
from victimcare.demo.feed.moments import DAY, HOUR, written
from victimcare.demo.feed.offences import DOMESTIC, Kind, Offence
from victimcare.demo.feed.people import Person, family_of, some_business

_HOW = Weighted((("999", 34), ("101", 34), ("front_counter", 8), ("officer", 16), ("email", 4), ("third_party", 4)))
_FAMILY_SIZE = Weighted(((1, 20), (2, 35), (3, 30), (4, 15)))


def record(case: Case, kind: Kind, offence: Offence, borough: str, district: int) -> None:
    """Adds `case.recorded` and the case's victims."""
    draw = case.draw
    reported_at = case.recorded_at - _delay(draw)
    _victims(case, kind, offence, district)
    described: Data = {"title": offence.title, "group": kind.group}
    if offence.code:
        described["code"] = offence.code
    if offence.flags:
        described["flags"] = list(offence.flags)
    data: Data = {"reported_at": written(reported_at)} | _when(draw, kind, reported_at)
    data |= {"offence": described, "area": case.area.code, "borough": borough}
    data["reported_by"] = "online" if draw.chance(kind.online) else draw.weighted(_HOW)
    data["victims"] = [as_victim(person) for person in case.victims]
    if draw.chance(0.9):
        data["officer"] = case.officer(case.recorded_at)
    case.add(case.recorded_at, "case.recorded", data)


def as_victim(person: Person) -> Data:
    return {"victim_id": person.victim_id, "kind": person.kind} | person.details


def _victims(case: Case, kind: Kind, offence: Offence, district: int) -> None:
    draw = case.draw
    if case.is_homicide:
        for place in range(draw.weighted(_FAMILY_SIZE)):
            case.victims.append(_person(case, "bereaved_relative", district))
            if place == 1 and draw.chance(0.3):
                case.victims.append(_person(case, "family_spokesperson", district))
        return
    if draw.chance(kind.business):
        case.victims.append(some_business(draw, district))
        return
    minor = "child" in offence.flags or draw.chance(kind.child)
    first = _person(case, "person", district, minor=minor)
    case.victims.append(first)
    if minor and draw.chance(0.6):
        case.victims.append(family_of(first, _person(case, "parent_or_guardian", district)))
    if DOMESTIC not in offence.flags and draw.chance(kind.several):
        for _ in range(draw.between(1, 3)):
            another = _person(case, "person", district)
            if all(another.victim_id != victim.victim_id for victim in case.victims):
                case.victims.append(another)


def _person(case: Case, kind: str, district: int, *, minor: bool = False) -> Person:
    victim_id = f"V{case.number}-{len(case.victims) + 1}"
    recorded_on = case.recorded_at // DAY
    return case.people.person(victim_id, kind, recorded_on, district, guarded=case.is_guarded, minor=minor)


def _delay(draw: Draw) -> int:
    """Minutes from the report to the record: most within hours, some past the 24 that the counting rules allow."""
    share = draw.share()
    if share < 0.7:
        return draw.between(5, 3 * HOUR)
    return draw.between(3 * HOUR, 23 * HOUR) if share < 0.95 else draw.between(24 * HOUR, 6 * DAY)


def _when(draw: Draw, kind: Kind, reported_at: int) -> Data:
    """When it happened, as far as anybody knows."""
    if draw.chance(0.08):
        return {}
    if kind.group == "sexual" and draw.chance(0.25):  # told after months or years
        return {"occurred_from": written(reported_at - draw.between(90 * DAY, 20 * 365 * DAY))}
    found = reported_at - draw.between(10, 6 * HOUR)
    if draw.chance(kind.overnight):
        return {"occurred_from": written(found - draw.between(5 * HOUR, 60 * HOUR)), "occurred_to": written(found)}
    if draw.chance(0.3):
        return {"occurred_from": written(found), "occurred_to": written(found + draw.between(1, 9))}
    return {"occurred_from": written(found)}
