"""The ledger written a second time, straight from the text of its contract, to check the engine against.

It shares nothing with the product. It is slow and says each rule where the contract says it. Events are the feed's own
objects; the answer is the contract's `victims`, with codes for reasons.
"""

from __future__ import annotations

from datetime import datetime

from tests.rules.independent_acts import as_known, declined_in_time, late, off_the_clock, promised, what_happened
from tests.rules.independent_code import (
    CODE,
    NOT_BY_NAME,
    REVIEW_IS_NO,
    SCHEMA_ORDER,
    TELL_NEWS,
    WINDOWS,
    day_of,
    instant,
    written,
)
from tests.rules.independent_starts import Event, Row, Story, automatic, grounds_after, order, starting_events


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
        if replies(later, duty, record, event):
            return instant(later["time"]), later
        if kind == "victim.needs_assessed" and duty == "r4_needs_assessment":
            if data["victim_id"] == record["victim_id"] and later["source"] != "urn:victimcare:links":
                return instant(later["time"]), later
        elif kind == "property.returned" and duty == "r10_property":
            if data["item_ref"] == event["data"]["item_ref"] and order(later) > order(event):
                return instant(later["time"]), later
        elif kind == "victim.contacted":
            tells_decision = tells_what_was_decided(story, later, duty, record, event)
            if tells_decision or contact_meets(later, duty, record, event, start):
                return instant(later["time"]), later
    return None


def tells_what_was_decided(story: Story, contact: Event, duty: str, record: Row, request: Event) -> bool:
    """A review's result ends nothing before the victim knows it."""
    told, name = contact["data"], request["data"].get("review", request["id"])
    if duty not in ("r6_vrr_police_result", "r6_vrr_cps_independent_review"):
        return False
    if told["victim_id"] != record["victim_id"] or told.get("reached") is False:
        return False
    return any(
        decided["data"]["victim_id"] == record["victim_id"]
        and decided["data"]["review"] in (name, request["id"])
        and decided["id"] in told["about"]
        and decided["source"] == (told.get("about_source") or contact["source"])
        for decided in story.of("review.decided")
    )


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


REPLIES = {
    "r6_vrr_police_acknowledge": ("review", {"review.acknowledged", "review.decided"}),
    "r6_vrr_cps_local_resolution": ("review", {"review.acknowledged", "review.decided"}),
    "r12_complaint_response": ("complaint", {"complaint.answered"}),
}


def replies(reply: Event, duty: str, record: Row, request: Event) -> bool:
    if duty not in REPLIES:
        return False
    key, kinds = REPLIES[duty]
    if reply["type"] not in kinds or reply["data"]["victim_id"] != record["victim_id"]:
        return False
    name = reply["data"].get(key)
    return name is not None and (name == request["id"] or name == request["data"].get(key))


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


def standing(story: Story, row: Row) -> tuple[str, str | None]:
    """Rules 6, 23, 24, 26, and what people decided: status and reason."""
    limit, duty = CODE[row["id"]][1], row["id"]
    always = "depends_on_court_and_offence" if duty == "r9_uls_request" else None
    if limit is not None and row["due"][0] is None:
        always = "calendar_ends"
    if row["met"] is not None and row["met"][0] <= story.as_of:
        is_late = late(row, row["met"][0]) and not declined_in_time(row, row["log"])
        return ("met_late" if is_late else "met"), always
    if (off := off_the_clock(row["log"], story.as_of)) and not late(row, off[0]):
        return off[1], off[2]
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
        mine = [e for e in story.events if e["data"].get("victim_id") == record["victim_id"]]
        rows = duties_of_one(story, record, brought_by)
        for row in rows:
            row["due"], row["log"] = what_happened(story, row, record, mine)
        rows.sort(key=lambda row: (day_of(row["start"]), row["id"], row["event"]["id"], row["event"]["source"]))
        listed = [as_written(story, row) for row in rows if row["start"] <= as_of]
        assessed = [e for e in mine if e["type"] == "victim.needs_assessed"]
        known = as_known(record, mine)
        grounds = grounds_after(record, assessed)
        answer.append(
            {
                "victim_id": record["victim_id"],
                "enhanced": automatic(story, known) or bool(grounds),
                "enhanced_grounds": [ground for ground in SCHEMA_ORDER if ground in grounds],
                "duties": listed,
                "promises": promised(mine, as_of),
            }
        )
    return answer


def as_written(story: Story, row: Row) -> Row:
    status, reason = standing(story, row)
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
