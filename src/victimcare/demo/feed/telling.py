"""Who told the victims, when and how: most news in time, some of it late, some never."""

from __future__ import annotations

from operator import itemgetter

from victimcare.demo.feed.case import Case, Data
from victimcare.demo.feed.draw import Weighted
from victimcare.demo.feed.moments import DAY, HOUR
from victimcare.demo.feed.officers import POSTS, WITNESS_CARE, next_on_duty
from victimcare.demo.feed.people import Person

_NEWS = frozenset(
    {
        "appeal.lodged",
        "appeal.resulted",
        "case.not_investigated",
        "case.outcome",
        "hearing.listed",
        "hearing.resulted",
        "offender.release_planned",
        "prosecution.decision",
        "suspect.arrested",
        "suspect.bail_changed",
        "suspect.bailed",
        "suspect.charged",
        "suspect.interviewed",
        "suspect.out_of_court_disposal",
        "suspect.released_under_investigation",
        "suspect.released_without_charge",
    }
)
_COURT = ("appeal.", "hearing.", "offender.")
_TOGETHER = 20 * HOUR  # news this close is told in one contact
_CHANNELS = Weighted((("phone", 60), ("email", 16), ("text", 9), ("in_person", 8), ("letter", 5), ("video", 2)))
_CAREFUL_CHANNELS = Weighted((("phone", 78), ("in_person", 20), ("video", 2)))
_BUSINESS_CHANNELS = Weighted((("email", 70), ("phone", 30)))
_IN_WRITING = Weighted((("email", 55), ("letter", 20), ("text", 15), ("in_person", 10)))
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


def tell_victims(case: Case, added: dict[str, int]) -> None:
    """`added`: victim id to the minute of a `victim.added`; the others have been there from the start."""
    news = sorted((event for event in case.events if event[2] in _NEWS), key=itemgetter(0))
    for place, victim in enumerate(case.victims):
        since = added.get(victim.victim_id, case.recorded_at)
        _acknowledge(case, victim, since)
        if place and case.draw.chance(0.6):
            continue  # those who live with the first hear it from them
        _tell(case, victim, [event for event in news if event[0] >= since])


def _tell(case: Case, victim: Person, news: list[tuple[int, str, str, Data]]) -> None:
    start = 0
    for end in range(1, len(news) + 1):
        if end == len(news) or news[end][0] > news[start][0] + _TOGETHER:
            batch = news[start:end]
            start = end
            if batch[-1][0] < case.until:
                _one_contact(case, victim, batch)


def _one_contact(case: Case, victim: Person, batch: list[tuple[int, str, str, Data]]) -> None:
    draw = case.draw
    fate = draw.share()
    if fate < 0.18:
        return  # nobody did
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
        tried = next_on_duty(draw, area, post, at)
        _contacted(case, tried.minute, victim, tried.officer, "phone", [], reached=False)
        at = tried.minute + draw.between(HOUR, 10 * HOUR)
    on = next_on_duty(draw, area, post, at)
    _contacted(case, on.minute, victim, on.officer, _channel(case, victim), [event[1] for event in batch])


def _acknowledge(case: Case, victim: Person, since: int) -> None:
    """The written confirmation, with what goes with it."""
    draw = case.draw
    if draw.chance(0.35):
        return
    at = since + (draw.between(30, 30 * HOUR) if draw.chance(0.85) else draw.between(5 * DAY, 20 * DAY))
    about = [case.events[0][1], *_ON_REPORTING[: draw.between(0, len(_ON_REPORTING))]]
    on = case.on_duty(at)
    careful = victim.guarded
    _contacted(case, on.minute, victim, on.officer, "in_person" if careful else draw.weighted(_IN_WRITING), about)


def _contacted(
    case: Case, at: int, victim: Person, by: Data, channel: str, about: list[str], *, reached: bool = True
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
    case.add(at, "victim.contacted", data)


def _channel(case: Case, victim: Person) -> str:
    if victim.kind == "business":
        return case.draw.weighted(_BUSINESS_CHANNELS)
    return case.draw.weighted(_CAREFUL_CHANNELS if victim.guarded else _CHANNELS)
