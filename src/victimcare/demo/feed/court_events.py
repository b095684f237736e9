"""From the charge to the sentence and after it: hearings that are listed, moved and resulted."""

from __future__ import annotations

from victimcare.demo.feed.crime_tables import read_published_tables
from victimcare.demo.feed.feed_cases import Data, FeedCase
from victimcare.demo.feed.feed_moments import DAY, HOUR, move_to_office_hours, write_day_of_minute, write_minute
from victimcare.demo.feed.investigation_events import add_suspects, draw_closing_minute
from victimcare.demo.feed.seeded_draw import WeightedChoice
from victimcare.rules.cases.event_types import EventType

_TO_CROWN_COURT = {"sexual": 0.95, "robbery": 0.9, "weapons": 0.4, "burglary": 0.4, "drugs": 0.35, "violence": 0.2}
_SENTENCES = {
    "Offender sent to prison": "{months} months in prison",
    "Offender given suspended prison sentence": "{months} months in prison, suspended for 18 months",
    "Offender given community sentence": "Community order of 12 months with unpaid work",
    "Offender fined": "A fine and costs",
    "Offender given conditional discharge": "Conditional discharge for 12 months",
    "Offender ordered to pay compensation": "Compensation to be paid to the victim",
}
_TERMS = WeightedChoice(((2, 14), (4, 18), (6, 15), (9, 12), (12, 10), (18, 10), (24, 8), (36, 7), (60, 4), (120, 2)))
_SUSPENDED_TERMS = WeightedChoice(((3, 20), (6, 30), (9, 20), (12, 20), (20, 10)))


def add_court_events(case: FeedCase, code: str, end: int) -> None:
    """A suspect is charged at `end`, or has the crime taken into consideration (outcome 4) when charged with
    another."""
    draw = case.draw
    suspect, interviewed = add_suspects(case, end)
    outcome: Data = {"outcome": code, "suspect_interviewed_under_caution": interviewed}
    if code == "4":
        case.add(end, EventType.CASE_OUTCOME, outcome)
        return
    by = "cps" if draw.chance(0.6) else "police"
    if by == "cps":
        span = end - case.recorded_at
        case.add(case.office_hours(case.recorded_at, span // 2, span, end), EventType.CASE_SENT_TO_CPS, {})
    if draw.chance(0.5):
        case.add(end, EventType.PROSECUTION_DECISION, {"decision": "charge", "by": by, "suspect_ref": suspect})
    urn = f"44RP{int(case.number) % 100_000:05}{case.reference[-2:]}"
    offence = case.events[0][3]["offence"]
    assert isinstance(offence, dict)
    case.add(end, EventType.SUSPECT_CHARGED, {"suspect_ref": suspect, "offences": [offence["title"]], "urn": urn})
    case.add(end + draw.between(1, 90), EventType.CASE_OUTCOME, outcome)
    if end < case.until:
        _CourtHearings(case, suspect).proceed(end)


class _CourtHearings:
    """The hearings of one defendant."""

    def __init__(self, case: FeedCase, suspect: str) -> None:
        self.case = case
        self.suspect = suspect
        self.hearings = 0
        crown = case.draw.chance(1 if case.is_homicide else _TO_CROWN_COURT.get(case.group, 0.05))
        self.name = case.area.crown if crown else case.area.magistrates
        self.is_crown = crown

    def proceed(self, charged_at: int) -> None:
        draw = self.case.draw
        result = draw.weighted(read_published_tables().court_results)
        end = max(draw_closing_minute(draw, result, self.case.recorded_at), charged_at + 12 * DAY)
        denied = result == "Defendant found not guilty" or (
            result != "Court case unable to proceed" and end - charged_at > 60 * DAY and draw.chance(0.5)
        )
        first = _sitting(charged_at + draw.between(1, max(1, min(28, (end - charged_at) // DAY - 6))) * DAY)
        end = _sitting(max(end, first + 4 * DAY))
        hearing = self.listed(charged_at + draw.between(30, 6 * HOUR), "first_hearing", first, moves=0.04)
        if draw.chance(0.06):
            self.resulted(first + HOUR, hearing, draw.pick(("adjourned", "warrant_issued")))
            first = _sitting(first + draw.between(1, max(1, (end - first) // DAY - 3)) * DAY)
            hearing = self.listed(first - 20 * HOUR, "first_hearing", first, hearing=hearing)
        if result == "Court case unable to proceed":
            self.dropped(first, hearing, end)
        elif denied:
            self.tried(first, hearing, end, result)
        else:
            self.admitted(first, hearing, end, result)

    def dropped(self, first: int, hearing: str, end: int) -> None:
        self.resulted(first + 2 * HOUR, hearing, "not_guilty_plea")
        trial = self.listed(first + 5 * HOUR, "trial", _sitting(end + 20 * DAY), moves=0.2)
        self.decision(end, "discontinued", "The evidence has changed")
        self.resulted(end + 30, trial, "discontinued")

    def admitted(self, first: int, hearing: str, end: int, result: str) -> None:
        self.resulted(first + HOUR, hearing, "guilty_plea")
        self.remand(first + HOUR + 10, hearing)
        sentence = self.listed(first + 4 * HOUR, "sentence", end, moves=0.12)
        self.sentenced(end + HOUR, sentence, result)

    def tried(self, first: int, hearing: str, end: int, result: str) -> None:
        draw = self.case.draw
        self.resulted(first + HOUR, hearing, "not_guilty_plea")
        self.remand(first + HOUR + 10, hearing)
        at = first
        if self.is_crown and end - first > 40 * DAY:
            at = _sitting(first + 28 * DAY)
            preparation = self.listed(first + 5 * HOUR, "plea_and_trial_preparation", at, moves=0.08)
            self.resulted(at + HOUR, preparation, "not_guilty_plea")
        if draw.chance(0.06):
            self.decision(at + 3 * HOUR, "charge_altered", "A lesser offence fits the evidence")
        later = end - at > 30 * DAY and result != "Defendant found not guilty" and draw.chance(0.6)
        starts = _sitting(end - 21 * DAY) if later else end
        needed = [victim.victim_id for victim in self.case.victims if victim.kind == "person"][:1]
        trial = self.listed(at + 5 * HOUR, "trial", starts, moves=0.35, needed=needed)
        if result == "Defendant found not guilty":
            self.resulted(starts + 6 * HOUR, trial, "acquitted")
            return
        self.resulted(starts + 5 * HOUR, trial, "convicted")
        if later:
            sentence = self.listed(starts + 6 * HOUR, "sentence", end, moves=0.1)
            self.sentenced(end + HOUR, sentence, result)
        else:
            self.sentenced(starts + 6 * HOUR, trial, result)

    def listed(
        self,
        at: int,
        kind: str,
        starts: int,
        *,
        hearing: str | None = None,
        moves: float = 0,
        needed: list[str] | None = None,
    ) -> str:
        """The hearing's reference. A move is the same reference with the new date; the date known first comes first."""
        draw = self.case.draw
        if hearing is None:
            self.hearings += 1
            hearing = f"H{self.case.number}-{self.hearings}"
        data: Data = {"hearing_ref": hearing, "court": self.name, "kind": kind, "starts_at": write_minute(starts)}
        if needed:
            data["victim_must_attend"] = needed
        if draw.chance(0.3):
            data["suspect_ref"] = self.suspect
        if starts > at + 3 * DAY and draw.chance(moves):
            before = max(_sitting(starts - draw.between(3, 40) * DAY), _sitting(at + 2 * DAY))
            self._add(at, EventType.HEARING_LISTED, data | {"starts_at": write_minute(before)})
            at = move_to_office_hours(draw.between(at + DAY, min(before, starts) - DAY))
        self._add(at, EventType.HEARING_LISTED, data)
        return hearing

    def resulted(self, at: int, hearing: str, result: str, **more: object) -> None:
        data: Data = {"hearing_ref": hearing, "result": result}
        self._add(at, EventType.HEARING_RESULTED, data | more)

    def remand(self, at: int, hearing: str) -> None:
        if self.case.draw.chance(0.25):
            self.resulted(at, hearing, self.case.draw.pick(("bail_granted", "bail_granted", "bail_varied", "remanded")))

    def decision(self, at: int, decision: str, reason: str) -> None:
        data: Data = {"decision": decision, "by": "cps", "reason": reason, "suspect_ref": self.suspect}
        self.case.add(at, EventType.PROSECUTION_DECISION, data)

    def sentenced(self, at: int, hearing: str, result: str) -> None:
        draw = self.case.draw
        imprisoned = result == "Offender sent to prison"
        if self.case.is_homicide:
            imprisoned, months = True, draw.between(96, 400)
            more: Data = {"sentence": "Imprisonment", "sentence_months": months}
        elif imprisoned or result == "Offender given suspended prison sentence":
            months = draw.weighted(_TERMS if imprisoned else _SUSPENDED_TERMS)
            more = {"sentence": _SENTENCES[result].format(months=months), "sentence_months": months}
        else:
            months = 0
            more = {"sentence": _SENTENCES[result]}
        if draw.chance(0.005):
            more["hospital_order"] = True
        self.resulted(at, hearing, "sentenced", **more)
        if draw.chance(0.06):
            self._appealed(at + draw.between(5, 21) * DAY)
        if imprisoned and months <= 60:
            released = at + months * 15 * DAY  # half the sentence is served
            notice = max(at + 7 * DAY, released - 42 * DAY)
            released = max(released, notice + 7 * DAY)
            self.case.add(
                notice,
                EventType.OFFENDER_RELEASE_PLANNED,
                {"suspect_ref": self.suspect, "on": write_day_of_minute(released)},
            )

    def _appealed(self, at: int) -> None:
        draw = self.case.draw
        self._add(at, EventType.APPEAL_LODGED, {"against": draw.pick(("conviction", "sentence"))})
        hears = _sitting(at + draw.between(30, 120) * DAY)
        self.listed(at + draw.between(3, 14) * DAY, "appeal", hears)
        result = draw.pick(("Appeal dismissed", "Appeal dismissed", "Sentence reduced", "Appeal withdrawn"))
        self._add(hears + 4 * HOUR, EventType.APPEAL_RESULTED, {"result": result})

    def _add(self, at: int, kind: str, data: Data) -> None:
        """Courts tell witness care mostly within hours, sometimes within days, and now and then not yet at all."""
        draw = self.case.draw
        heard = draw.share()
        received = at + draw.between(5, 6 * HOUR if heard < 0.75 else 4 * DAY)
        if heard < 0.94 and received <= self.case.until:
            data = data | {"received_by_wcu_at": write_minute(received)}
        self.case.add(at, kind, data)


def _sitting(minute: int) -> int:
    """Ten in the morning of that day, or of the Monday after a weekend."""
    day = minute // DAY
    weekday = (day + 6) % 7  # ordinal day 1 was a Monday
    return (day + max(0, 7 - weekday if weekday > 4 else 0)) * DAY + 10 * HOUR
