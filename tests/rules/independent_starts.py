"""What starts a clock, read by duty from the contract's last table, for the ledger that is written a second time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.rules.independent_code import OUTCOME_GROUP_POLICE, day_of, instant, nth_birthday

Event = dict[str, Any]
Row = dict[str, Any]


def order(event: Event) -> tuple[datetime, int, str, str]:
    """Rule 31."""
    return (instant(event["time"]), event["sequence"], event["source"], event["id"])


class Story:
    """A case as it stands at as-of."""

    def __init__(self, events: list[Event], as_of: datetime) -> None:
        self.as_of = as_of
        self.events = sorted((e for e in events if instant(e["time"]) <= as_of), key=order)  # rule 32
        self.recorded = next((e for e in self.events if e["type"] == "case.recorded"), None)

    def of(self, kind: str) -> list[Event]:
        return [e for e in self.events if e["type"] == kind]

    def victims(self) -> list[tuple[Row, Event]]:
        """Each victim's record and the event that added the victim (rules 9 and 10)."""
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
BY_PEOPLE = {
    "interview.needed": ["r2_interview_delay"],
    "out_of_court_disposal.considered": ["r6_oocd_views"],
    "special_measures.decided": ["r8_special_measures_outcome"],
    "rearrest_hearing.received": ["r8_rearrest_hearing"],
    "appeal_bail.received": ["r9_appeal_bail"],
    "expenses.claimed": ["r10_expenses"],
    "contact_scheme.referral_received": ["r11_vlo_first_contact"],
    "offender.unlawfully_at_large": ["r11_escape_or_release_in_error"],
    "complaint.received": ["r12_complaint_response"],
    "complaint.answered": ["r12_phso"],
    "review.requested": [
        "r6_vrr_police_acknowledge",
        "r6_vrr_police_result",
        "r6_vrr_cps_local_resolution",
        "r6_vrr_cps_independent_review",
    ],
}
CASE_ENDS = ["guilty_plea", "convicted", "acquitted", "discontinued", "sentenced"]


def clock_of(story: Story, duty: str, record: Row, event: Event) -> datetime | None:
    """When this event starts this duty's clock for the victim of this record; None if it does not."""
    assert story.recorded is not None
    kind, data, time = event["type"], event["data"], instant(event["time"])
    received = instant(data["received_by_wcu_at"]) if data.get("received_by_wcu_at") else None
    if kind in BY_PEOPLE:
        mine = data["victim_id"] == record["victim_id"] and duty in BY_PEOPLE[kind]
        if kind == "review.requested":
            mine = mine and ("police" if "police" in duty else "cps") == data["of"]
        return time if mine and data.get("is_final", True) else None
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
