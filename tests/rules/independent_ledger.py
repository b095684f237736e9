"""The ledger written a second time, straight from the text of its contract, to check the engine against.

It shares nothing with the product: its own reading of times, its own counting day by day, its own table of the Code.
It is slow and says each rule where the contract says it. Events are the feed's own objects; the answer is the
contract's `victims`, with codes for reasons.
"""

from __future__ import annotations

import json
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

Event = dict[str, Any]
Row = dict[str, Any]

UTC_ZONE = ZoneInfo("UTC")
LONDON = ZoneInfo("Europe/London")

FIVE_OR_ONE = (5, 1, "working_day")
# id: (right, standard, enhanced, unit); None where the Code gives no number.
CODE: dict[str, tuple[int, tuple[int, int, str] | None]] = {
    "r1_interpretation": (1, None),
    "r2_crime_recorded": (2, None),
    "r2_hocr_24h": (2, (24, 24, "hour")),
    "r3_written_acknowledgement": (3, None),
    "r3_information_on_reporting": (3, None),
    "r4_needs_assessment": (4, None),
    "r4_support_referral": (4, (2, 2, "working_day")),
    "r4_court_needs_assessment": (4, None),
    "r5_compensation_information": (5, None),
    "r5_cics_application_limit": (5, (24, 24, "calendar_month")),
    "r6_not_investigated": (6, FIVE_OR_ONE),
    "r6_suspect_arrested": (6, FIVE_OR_ONE),
    "r6_suspect_interviewed": (6, FIVE_OR_ONE),
    "r6_suspect_released_without_charge": (6, FIVE_OR_ONE),
    "r6_suspect_bailed_or_rui": (6, FIVE_OR_ONE),
    "r6_police_bail_changed": (6, FIVE_OR_ONE),
    "r6_update_preference": (6, None),
    "r6_oocd_given": (6, FIVE_OR_ONE),
    "r6_charge_decision_prosecute": (6, FIVE_OR_ONE),
    "r6_charge_decision_no_prosecution_police": (6, FIVE_OR_ONE),
    "r6_charge_decision_no_prosecution_cps": (6, FIVE_OR_ONE),
    "r6_charge_dropped_or_altered": (6, FIVE_OR_ONE),
    "r6_vrr_police_request": (6, (3, 3, "calendar_month")),
    "r6_vrr_cps_request_preferred": (6, (5, 5, "working_day")),
    "r7_vps_information": (7, None),
    "r7_vps_before_sentence": (7, None),
    "r8_court_to_wcu": (8, (5, 5, "working_day")),
    "r8_hearing_date": (8, (1, 1, "working_day")),
    "r8_bail_hearing": (8, FIVE_OR_ONE),
    "r8_arrest_warrant": (8, FIVE_OR_ONE),
    "r8_required_to_give_evidence": (8, (1, 1, "working_day")),
    "r9_court_to_wcu": (9, (5, 5, "working_day")),
    "r9_case_outcome": (9, (1, 1, "working_day")),
    "r9_sentence": (9, (1, 1, "working_day")),
    "r9_bereaved_cps_meeting": (9, None),
    "r9_appeal_lodged": (9, (1, 1, "working_day")),
    "r9_appeal_hearing_and_result": (9, (1, 1, "working_day")),
    "r9_uls_information": (9, (1, 1, "working_day")),
    "r9_uls_request": (9, (28, 28, "calendar_day")),
    "r10_property": (10, None),
    "r11_vcs_referral": (11, (10, 10, "working_day")),
    "r11_sentence_milestones": (11, None),
}
TELL_NEWS = {
    "r3_written_acknowledgement",
    "r6_not_investigated",
    "r6_suspect_arrested",
    "r6_suspect_interviewed",
    "r6_suspect_released_without_charge",
    "r6_suspect_bailed_or_rui",
    "r6_police_bail_changed",
    "r6_oocd_given",
    "r6_charge_decision_prosecute",
    "r6_charge_decision_no_prosecution_police",
    "r6_charge_decision_no_prosecution_cps",
    "r6_charge_dropped_or_altered",
    "r8_hearing_date",
    "r9_appeal_hearing_and_result",
    "r8_required_to_give_evidence",
    "r9_case_outcome",
    "r9_sentence",
    "r8_bail_hearing",
    "r8_arrest_warrant",
    "r9_appeal_lodged",
    "r11_sentence_milestones",
}
WINDOWS = {"r5_cics_application_limit", "r6_vrr_police_request", "r6_vrr_cps_request_preferred", "r9_uls_request"}
NOT_BY_NAME = WINDOWS | {"r2_crime_recorded", "r2_hocr_24h", "r8_court_to_wcu", "r9_court_to_wcu"}
OUTCOME_GROUP_POLICE = {"5", "10", "11", "12", "13", "14", "15", "16", "17", "18", "21"}  # the five groups of rule 13
REVIEW_IS_NO = {"0", "1", "1A", "2", "2A", "3", "3A", "4", "5", "6", "7", "8", "11", "14", "16", "18", "19", "20", "22"}
SCHEMA_ORDER = ["most_serious_crime", "persistently_targeted", "vulnerable", "intimidated", "discretion"]
FIRST_DAY, LAST_DAY = date(2012, 1, 1), date(2028, 12, 31)  # the years of data/bank-holidays.json
_FILE = Path(__file__).parents[2] / "src/victimcare/services/rights/calendar/bank-holidays.json"
HOLIDAYS = {e["date"] for e in json.loads(_FILE.read_text("utf-8"))["england-and-wales"]["events"]}


@cache
def instant(text: str) -> datetime:
    """RFC 3339; second 60 is the next second, more than six fraction digits are cut."""
    extra = timedelta(0)
    if text[17:19] == "60":
        text, extra = text[:17] + "59" + text[19:], timedelta(seconds=1)
    clock, offset = text[:19], text[19:].lstrip(".0123456789")
    fraction = text[20 : len(text) - len(offset)] if text[19] == "." else ""
    minutes = 0 if offset == "Z" else int(offset[1:3]) * 60 + int(offset[4:6])
    shift = timedelta(minutes=-minutes if offset.startswith("-") else minutes)
    plain = datetime.strptime(clock, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC_ZONE)
    return plain + timedelta(microseconds=int(fraction[:6].ljust(6, "0") or 0)) - shift + extra


def day_of(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def written(moment: datetime | None) -> str | None:
    return moment.astimezone(LONDON).isoformat() if moment else None


def order(event: Event) -> tuple[datetime, int, str, str]:
    """Rule 31."""
    return (instant(event["time"]), event["sequence"], event["source"], event["id"])


def midnight_less_a_second(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=LONDON).astimezone(UTC_ZONE)


def working_days_on(start: date, days: int) -> date | None:
    """Rules 2 and 6: one day at a time."""
    day = start
    while days:
        day += timedelta(days=1)
        if not FIRST_DAY <= day <= LAST_DAY:
            return None
        if day.weekday() not in (5, 6) and day.isoformat() not in HOLIDAYS:
            days -= 1
    return day


def months_on(start: date, months: int) -> date:
    """Rule 5."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def nth_birthday(born: date, years: int) -> date:
    """Rule 17."""
    if (born.month, born.day) == (2, 29) and monthrange(born.year + years, 2)[1] == 28:
        return date(born.year + years, 3, 1)
    return date(born.year + years, born.month, born.day)


def run_out(amount: int, unit: str, moment: datetime, day: date | None = None) -> tuple[date | None, datetime | None]:
    """Rules 3 to 6: the due date and due time of a count that begins at this moment (or on another day)."""
    if unit == "hour":
        end = moment + timedelta(hours=amount)
        return day_of(end), end
    start = day or day_of(moment)
    if unit == "working_day":
        on = working_days_on(start, amount)
    elif unit == "calendar_month":
        on = months_on(start, amount)
    else:
        on = start + timedelta(days=amount)
    return on, midnight_less_a_second(on) if on else None


def late(row: Row, moment: datetime) -> bool:
    """Rules 3, 4 and 24."""
    if row["due"][0] is None:
        return False
    return bool(moment > row["due"][1] if row["hours"] else day_of(moment) > row["due"][0])


class Story:
    """A case as it stands at as-of."""

    def __init__(self, events: list[Event], as_of: datetime) -> None:
        self.as_of = as_of
        self.events = sorted((e for e in events if instant(e["time"]) <= as_of), key=order)  # rule 32
        self.recorded = next((e for e in self.events if e["type"] == "case.recorded"), None)

    def of(self, kind: str) -> list[Event]:
        return [e for e in self.events if e["type"] == kind]

    def victims(self) -> list[tuple[Row, Event]]:
        """Each victim's record and the event that brought her in (rules 9 and 10)."""
        if self.recorded is None:
            return []
        found = [(record, self.recorded) for record in self.recorded["data"]["victims"]]
        for event in self.of("victim.added"):
            if all(record["victim_id"] != event["data"]["victim"]["victim_id"] for record, _ in found):
                found.append((event["data"]["victim"], event))
        return found

    def incident(self) -> datetime:
        assert self.recorded is not None
        data = self.recorded["data"]
        return instant(data.get("occurred_from") or data.get("occurred_to") or data["reported_at"])


def automatic(story: Story, record: Row) -> bool:
    """Rule 28, all but the recorded grounds."""
    assert story.recorded is not None
    if record["kind"] == "business":
        return False
    offence = story.recorded["data"]["offence"]
    young = "date_of_birth" in record and day_of(story.incident()) < nth_birthday(
        date.fromisoformat(record["date_of_birth"]), 18
    )
    bereaved_or_parent = record["kind"] in ("bereaved_relative", "parent_or_guardian")
    return young or bereaved_or_parent or offence["group"] == "sexual" or len(offence.get("flags", [])) > 0


def grounds_after(record: Row, assessments: list[Event]) -> set[str]:
    """Rule 29."""
    grounds = set(record.get("enhanced_grounds", []))
    for event in assessments:
        if "enhanced_grounds" in event["data"]:
            given = set(event["data"]["enhanced_grounds"])
            grounds = given if event["data"].get("removed_reason", "") != "" else grounds | given
    return grounds


def starting_events(story: Story, duty: str, record: Row) -> list[tuple[Event, datetime]]:
    """The contract's last table, read by duty: each event that starts it and the moment its clock starts."""
    return [
        (event, moment)
        for event in story.events
        for moment in [clock_of(story, duty, record, event)]
        if moment is not None
    ]


REPORT_DUTIES = (
    "r3_written_acknowledgement",
    "r3_information_on_reporting",
    "r4_needs_assessment",
    "r4_support_referral",
    "r5_compensation_information",
    "r7_vps_information",
    "r7_vps_before_sentence",
)
AT_ITS_TIME = {
    "r6_not_investigated": ["case.not_investigated"],
    "r6_suspect_arrested": ["suspect.arrested"],
    "r6_suspect_released_without_charge": ["suspect.released_without_charge"],
    "r6_suspect_bailed_or_rui": ["suspect.bailed", "suspect.released_under_investigation"],
    "r6_police_bail_changed": ["suspect.bail_changed"],
    "r6_oocd_given": ["suspect.out_of_court_disposal"],
    "r6_charge_decision_prosecute": ["suspect.charged"],
    "r11_sentence_milestones": ["offender.release_planned"],
}
RESULTS_TOLD = {
    "r9_case_outcome": ["guilty_plea", "convicted", "acquitted", "discontinued"],
    "r9_sentence": ["sentenced"],
    "r9_uls_information": ["sentenced"],
    "r8_bail_hearing": ["bail_granted", "bail_varied", "remanded"],
    "r8_arrest_warrant": ["warrant_issued"],
}
CASE_ENDS = ["guilty_plea", "convicted", "acquitted", "discontinued", "sentenced"]


def clock_of(story: Story, duty: str, record: Row, event: Event) -> datetime | None:
    """When this event starts this duty's clock for the victim of this record; None if it does not."""
    assert story.recorded is not None
    kind, data, time = event["type"], event["data"], instant(event["time"])
    received = instant(data["received_by_wcu_at"]) if data.get("received_by_wcu_at") else None
    if kind in ("case.recorded", "victim.added"):
        report = instant(data["reported_at"]) if kind == "case.recorded" else time
        language = record.get("language", "")
        if duty in REPORT_DUTIES or (duty in ("r2_crime_recorded", "r2_hocr_24h") and kind == "case.recorded"):
            return report
        if duty == "r1_interpretation":
            spoken = bool(language) and language.split("-")[0].lower() != "en"
            return report if spoken or "bsl" in record.get("formats", []) else None
        if duty == "r5_cics_application_limit":
            return None if record["kind"] == "business" else story.incident()
        return time if duty == "r6_update_preference" else None
    if duty in AT_ITS_TIME:
        return time if kind in AT_ITS_TIME[duty] else None
    if kind == "suspect.interviewed":
        return time if duty == "r6_suspect_interviewed" and data.get("under_caution", True) else None
    if kind == "prosecution.decision":
        by = "police" if data["by"] == "police" else "cps"
        decided = {
            "no_charge": f"r6_charge_decision_no_prosecution_{by}",
            "discontinued": "r6_charge_dropped_or_altered",
            "charge_altered": "r6_charge_dropped_or_altered",
        }
        return time if decided.get(data["decision"]) == duty else None
    if kind == "case.outcome":
        if already_decided(story, event):
            return None
        if duty == "r6_charge_decision_no_prosecution_cps":
            return time if data["outcome"] == "9" else None
        return time if duty.endswith("no_prosecution_police") and data["outcome"] in OUTCOME_GROUP_POLICE else None
    if kind == "hearing.listed":
        called = record["victim_id"] in data.get("victim_must_attend", [])
        if duty == "r4_court_needs_assessment":
            return time if called else None
        if duty == "r8_required_to_give_evidence":
            return received if called else None
        appeal = "r9_appeal_hearing_and_result" if data["kind"] == "appeal" else "r8_hearing_date"
        return received if duty == appeal else None
    if kind == "hearing.resulted":
        return clock_of_result(story, duty, record, data, time, received)
    if kind == "appeal.lodged":
        return received if duty == "r9_appeal_lodged" else None
    if kind == "appeal.resulted":
        return received if duty == "r9_appeal_hearing_and_result" else None
    if kind == "property.ready" and duty == "r10_property":
        return time if owns(story, record, event) else None
    return None


def clock_of_result(
    story: Story, duty: str, record: Row, data: Row, time: datetime, received: datetime | None
) -> datetime | None:
    """Rules 11, 14 and 15."""
    assert story.recorded is not None
    result = data["result"]
    if duty in ("r8_court_to_wcu", "r9_court_to_wcu"):
        return time if duty == ("r9_court_to_wcu" if result in CASE_ENDS else "r8_court_to_wcu") else None
    if duty in RESULTS_TOLD:
        return received if result in RESULTS_TOLD[duty] else None
    if duty == "r9_bereaved_cps_meeting":
        bereaved = record["kind"] in ("bereaved_relative", "family_spokesperson")
        return time if bereaved and result in ("convicted", "guilty_plea", "sentenced") else None
    if result != "sentenced":
        return None
    if duty == "r11_vcs_referral":
        group = story.recorded["data"]["offence"]["group"]
        listed = group in ("violence", "sexual") and data.get("sentence_months", 0) >= 12
        return time if listed or data.get("hospital_order", False) else None
    return time if duty == "r9_uls_request" else None


def already_decided(story: Story, outcome: Event) -> bool:
    """Rule 8."""
    until = instant(outcome["time"])
    reopenings = [e for e in story.of("case.reopened") if instant(e["time"]) <= until]
    return any(
        e["data"]["decision"] == "no_charge"
        and instant(e["time"]) <= until
        and all(order(e) > order(reopening) for reopening in reopenings)
        for e in story.of("prosecution.decision")
    )


def owns(story: Story, record: Row, ready: Event) -> bool:
    """Rule 18; of several seizures of one item the last before it was ready, else the first."""
    seized = [e for e in story.of("property.seized") if e["data"]["item_ref"] == ready["data"]["item_ref"]]
    if not seized:
        return False
    before = [e for e in seized if order(e) < order(ready)]
    owner = (before or seized[:1])[-1]["data"].get("victim_id")
    return owner in (None, record["victim_id"])


def what_ends(story: Story, duty: str, record: Row, event: Event, start: datetime) -> tuple[datetime, Event] | None:
    """Rules 9, 11, 20 to 22: when the duty was met and by which event."""
    if duty in ("r2_crime_recorded", "r2_hocr_24h"):
        return instant(event["time"]), event
    if duty in ("r8_court_to_wcu", "r9_court_to_wcu"):
        for later in story.of("hearing.resulted"):
            same = later["data"]["hearing_ref"] == event["data"]["hearing_ref"]
            if same and order(later) >= order(event) and later["data"].get("received_by_wcu_at"):
                return instant(later["data"]["received_by_wcu_at"]), later
        return None
    for later in story.events:
        data, kind = later["data"], later["type"]
        if kind == "victim.needs_assessed" and duty == "r4_needs_assessment":
            if data["victim_id"] == record["victim_id"]:
                return instant(later["time"]), later
        elif kind == "property.returned" and duty == "r10_property":
            if data["item_ref"] == event["data"]["item_ref"] and order(later) > order(event):
                return instant(later["time"]), later
        elif kind == "victim.contacted" and contact_meets(later, duty, record, event, start):
            return instant(later["time"]), later
    return None


def contact_meets(contact: Event, duty: str, record: Row, event: Event, start: datetime) -> bool:
    data = contact["data"]
    if data["victim_id"] != record["victim_id"] or not data.get("reached", True) or duty in NOT_BY_NAME:
        return False
    if duty == "r3_written_acknowledgement" and data["channel"] not in ("email", "text", "letter", "in_person", "page"):
        return False
    source = data.get("about_source", contact["source"])
    tells = duty in TELL_NEWS and event["id"] in data["about"] and source == event["source"]
    names = duty in data["about"] and start <= instant(contact["time"])
    return tells or names


def first_due(story: Story, duty: str, record: Row, start: datetime, enhanced: bool) -> tuple[Any, Any, bool]:
    """Due date, due time, and whether nothing moves it."""
    assert story.recorded is not None
    limit = CODE[duty][1]
    if limit is None:
        return None, None, False
    if duty == "r5_cics_application_limit" and "date_of_birth" in record:
        born = date.fromisoformat(record["date_of_birth"])
        reported = day_of(instant(story.recorded["data"]["reported_at"]))
        if day_of(story.incident()) < nth_birthday(born, 18):
            if reported < nth_birthday(born, 18):
                day = nth_birthday(born, 20)
                return day, midnight_less_a_second(day), True
            return *run_out(24, "calendar_month", start, reported), True
    standard, quick, unit = limit
    return *run_out(quick if enhanced else standard, unit, start), False


def due_after_changes(story: Story, row: Row, record: Row, assessments: list[Event]) -> tuple[Any, Any]:
    """Rules 29 and 30, one assessment after the other."""
    sure = automatic(story, record)
    by_start = [e for e in assessments if instant(e["time"]) <= row["start"]]
    enhanced = sure or bool(grounds_after(record, by_start))
    on, at, fixed = first_due(story, row["id"], record, row["start"], enhanced)
    limit = CODE[row["id"]][1]
    for count in range(len(by_start), len(assessments)):
        now = instant(assessments[count]["time"])
        becomes = sure or bool(grounds_after(record, assessments[: count + 1]))
        if becomes == enhanced:
            continue
        enhanced = becomes
        met = row["met"] is not None and row["met"][0] <= now
        if limit is None or fixed or met or late({**row, "due": (on, at)}, now):
            continue
        if not enhanced:
            on, at = run_out(limit[0], limit[2], row["start"])
            continue
        if at is None and day_of(row["start"]) < FIRST_DAY:
            continue  # nobody knows what was due, so nobody knows which is earlier
        quick_on, quick_at = run_out(limit[1], limit[2], now)
        if quick_at is not None and (at is None or quick_at < at):
            on, at = quick_on, quick_at
    return on, at


def window_of(story: Story, record: Row, contact: Event, decisions: list[Event], by_police: bool) -> Row:
    """Rule 25."""
    now = instant(contact["time"])
    reason = None
    if by_police:
        past = [e for e in story.events if instant(e["time"]) <= now]
        asked = any(e["type"] == "suspect.interviewed" and e["data"].get("under_caution", True) for e in past) or any(
            e["type"] == "case.outcome" and e["data"].get("suspect_interviewed_under_caution") for e in past
        )
        withdrew = any(e["type"] == "case.withdrawn" and e["data"]["victim_id"] == record["victim_id"] for e in past)
        refused = all(e["type"] == "case.outcome" and e["data"]["outcome"] in REVIEW_IS_NO for e in decisions)
        tests = [
            (not asked, "no_interview_under_caution"),
            (withdrew, "victim_withdrew"),
            (any(e["type"] == "suspect.charged" for e in past), "suspect_charged"),
            (any(e["type"] == "suspect.out_of_court_disposal" for e in past), "out_of_court_disposal"),
            (refused, "outcome_without_review"),
        ]
        reason = next((name for failed, name in tests if failed), None)
    duty = "r6_vrr_police_request" if by_police else "r6_vrr_cps_request_preferred"
    return {"id": duty, "event": contact, "start": now, "met": None, "hours": False, "not_owed": reason}


def standing(story: Story, row: Row, record: Row) -> tuple[str, str | None]:
    """Rules 6, 23, 24, 26: status and reason."""
    assert story.recorded is not None
    limit, duty = CODE[row["id"]][1], row["id"]
    always = "depends_on_court_and_offence" if duty == "r9_uls_request" else None
    if limit is not None and row["due"][0] is None:
        always = "calendar_ends"
    if row["met"] is not None and row["met"][0] <= story.as_of:
        return ("met_late" if late(row, row["met"][0]) else "met"), always
    if row["not_owed"]:
        return "not_owed", row["not_owed"]
    if duty == "r4_support_referral":
        offence = story.recorded["data"]["offence"]
        explicit = offence["group"] == "sexual" or "domestic_abuse" in offence.get("flags", [])
        if record.get("referral_choice") == "declined":
            return "declined", "support_declined"
        if (explicit or record["kind"] == "bereaved_relative") and record.get("referral_choice") != "agreed":
            return "held", "consent_not_given"
    if not late(row, story.as_of):
        return "due", always
    return ("not_owed", "window_closed") if duty in WINDOWS else ("missed", always)


def duties_of_one(story: Story, record: Row, brought_by: Event) -> list[Row]:
    rows: list[Row] = []
    for duty in CODE:
        for event, start in starting_events(story, duty, record):
            report = event["type"] in ("case.recorded", "victim.added")
            if report and event is not brought_by:
                continue  # each victim has one report: rules 9 and 10
            if not report and brought_by["type"] == "victim.added" and order(event) < order(brought_by):
                continue
            met = None if duty in WINDOWS else what_ends(story, duty, record, event, start)
            hours = duty == "r2_hocr_24h"
            rows.append({"id": duty, "event": event, "start": start, "met": met, "hours": hours, "not_owed": None})
    for name, by_police in (("police", True), ("cps", False)):
        told: dict[tuple[str, str], tuple[Event, list[Event]]] = {}
        for row in rows:
            if row["id"] == f"r6_charge_decision_no_prosecution_{name}" and row["met"] is not None:
                contact = row["met"][1]
                told.setdefault((contact["source"], contact["id"]), (contact, []))[1].append(row["event"])
        rows += [window_of(story, record, contact, decisions, by_police) for contact, decisions in told.values()]
    return rows


def independent_victims(events: list[Event], as_of: datetime) -> list[Row]:
    """The contract's `victims` at this moment."""
    story = Story(events, as_of)
    answer = []
    for record, brought_by in story.victims():
        mine = [e for e in story.of("victim.needs_assessed") if e["data"]["victim_id"] == record["victim_id"]]
        rows = duties_of_one(story, record, brought_by)
        for row in rows:
            row["due"] = due_after_changes(story, row, record, mine)
        rows.sort(key=lambda row: (day_of(row["start"]), row["id"], row["event"]["id"], row["event"]["source"]))
        listed = [as_written(story, row, record) for row in rows if row["start"] <= as_of]
        grounds = grounds_after(record, mine)
        answer.append(
            {
                "victim_id": record["victim_id"],
                "enhanced": automatic(story, record) or bool(grounds),
                "enhanced_grounds": [ground for ground in SCHEMA_ORDER if ground in grounds],
                "duties": listed,
                "promises": [],
            }
        )
    return answer


def as_written(story: Story, row: Row, record: Row) -> Row:
    status, reason = standing(story, row, record)
    met = row["met"] if status in ("met", "met_late") else None
    return {
        "id": row["id"],
        "edition": "2021-04-01",
        "right": CODE[row["id"]][0],
        "triggered_by": row["event"]["id"],
        "starts_on": day_of(row["start"]).isoformat(),
        "due_on": row["due"][0].isoformat() if row["due"][0] else None,
        "due_at": written(row["due"][1]),
        "status": status,
        "met_at": written(met[0]) if met else None,
        "met_by": met[1]["id"] if met else None,
        "reason": reason,
    }
