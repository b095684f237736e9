"""What happens beside the enquiry: needs assessed, details proposed, property, new victims, other officers."""

from __future__ import annotations

from victimcare.demo.feed import plans
from victimcare.demo.feed.case import Case, Data
from victimcare.demo.feed.draw import Weighted
from victimcare.demo.feed.moments import DAY, HOUR
from victimcare.demo.feed.officers import POSTS, holder
from victimcare.demo.feed.people import Person
from victimcare.demo.feed.places import address
from victimcare.demo.feed.recording import as_victim

_ITEMS = {
    "bicycle": ("A blue hybrid bicycle", "A folding bicycle"),
    "burglary": ("A laptop computer", "A box of jewellery", "A games console", "House keys"),
    "vehicle": ("A set of car keys", "Power tools from a van", "A satellite navigator"),
    "robbery": ("A mobile telephone", "A wallet with cards", "A watch"),
    "theft_person": ("A mobile telephone", "A purse", "A rucksack"),
}
_ANY_ITEM = ("A mobile telephone", "A jacket", "A camera memory card", "A bag")
_NEW_OFFICER = Weighted((("Specialist team takes over", 4), ("Workload", 4), ("Long-term absence", 2)))
_LONGER = 120 * DAY  # how long an open case is followed for a change of officer


def happen(case: Case, district: int) -> dict[str, int]:
    """Victims added later, with the minute."""
    draw = case.draw
    last = max(event[0] for event in case.events)
    added: dict[str, int] = {}
    if case.victims[0].kind == "person" and draw.chance(0.02):
        at = case.recorded_at + draw.between(HOUR, 12 * DAY)
        person = _newcomer(case, district)
        if at < case.until and all(person.victim_id != victim.victim_id for victim in case.victims):
            case.add(at, "victim.added", {"victim": as_victim(person)})
            case.victims.append(person)
            added[person.victim_id] = at
    for victim in case.victims:
        if victim.kind != "business" and draw.chance(0.5 if victim.enhanced else 0.1):
            _assessed(case, victim, added.get(victim.victim_id, case.recorded_at))
    if draw.chance(0.025):
        _proposed(case, district)
    if draw.chance(0.2 if last > case.recorded_at + 30 * DAY and len(case.events) > 4 else 0.02):
        _property(case, last)
    _officers(case, max(last, case.recorded_at + _LONGER) if len(case.events) < 3 else last)
    return added


def _newcomer(case: Case, district: int) -> Person:
    number = len(case.victims) + 1
    return case.people.person(
        f"V{case.number}-{number}", "person", case.recorded_at // DAY, district, guarded=case.is_guarded
    )


def _assessed(case: Case, victim: Person, since: int) -> None:
    draw = case.draw
    on = case.on_duty(since + (draw.between(HOUR, 3 * DAY) if draw.chance(0.8) else draw.between(5 * DAY, 30 * DAY)))
    data: Data = {"victim_id": victim.victim_id}
    found = draw.share()
    if victim.enhanced and found < 0.3:
        data["enhanced_grounds"] = ["vulnerable", "intimidated"]
    elif found < 0.12:
        data["enhanced_grounds"] = ["intimidated" if found < 0.06 else "vulnerable"]
    elif found > 0.985 and "enhanced_grounds" in victim.details:
        data |= {"enhanced_grounds": [], "removed_reason": "Recorded for another person by mistake"}
    case.add(on.minute, "victim.needs_assessed", data | {"by": on.officer})


def _proposed(case: Case, district: int) -> None:
    """Somebody told the record system something new; it stands until a person has looked at it."""
    draw = case.draw
    victim = draw.pick(case.victims)
    what = draw.share()
    changes: Data
    if victim.kind == "business" or what < 0.15:
        changes = {"email": f"new.{victim.victim_id.lower().replace('-', '.')}@post.example"}
    elif what < 0.45 and (mobile := case.people.mobile(guarded=victim.guarded)):
        changes = {"mobile": mobile}
    elif what < 0.7:
        changes = {"address": address(draw, district)}
    elif what < 0.9:
        agreed = draw.weighted(plans.CAREFUL if victim.guarded else plans.USUAL)
        changes = {"safe_contact": agreed} if agreed is not None else {"language": "en"}
    else:
        changes = {"formats": ["large_print"], "referral_choice": "agreed"}
    at = case.recorded_at + draw.between(2 * DAY, 60 * DAY)
    case.add(at, "victim.details_proposed", {"victim_id": victim.victim_id, "changes": changes})


def _property(case: Case, last: int) -> None:
    draw = case.draw
    owner = case.victims[0].victim_id
    for number in range(1, 2 + draw.chance(0.2)):
        item: Data = {"item_ref": f"P{case.number}-{number}"}
        seized = case.recorded_at + draw.between(HOUR, 6 * DAY)
        described: Data = {"description": draw.pick(_ITEMS.get(case.group, _ANY_ITEM))}
        case.add(seized, "property.seized", item | described | ({"victim_id": owner} if draw.chance(0.8) else {}))
        if draw.chance(0.7):
            ready = max(seized, last) + draw.between(DAY, 20 * DAY)
            case.add(ready, "property.ready", item)
            if draw.chance(0.8):
                case.add(ready + draw.between(DAY, 30 * DAY), "property.returned", item)


def _officers(case: Case, until: int) -> None:
    """A post's next holder takes the case over; now and then another post does."""
    draw = case.draw
    until = min(until, case.until)
    at = case.recorded_at
    if draw.chance(0.03):
        case.post = (case.post + draw.between(1, POSTS - 1)) % POSTS
        on = case.on_duty(at + draw.between(DAY, 10 * DAY))
        data: Data = {"officer": case.officer(on.minute), "reason": draw.weighted(_NEW_OFFICER)}
        case.add(on.minute, "case.officer_changed", data)
        at = on.minute
    while (left := holder(case.area.code, case.post, at)[1]) < until:
        data = {"officer": case.officer(left), "reason": "The officer has moved to another post"}
        case.add(left, "case.officer_changed", data)
        at = left
