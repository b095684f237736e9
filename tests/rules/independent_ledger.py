"""The ledger written a second time, straight from the text of its contract, to check the engine against.

It shares nothing with the product. It is slow and says each rule where the contract says it. Events are the feed's own
objects; the answer is the contract's `victims`, with codes for reasons.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.rules.independent_code import (
    CODE,
    FIRST_DAY,
    NOT_BY_NAME,
    REVIEW_IS_NO,
    SCHEMA_ORDER,
    TELL_NEWS,
    WINDOWS,
    day_of,
    instant,
    midnight_less_a_second,
    nth_birthday,
    run_out,
    written,
)
from tests.rules.independent_starts import Event, Row, Story, automatic, grounds_after, order, starting_events


def late(row: Row, moment: datetime) -> bool:
    """Rules 3, 4 and 24."""
    if row["due"][0] is None:
        return False
    return bool(moment > row["due"][1] if row["hours"] else day_of(moment) > row["due"][0])


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
