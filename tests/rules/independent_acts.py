"""What happens to a duty on its way, written a second time: its date, and what people decide about it.

Straight from docs/adr/ledger-interpretation.md ("What people decide about a duty") and rule 30. Each act is put into a
log if it counts at all; whether it counts, and how the duty stands, is read from that log.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from tests.rules.independent_code import (
    CODE,
    COVERED_BY,
    FIRST_DAY,
    WINDOWS,
    day_of,
    instant,
    midnight_less_a_second,
    nth_birthday,
    run_out,
    written,
)
from tests.rules.independent_starts import Event, Row, Story, automatic, grounds_after, order

ENDS = ("declined", "opted_out", "not_owed")
BACK = ("decline_taken_back", "opted_in", "owed_after_all")


def late(row: Row, moment: datetime) -> bool:
    """Rules 3, 4 and 24."""
    if row["due"][0] is None:
        return False
    return bool(moment > row["due"][1] if row["hours"] else day_of(moment) > row["due"][0])


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


def as_known(record: Row, events: list[Event]) -> Row:
    """With the dates of birth that staff accepted among these events."""
    known = dict(record)
    for event in events:
        if event["type"] == "victim.details_accepted":
            known.update(event["data"]["accepted"])
    return known


def enhanced_after(story: Story, record: Row, events: list[Event]) -> bool:
    assessed = [e for e in events if e["type"] == "victim.needs_assessed"]
    return automatic(story, as_known(record, events)) or bool(grounds_after(record, assessed))


def what_happened(story: Story, row: Row, record: Row, mine: list[Event]) -> tuple[tuple[Any, Any], list[Row]]:
    """The victim's events one after the other: the due date and time, and the log of what people decided."""
    duty, start = row["id"], row["start"]
    known = [e for e in mine if e["type"] in ("victim.needs_assessed", "victim.details_accepted")]
    enhanced = enhanced_after(story, record, [e for e in known if instant(e["time"]) <= start])
    on, at, fixed = first_due(story, duty, record, start, enhanced)
    log = feeds_own_word(story, row, record)
    # At one instant what is known about the victim comes first.
    for event in sorted(mine, key=lambda e: (instant(e["time"]), e not in known, order(e))):
        now = instant(event["time"])
        if row["met"] is not None and row["met"][0] <= now:
            break
        as_due = {**row, "due": (on, at)}
        was_late, was_over = late(as_due, now), is_over(log)
        if event in known:
            left_to_victim = duty == "r5_cics_application_limit" and event["type"] == "victim.details_accepted"
            if left_to_victim and not was_late and not was_over:
                until = [e for e in known if order(e) <= order(event)]
                on, at, fixed = first_due(story, duty, as_known(record, until), start, enhanced)
            if now <= start:
                continue
            # All that is known by then; at the same instant only what is ordered before it.
            becomes = enhanced_after(story, record, [e for e in known if order(e) <= order(event)])
        elif counts(event, as_due, log, was_late):
            what = event["type"].split(".")[1]
            since = max(now, start) if what == "opted_out" else now
            log.append({"what": what, "time": since, "data": event["data"]})
            if not is_over(log) and was_over and now > start:
                becomes = enhanced_after(story, record, [e for e in known if instant(e["time"]) <= now])
            else:
                continue
        else:
            continue
        if becomes == enhanced or is_over(log) or was_late or fixed:
            continue
        enhanced = becomes
        on, at = counted_again(row, on, at, enhanced, now)
    return (on, at), log


def counted_again(row: Row, on: Any, at: Any, enhanced: bool, now: datetime) -> tuple[Any, Any]:
    """Rule 30."""
    limit = CODE[row["id"]][1]
    if limit is None or limit[0] == limit[1]:
        return on, at
    if not enhanced:
        return run_out(limit[0], limit[2], row["start"])
    if at is None and day_of(row["start"]) < FIRST_DAY:
        return on, at  # it is not known what was due, so it is not known which is earlier
    quick_on, quick_at = run_out(limit[1], limit[2], now)
    if quick_at is not None and (at is None or quick_at < at):
        return quick_on, quick_at
    return on, at


def feeds_own_word(story: Story, row: Row, record: Row) -> list[Row]:
    """Rules 23 and 25, as the first entry of the log."""
    assert story.recorded is not None
    start, choice = row["start"], record.get("referral_choice")
    if row["not_owed"]:
        return [{"what": "not_owed", "time": start, "data": {"reason": row["not_owed"]}, "by_rule": True}]
    if row["id"] != "r4_support_referral":
        return []
    if choice == "declined":
        return [{"what": "declined", "time": start, "data": {}, "reason": "support_declined"}]
    offence = story.recorded["data"]["offence"]
    explicit = offence["group"] == "sexual" or "domestic_abuse" in offence.get("flags", [])
    if (explicit or record["kind"] == "bereaved_relative") and choice != "agreed":
        return [{"what": "held", "time": start, "data": {"reason": "consent_not_given"}}]
    return []


def last_end(log: list[Row]) -> Row | None:
    """The last ending, if it was not taken back."""
    for entry in reversed(log):
        if entry["what"] in BACK:
            return None
        if entry["what"] in ENDS:
            return entry
    return None


def is_over(log: list[Row]) -> bool:
    return last_end(log) is not None


def counts(event: Event, row: Row, log: list[Row], was_late: bool) -> bool:
    """Whether this act changes anything about this duty."""
    room, _, what = event["type"].partition(".")
    data, end = event["data"], last_end(log)
    if event["type"] in ("victim.opted_out", "victim.opted_in"):
        if row["id"] not in COVERED_BY[data["of"]]:
            return False
    elif room != "duty" or (data["duty"], data["triggered_by"], data["triggered_by_source"]) != (
        row["id"],
        row["event"]["id"],
        row["event"]["source"],
    ):
        return False
    if what in ("held", "hold_ended", "declined") and row["id"] in WINDOWS:
        return False
    if what in ("held", "hold_ended", *ENDS):
        return end is None
    if end is None:
        return False
    if what == "decline_taken_back":
        fell_due_declined = was_late and declined_in_time(row, log)
        return end["what"] in ("declined", "opted_out") and not fell_due_declined
    if what == "owed_after_all":
        return end["what"] == "not_owed" and "by_rule" not in end
    return what == "opted_in" and end["what"] == "opted_out" and not was_late


def hold_at(log: list[Row], moment: datetime) -> tuple[datetime, Row] | None:
    """The hold in force at this moment, and since when without a break."""
    since, hold = None, None
    for entry in log:
        if entry["time"] > moment:
            continue
        if entry["what"] == "hold_ended":
            since, hold = None, None
        elif entry["what"] == "held":
            unbroken = hold is not None and stands(hold, entry["time"])
            since, hold = (since if unbroken else entry["time"]), entry
    return (since, hold) if hold is not None and since is not None and stands(hold, moment) else None


def stands(hold: Row, moment: datetime) -> bool:
    return "review_on" not in hold["data"] or day_of(moment) <= date.fromisoformat(hold["data"]["review_on"])


def off_the_clock(log: list[Row], moment: datetime) -> tuple[datetime, str, str] | None:
    """(since when, status, reason) where an act takes the duty off the clock at this moment."""
    end = last_end(log)
    if end is not None:
        held = hold_at([entry for entry in log if entry is not end], end["time"])
        since = held[0] if held else end["time"]
        if end["what"] == "not_owed":
            return since, "not_owed", end["data"]["reason"]
        if end["what"] == "opted_out":
            return since, "declined", "opted_out"
        return since, "declined", end.get("reason", "victim_declined")
    held = hold_at(log, moment)
    return (held[0], "held", held[1]["data"]["reason"]) if held else None


def declined_in_time(row: Row, log: list[Row]) -> bool:
    """Rule 23: declined, and at a moment when it was not late."""
    end = last_end(log)
    off = off_the_clock(log, end["time"]) if end is not None else None
    return off is not None and off[1] == "declined" and not late(row, off[0])


def promised(mine: list[Event], as_of: datetime) -> list[Row]:
    """ "The force's own promise"."""
    agreed = [e for e in mine if e["type"] in ("promise.agreed", "promise.ended")]
    if not agreed or agreed[-1]["type"] == "promise.ended":
        return []
    data, began = agreed[-1]["data"], agreed[-1]
    kept = [
        e
        for e in mine
        if e["type"] == "victim.contacted"
        and order(e) > order(began)
        and e["data"].get("reached", True)
        and e["data"]["channel"] not in ("page", "line")
    ]
    last = kept[-1] if kept else None
    due = day_of(instant((last or began)["time"])) + timedelta(days=data["every_days"])
    status = "late" if day_of(as_of) > due else "kept" if last else "due"
    return [
        {
            "id": began["id"],
            "every_days": data["every_days"],
            "channel": data["channel"],
            "starts_on": day_of(instant(began["time"])).isoformat(),
            "due_on": due.isoformat(),
            "status": status,
            "last_kept_at": written(instant(last["time"])) if last else None,
        }
    ]
