"""What happens beside the investigation: needs assessed, details proposed, property, new victims, other officers, and
victims told the news."""

from __future__ import annotations

from operator import itemgetter

from victimcare.demo.feed import contact_answers
from victimcare.demo.feed.crime_tables import draw_address
from victimcare.demo.feed.feed_cases import Data, FeedCase, as_feed_victim
from victimcare.demo.feed.feed_moments import DAY, HOUR
from victimcare.demo.feed.feed_officers import POSTS, WITNESS_CARE, find_next_on_duty, find_post_holder
from victimcare.demo.feed.feed_people import FeedPerson
from victimcare.demo.feed.seeded_draw import WeightedChoice
from victimcare.rules.cases.event_types import EventType

_ITEMS = {
    "bicycle": ("A blue hybrid bicycle", "A folding bicycle"),
    "burglary": ("A laptop computer", "A box of jewellery", "A games console", "House keys"),
    "vehicle": ("A set of car keys", "Power tools from a van", "A satellite navigator"),
    "robbery": ("A mobile telephone", "A wallet with cards", "A watch"),
    "theft_person": ("A mobile telephone", "A purse", "A rucksack"),
}
_ANY_ITEM = ("A mobile telephone", "A jacket", "A camera memory card", "A bag")
_NEW_OFFICER = WeightedChoice((("Specialist team takes over", 4), ("Workload", 4), ("Long-term absence", 2)))
_OFFICER_CHANGE_SPAN = 120 * DAY  # how long an open case is followed for a change of officer


def add_side_events(case: FeedCase, district: int) -> dict[str, int]:
    """Add the events; return the victims added later, with the minute."""
    draw = case.draw
    last = max(event[0] for event in case.events)
    added: dict[str, int] = {}
    if case.victims[0].kind == "person" and draw.chance(0.02):
        at = case.recorded_at + draw.between(HOUR, 12 * DAY)
        person = _newcomer(case, district)
        if at < case.until and all(person.victim_id != victim.victim_id for victim in case.victims):
            case.add(at, EventType.VICTIM_ADDED, {"victim": as_feed_victim(person)})
            case.victims.append(person)
            added[person.victim_id] = at
    for victim in case.victims:
        if victim.kind != "business" and draw.chance(0.5 if victim.enhanced else 0.1):
            _add_assessment(case, victim, added.get(victim.victim_id, case.recorded_at))
    if draw.chance(0.025):
        _add_proposed_details(case, district)
    if draw.chance(0.2 if last > case.recorded_at + 30 * DAY and len(case.events) > 4 else 0.02):
        _add_property(case, last)
    _add_officer_changes(case, max(last, case.recorded_at + _OFFICER_CHANGE_SPAN) if len(case.events) < 3 else last)
    return added


def _newcomer(case: FeedCase, district: int) -> FeedPerson:
    number = len(case.victims) + 1
    return case.people.person(
        f"V{case.number}-{number}", "person", case.recorded_at // DAY, district, guarded=case.is_guarded
    )


def _add_assessment(case: FeedCase, victim: FeedPerson, since: int) -> None:
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
    case.add(on.minute, EventType.VICTIM_NEEDS_ASSESSED, data | {"by": on.officer})


def _add_proposed_details(case: FeedCase, district: int) -> None:
    """The record system received new details; they wait until a person has looked at them."""
    draw = case.draw
    victim = draw.pick(case.victims)
    what = draw.share()
    changes: Data
    if victim.kind == "business" or what < 0.15:
        changes = {"email": f"new.{victim.victim_id.lower().replace('-', '.')}@post.example"}
    elif what < 0.45 and (mobile := case.people.mobile(guarded=victim.guarded)):
        changes = {"mobile": mobile}
    elif what < 0.7:
        changes = {"address": draw_address(draw, district)}
    elif what < 0.9:
        agreed = draw.weighted(contact_answers.CAREFUL_ANSWERS if victim.guarded else contact_answers.USUAL_ANSWERS)
        changes = {"safe_contact": agreed} if agreed is not None else {"language": "en"}
    else:
        changes = {"formats": ["large_print"], "referral_choice": "agreed"}
    at = case.recorded_at + draw.between(2 * DAY, 60 * DAY)
    case.add(at, EventType.VICTIM_DETAILS_PROPOSED, {"victim_id": victim.victim_id, "changes": changes})


def _add_property(case: FeedCase, last: int) -> None:
    draw = case.draw
    owner = case.victims[0].victim_id
    for number in range(1, 2 + draw.chance(0.2)):
        item: Data = {"item_ref": f"P{case.number}-{number}"}
        seized = case.recorded_at + draw.between(HOUR, 6 * DAY)
        described: Data = {"description": draw.pick(_ITEMS.get(case.group, _ANY_ITEM))}
        case.add(
            seized, EventType.PROPERTY_SEIZED, item | described | ({"victim_id": owner} if draw.chance(0.8) else {})
        )
        if draw.chance(0.7):
            ready = max(seized, last) + draw.between(DAY, 20 * DAY)
            case.add(ready, EventType.PROPERTY_READY, item)
            if draw.chance(0.8):
                case.add(ready + draw.between(DAY, 30 * DAY), EventType.PROPERTY_RETURNED, item)


def _add_officer_changes(case: FeedCase, until: int) -> None:
    """A post's next holder takes the case over; now and then another post does."""
    draw = case.draw
    until = min(until, case.until)
    at = case.recorded_at
    if draw.chance(0.03):
        case.post = (case.post + draw.between(1, POSTS - 1)) % POSTS
        on = case.on_duty(at + draw.between(DAY, 10 * DAY))
        data: Data = {"officer": case.officer(on.minute), "reason": draw.weighted(_NEW_OFFICER)}
        case.add(on.minute, EventType.CASE_OFFICER_CHANGED, data)
        at = on.minute
    while (left := find_post_holder(case.area.code, case.post, at)[1]) < until:
        data = {"officer": case.officer(left), "reason": "The officer has moved to another post"}
        case.add(left, EventType.CASE_OFFICER_CHANGED, data)
        at = left


# Who told the victims, when and how: most news in time, some of it late, some never.

_NEWS = frozenset(
    {
        EventType.APPEAL_LODGED,
        EventType.APPEAL_RESULTED,
        EventType.CASE_NOT_INVESTIGATED,
        EventType.CASE_OUTCOME,
        EventType.HEARING_LISTED,
        EventType.HEARING_RESULTED,
        EventType.OFFENDER_RELEASE_PLANNED,
        EventType.PROSECUTION_DECISION,
        EventType.SUSPECT_ARRESTED,
        EventType.SUSPECT_BAIL_CHANGED,
        EventType.SUSPECT_BAILED,
        EventType.SUSPECT_CHARGED,
        EventType.SUSPECT_INTERVIEWED,
        EventType.SUSPECT_OUT_OF_COURT_DISPOSAL,
        EventType.SUSPECT_RELEASED_UNDER_INVESTIGATION,
        EventType.SUSPECT_RELEASED_WITHOUT_CHARGE,
    }
)
_COURT = ("appeal.", "hearing.", "offender.")
_TOGETHER = 20 * HOUR  # news items this close are told in one contact
_CHANNELS = WeightedChoice((("phone", 60), ("email", 16), ("text", 9), ("in_person", 8), ("letter", 5), ("video", 2)))
_CAREFUL_CHANNELS = WeightedChoice((("phone", 78), ("in_person", 20), ("video", 2)))
_BUSINESS_CHANNELS = WeightedChoice((("email", 70), ("phone", 30)))
_IN_WRITING = WeightedChoice((("email", 55), ("letter", 20), ("text", 15), ("in_person", 10)))
_SUMMARIES = (
    "Told what happened and what comes next",
    "Told of the decision and the reason",
    "Asked for time to think",
)
_ON_REPORTING = (
    "r3_information_on_reporting",
    "r4_support_referral",
    "r5_compensation_information",
    "r7_vps_information",
    "r7_vps_before_sentence",
    "r6_update_preference",
)


def tell_victims(case: FeedCase, added: dict[str, int]) -> None:
    """`added`: victim id to the minute of a `victim.added`; the others have been there from the start."""
    news = sorted((event for event in case.events if event[2] in _NEWS), key=itemgetter(0))
    for place, victim in enumerate(case.victims):
        since = added.get(victim.victim_id, case.recorded_at)
        _acknowledge(case, victim, since)
        if place and case.draw.chance(0.6):
            continue  # those who live with the first victim learn it from them
        _tell_news(case, victim, [event for event in news if event[0] >= since])


def _tell_news(case: FeedCase, victim: FeedPerson, news: list[tuple[int, str, str, Data]]) -> None:
    start = 0
    for end in range(1, len(news) + 1):
        if end == len(news) or news[end][0] > news[start][0] + _TOGETHER:
            batch = news[start:end]
            start = end
            if batch[-1][0] < case.until:
                _one_contact(case, victim, batch)


def _one_contact(case: FeedCase, victim: FeedPerson, batch: list[tuple[int, str, str, Data]]) -> None:
    draw = case.draw
    fate = draw.share()
    if fate < 0.18:
        return  # the victim is never told
    at = batch[-1][0]
    if fate < 0.3:
        at += draw.between(4 if victim.enhanced else 9, 35) * DAY
    elif victim.enhanced:
        at += draw.between(30, 16 * HOUR)
    else:
        at += int(draw.share() ** 2 * 4 * DAY) + 30
    from_court = batch[-1][2].startswith(_COURT)
    area, post = (WITNESS_CARE, int(case.number) % POSTS) if from_court else (case.area.code, case.post)
    if draw.chance(0.08):
        tried = find_next_on_duty(draw, area, post, at)
        _add_contact(case, tried.minute, victim, tried.officer, "phone", [], reached=False)
        at = tried.minute + draw.between(HOUR, 10 * HOUR)
    on = find_next_on_duty(draw, area, post, at)
    _add_contact(case, on.minute, victim, on.officer, _channel(case, victim), [event[1] for event in batch])


def _acknowledge(case: FeedCase, victim: FeedPerson, since: int) -> None:
    """The written confirmation, with what goes with it."""
    draw = case.draw
    if draw.chance(0.35):
        return
    at = since + (draw.between(30, 30 * HOUR) if draw.chance(0.85) else draw.between(5 * DAY, 20 * DAY))
    about = [case.events[0][1], *_ON_REPORTING[: draw.between(0, len(_ON_REPORTING))]]
    on = case.on_duty(at)
    careful = victim.guarded
    _add_contact(case, on.minute, victim, on.officer, "in_person" if careful else draw.weighted(_IN_WRITING), about)


def _add_contact(
    case: FeedCase, at: int, victim: FeedPerson, by: Data, channel: str, about: list[str], *, reached: bool = True
) -> None:
    if at > case.until:
        return
    draw = case.draw
    data: Data = {"victim_id": victim.victim_id, "channel": channel}
    if not reached or draw.chance(0.3):
        data["reached"] = reached
    data |= {"by": by, "about": about}
    if reached and draw.chance(0.2):
        data["summary"] = draw.pick(_SUMMARIES)
    case.add(at, EventType.VICTIM_CONTACTED, data)


def _channel(case: FeedCase, victim: FeedPerson) -> str:
    if victim.kind == "business":
        return case.draw.weighted(_BUSINESS_CHANNELS)
    return case.draw.weighted(_CAREFUL_CHANNELS if victim.guarded else _CHANNELS)
