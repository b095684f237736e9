"""The Code as a table, and the counting of its times, for the ledger that is written a second time.

It shares nothing with the product: its own reading of times, its own counting day by day, its own table.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

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
    # Started by staff.
    "r2_interview_delay": (2, None),
    "r6_oocd_views": (6, None),
    "r6_vrr_police_acknowledge": (6, (10, 10, "working_day")),
    "r6_vrr_police_result": (6, (30, 30, "working_day")),
    "r6_vrr_cps_local_resolution": (6, (10, 10, "working_day")),
    "r6_vrr_cps_independent_review": (6, (30, 30, "working_day")),
    "r8_special_measures_outcome": (8, None),
    "r8_rearrest_hearing": (8, FIVE_OR_ONE),
    "r9_appeal_bail": (9, (1, 1, "working_day")),
    "r10_expenses": (10, (10, 10, "working_day")),
    "r11_vlo_first_contact": (11, (20, 20, "working_day")),
    "r11_escape_or_release_in_error": (11, None),
    "r12_complaint_response": (12, (10, 10, "working_day")),
    "r12_phso": (12, None),
}
# What each choice of the victim's covers.
UPDATES = {
    "r6_not_investigated",
    "r6_suspect_arrested",
    "r6_suspect_interviewed",
    "r6_update_preference",
    "r6_oocd_given",
    "r6_charge_decision_prosecute",
    "r6_charge_decision_no_prosecution_police",
    "r6_charge_decision_no_prosecution_cps",
    "r6_charge_dropped_or_altered",
    "r8_hearing_date",
    "r8_arrest_warrant",
    "r8_rearrest_hearing",
    "r9_case_outcome",
    "r9_sentence",
    "r9_uls_information",
    "r9_appeal_lodged",
    "r9_appeal_hearing_and_result",
}
COVERED_BY = {
    "updates": UPDATES,
    "support": {"r4_support_referral"},
    "victim_contact_scheme": {"r11_vcs_referral", "r11_vlo_first_contact", "r11_sentence_milestones"},
    "surveys": set(),
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
    "r8_rearrest_hearing",
    "r9_appeal_bail",
    "r11_escape_or_release_in_error",
}
WINDOWS = {"r5_cics_application_limit", "r6_vrr_police_request", "r6_vrr_cps_request_preferred", "r9_uls_request"}
NOT_BY_NAME = WINDOWS | {"r2_crime_recorded", "r2_hocr_24h", "r8_court_to_wcu", "r9_court_to_wcu"}
OUTCOME_GROUP_POLICE = {"5", "10", "11", "12", "13", "14", "15", "16", "17", "18", "21"}  # the five groups of rule 13
REVIEW_IS_NO = {"0", "1", "1A", "2", "2A", "3", "3A", "4", "5", "6", "7", "8", "11", "14", "16", "18", "19", "20", "22"}
SCHEMA_ORDER = ["most_serious_crime", "persistently_targeted", "vulnerable", "intimidated", "discretion"]
FIRST_DAY, LAST_DAY = date(2012, 1, 1), date(2028, 12, 31)  # the years of data/bank-holidays.json
_FILE = Path(__file__).parents[2] / "src/victimcare/services/rights/calendar/bank-holidays.json"
HOLIDAYS = {e["date"] for e in json.loads(_FILE.read_text("utf-8"))["england-and-wales"]["events"]}
ANNOUNCED: set[str] = set()  # one-off holidays besides, for as long as `announced` says


@contextmanager
def announced(days: Iterable[str]) -> Iterator[None]:
    ANNOUNCED.update(days)
    try:
        yield
    finally:
        ANNOUNCED.clear()


@cache
def instant(text: str) -> datetime:
    """RFC 3339; second 60 is the next second, more than six digits of a fraction are cut."""
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


def midnight_less_a_second(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=LONDON).astimezone(UTC_ZONE)


def working_days_on(start: date, days: int) -> date | None:
    """Rules 2 and 6: one day at a time."""
    day = start
    while days:
        day += timedelta(days=1)
        if not FIRST_DAY <= day <= LAST_DAY:
            return None
        if day.weekday() not in (5, 6) and day.isoformat() not in HOLIDAYS | ANNOUNCED:
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
