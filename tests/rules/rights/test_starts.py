"""What starts a clock: ledger rules 7 to 19 and the contract's table."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.rights.story import Story, person, ref

ON_REPORT = {
    "r2_crime_recorded",
    "r2_hocr_24h",
    "r3_information_on_reporting",
    "r3_written_acknowledgement",
    "r4_needs_assessment",
    "r4_support_referral",
    "r5_cics_application_limit",
    "r5_compensation_information",
    "r6_update_preference",
    "r7_vps_before_sentence",
    "r7_vps_information",
}
RECEIVED: dict[str, Any] = {"received_by_wcu_at": "2026-05-04T09:00:00Z"}


def ids(story: Story, as_of: str = "2026-12-31T12:00:00Z", victim_id: str = "v1") -> set[str]:
    return {standing.duty.id for standing in story.victim(as_of, victim_id).duties}


def started(kind: str, **data: Any) -> set[str]:
    """What this event starts for the victim of a burglary, besides what the report started."""
    story = Story("2026-03-02T08:00:00Z")
    story.add(kind, "2026-05-01T09:00:00Z", **data)
    return ids(story) - ON_REPORT


def test_a_report_starts_its_duties_when_it_was_made() -> None:
    story = Story("2026-03-02T08:00:00Z", time="2026-03-03T10:00:00Z")

    starts = {standing.duty.id: standing.duty.starts_at.isoformat() for standing in story.victim().duties}

    assert set(starts) == ON_REPORT
    assert starts.pop("r6_update_preference") == "2026-03-03T10:00:00+00:00"
    assert set(starts.values()) == {"2026-03-02T08:00:00+00:00"}


@pytest.mark.parametrize(
    ("kind", "data", "duties"),
    [
        ("case.not_investigated", {"reason": "x"}, {"r6_not_investigated"}),
        ("suspect.arrested", {}, {"r6_suspect_arrested"}),
        ("suspect.interviewed", {}, {"r6_suspect_interviewed"}),
        ("suspect.interviewed", {"under_caution": True}, {"r6_suspect_interviewed"}),
        ("suspect.interviewed", {"under_caution": False}, set()),
        ("suspect.released_without_charge", {}, {"r6_suspect_released_without_charge"}),
        ("suspect.bailed", {}, {"r6_suspect_bailed_or_rui"}),
        ("suspect.released_under_investigation", {}, {"r6_suspect_bailed_or_rui"}),
        ("suspect.bail_changed", {"change": "conditions_varied"}, {"r6_police_bail_changed"}),
        ("suspect.bail_changed", {"change": "extended"}, {"r6_police_bail_changed"}),
        ("suspect.bail_changed", {"change": "cancelled"}, {"r6_police_bail_changed"}),
        ("suspect.bail_changed", {"change": "ended"}, {"r6_police_bail_changed"}),
        ("suspect.out_of_court_disposal", {"outcome": "3"}, {"r6_oocd_given"}),
        ("suspect.charged", {"offences": []}, {"r6_charge_decision_prosecute"}),
        ("prosecution.decision", {"decision": "charge", "by": "cps"}, set()),
        (
            "prosecution.decision",
            {"decision": "no_charge", "by": "police"},
            {"r6_charge_decision_no_prosecution_police"},
        ),
        ("prosecution.decision", {"decision": "no_charge", "by": "cps"}, {"r6_charge_decision_no_prosecution_cps"}),
        ("prosecution.decision", {"decision": "discontinued", "by": "cps"}, {"r6_charge_dropped_or_altered"}),
        ("prosecution.decision", {"decision": "charge_altered", "by": "police"}, {"r6_charge_dropped_or_altered"}),
        ("appeal.lodged", {"against": "sentence"}, set()),
        ("appeal.lodged", {"against": "sentence", **RECEIVED}, {"r9_appeal_lodged"}),
        ("appeal.resulted", {"result": "dismissed", **RECEIVED}, {"r9_appeal_hearing_and_result"}),
        ("offender.release_planned", {"on": "2027-01-01"}, {"r11_sentence_milestones"}),
        ("case.withdrawn", {"victim_id": "v1"}, set()),
        ("case.reopened", {"reason": "x"}, set()),
        ("case.sent_to_cps", {}, set()),
        ("case.officer_changed", {}, set()),
        ("suspect.identified", {}, set()),
        ("property.seized", {"item_ref": "i1"}, set()),
        ("victim.details_proposed", {"victim_id": "v1", "changes": {"language": "pl"}}, set()),
    ],
)
def test_each_event_starts_its_duties(kind: str, data: dict[str, Any], duties: set[str]) -> None:
    assert started(kind, **data) == duties


POLICE, CPS = {"r6_charge_decision_no_prosecution_police"}, {"r6_charge_decision_no_prosecution_cps"}


@pytest.mark.parametrize(
    ("codes", "duties"),
    [
        ("5 10 11 12 13 14 15 16 17 18 21", POLICE),
        ("9", CPS),
        ("0 1 1A 2 2A 3 3A 4 6 7 8 19 20 22", set()),
    ],
)
def test_an_outcome_is_a_decision_not_to_prosecute_by_its_group(codes: str, duties: set[str]) -> None:
    assert {code: started("case.outcome", outcome=code) for code in codes.split()} == dict.fromkeys(
        codes.split(), duties
    )


@pytest.mark.parametrize(
    ("result", "at_once", "once_received"),
    [
        ("guilty_plea", {"r9_court_to_wcu"}, {"r9_case_outcome"}),
        ("convicted", {"r9_court_to_wcu"}, {"r9_case_outcome"}),
        ("acquitted", {"r9_court_to_wcu"}, {"r9_case_outcome"}),
        ("discontinued", {"r9_court_to_wcu"}, {"r9_case_outcome"}),
        ("sentenced", {"r9_court_to_wcu", "r9_uls_request"}, {"r9_sentence", "r9_uls_information"}),
        ("bail_granted", {"r8_court_to_wcu"}, {"r8_bail_hearing"}),
        ("bail_varied", {"r8_court_to_wcu"}, {"r8_bail_hearing"}),
        ("remanded", {"r8_court_to_wcu"}, {"r8_bail_hearing"}),
        ("warrant_issued", {"r8_court_to_wcu"}, {"r8_arrest_warrant"}),
        ("adjourned", {"r8_court_to_wcu"}, set()),
        ("not_guilty_plea", {"r8_court_to_wcu"}, set()),
    ],
)
def test_a_result_starts_the_courts_clock_and_then_witness_cares(
    result: str, at_once: set[str], once_received: set[str]
) -> None:
    assert started("hearing.resulted", hearing_ref="h1", result=result) == at_once
    assert started("hearing.resulted", hearing_ref="h1", result=result, **RECEIVED) == at_once | once_received


@pytest.mark.parametrize(
    ("kind", "duty"),
    [("trial", "r8_hearing_date"), ("bail", "r8_hearing_date"), ("appeal", "r9_appeal_hearing_and_result")],
)
def test_every_listing_starts_the_hearing_duty_anew(kind: str, duty: str) -> None:
    story = Story()
    for at in ("2026-05-01T09:00:00Z", "2026-05-02T09:00:00Z"):
        story.add("hearing.listed", at, hearing_ref="h1", kind=kind, **RECEIVED)

    assert len(story.all(duty)) == 2


def test_only_those_who_must_attend_are_owed_what_follows_from_it() -> None:
    story = Story(victims=[person("v1"), person("v2")])
    story.add("hearing.listed", "2026-05-01T09:00:00Z", hearing_ref="h1", kind="trial", victim_must_attend=["v2"])
    unheard = ids(story, victim_id="v2") - ON_REPORT
    story.add(
        "hearing.listed", "2026-05-01T10:00:00Z", hearing_ref="h1", kind="trial", victim_must_attend=["v2"], **RECEIVED
    )

    assert unheard == {"r4_court_needs_assessment"}
    assert ids(story) - ON_REPORT == {"r8_hearing_date"}
    assert ids(story, victim_id="v2") - ON_REPORT == {
        "r4_court_needs_assessment",
        "r8_hearing_date",
        "r8_required_to_give_evidence",
    }


def test_a_planned_receipt_is_listed_once_it_has_come() -> None:
    story = Story()
    story.add("hearing.listed", "2026-05-01T09:00:00Z", hearing_ref="h1", kind="trial", **RECEIVED)

    assert story.all("r8_hearing_date", "2026-05-04T08:59:59Z") == []
    assert story.due("r8_hearing_date", "2026-05-04T09:00:00Z") == "2026-05-05T23:59:59+01:00"


@pytest.mark.parametrize(
    ("group", "data", "is_referred"),
    [
        ("violence", {"sentence_months": 12}, True),
        ("sexual", {"sentence_months": 30}, True),
        ("violence", {"sentence_months": 11}, False),
        ("violence", {}, False),
        ("burglary", {"sentence_months": 60}, False),
        ("burglary", {"hospital_order": True}, True),
        ("burglary", {"hospital_order": False}, False),
    ],
)
def test_the_victim_contact_scheme(group: str, data: dict[str, Any], is_referred: bool) -> None:
    story = Story(group=group)
    story.add("hearing.resulted", "2026-05-01T09:00:00Z", hearing_ref="h1", result="sentenced", **data)

    assert ("r11_vcs_referral" in ids(story)) is is_referred


@pytest.mark.parametrize(
    "kind", ["person", "business", "bereaved_relative", "parent_or_guardian", "family_spokesperson"]
)
def test_prosecutors_meet_the_bereaved(kind: str) -> None:
    story = Story(victims=[person(kind=kind)])
    for result in ("guilty_plea", "convicted", "sentenced", "acquitted"):
        story.add("hearing.resulted", "2026-05-01T09:00:00Z", hearing_ref="h1", result=result)

    meetings = 3 if kind in ("bereaved_relative", "family_spokesperson") else 0
    assert len(story.all("r9_bereaved_cps_meeting")) == meetings


@pytest.mark.parametrize(
    ("record", "needs_one"),
    [
        ({}, False),
        ({"language": "en"}, False),
        ({"language": "en-GB"}, False),
        ({"language": "EN-gb"}, False),
        ({"language": "cy"}, True),
        ({"language": "pl"}, True),
        ({"language": "enm"}, True),
        ({"language": "en", "formats": ["large_print", "bsl"]}, True),
        ({"formats": ["braille"]}, False),
    ],
)
def test_who_needs_an_interpreter(record: dict[str, Any], needs_one: bool) -> None:
    assert ("r1_interpretation" in ids(Story(victims=[person(**record)]))) is needs_one


# ---- the same news once (rule 8)


def test_a_decision_not_to_charge_and_its_outcome_are_told_once() -> None:
    story = Story()
    story.add("prosecution.decision", "2026-05-01T09:00:00Z", decision="no_charge", by="cps", suspect_ref="s1")
    story.add("case.outcome", "2026-05-01T09:00:00Z", outcome="15")

    assert ids(story) - ON_REPORT == CPS


def test_a_decision_after_the_outcome_or_before_the_case_was_reopened_is_other_news() -> None:
    later, reopened = Story(), Story()
    later.add("case.outcome", "2026-05-01T09:00:00Z", outcome="15")
    later.add("prosecution.decision", "2026-05-01T09:00:01Z", decision="no_charge", by="cps")
    reopened.add("prosecution.decision", "2026-05-01T09:00:00Z", decision="no_charge", by="cps")
    reopened.add("case.reopened", "2026-05-02T09:00:00Z", reason="x")
    reopened.add("case.outcome", "2026-05-03T09:00:00Z", outcome="15")

    assert ids(later) - ON_REPORT == POLICE | CPS
    assert ids(reopened) - ON_REPORT == POLICE | CPS


def test_a_later_event_never_ends_an_earlier_duty() -> None:
    story = Story()
    arrest = story.arrest("2026-03-03T09:00:00Z")
    charge = story.add("suspect.charged", "2026-03-04T09:00:00Z", suspect_ref="s1", offences=[])
    story.contact("2026-03-04T10:00:00Z", charge)

    assert story.one("r6_suspect_arrested").duty.triggered_by == ref(arrest)
    assert story.one("r6_suspect_arrested").met_at is None


def test_each_suspect_has_a_duty_of_their_own() -> None:
    story = Story()
    story.arrest("2026-03-03T09:00:00Z")
    story.add("suspect.arrested", "2026-03-03T09:00:00Z", suspect_ref="s2")

    assert len(story.all("r6_suspect_arrested")) == 2


# ---- victims added later (rules 9 and 10)


def test_a_victim_added_later_is_owed_from_then_on() -> None:
    story = Story()
    story.arrest("2026-03-03T09:00:00Z")
    story.add("victim.added", "2026-03-04T09:00:00Z", victim=person("v2"))
    story.add("suspect.bailed", "2026-03-05T09:00:00Z", suspect_ref="s1")

    duties = {standing.duty.id: standing.duty.starts_on.isoformat() for standing in story.victim(victim_id="v2").duties}

    assert set(duties) == ON_REPORT - {"r2_crime_recorded", "r2_hocr_24h"} | {"r6_suspect_bailed_or_rui"}
    assert duties.pop("r5_cics_application_limit") == "2026-03-02"
    assert duties.pop("r6_suspect_bailed_or_rui") == "2026-03-05"
    assert set(duties.values()) == {"2026-03-04"}


def test_victims_in_the_record_are_owed_for_events_before_it() -> None:
    story = Story(time="2026-03-04T09:00:00Z")
    story.arrest("2026-03-03T09:00:00Z")

    assert story.one("r6_suspect_arrested").duty.starts_on.isoformat() == "2026-03-03"


def test_adding_a_victim_who_is_known_changes_nothing() -> None:
    story = Story()
    before = story.ledger()
    story.add("victim.added", "2026-03-04T09:00:00Z", victim=person(kind="business", enhanced_grounds=["vulnerable"]))

    assert story.ledger() == before


# ---- the victim's own time to apply (rule 17)


@pytest.mark.parametrize(
    ("born", "reported_at", "due_on"),
    [
        (None, "2026-03-10T09:00:00Z", "2028-03-01"),
        ("1980-01-01", "2026-03-10T09:00:00Z", "2028-03-01"),
        ("2008-03-01", "2026-03-10T09:00:00Z", "2028-03-01"),
        ("2008-03-02", "2026-03-10T09:00:00Z", "2028-03-10"),
        ("2008-03-11", "2026-03-10T09:00:00Z", "2028-03-11"),
        ("2008-02-29", "2026-03-10T09:00:00Z", "2028-03-01"),
        ("2012-07-05", "2026-03-10T09:00:00Z", "2032-07-05"),
    ],
)
def test_the_time_to_apply_for_compensation(born: str | None, reported_at: str, due_on: str) -> None:
    record = {"date_of_birth": born} if born else {}
    story = Story(reported_at, victims=[person(**record)], occurred_from="2026-03-01T12:00:00Z")

    duty = story.one("r5_cics_application_limit").duty

    assert duty.starts_on.isoformat() == "2026-03-01"
    assert duty.due_on is not None
    assert duty.due_on.isoformat() == due_on


@pytest.mark.parametrize(
    ("reported_at", "expected"), [("2026-02-28T23:00:00Z", "2028-02-29"), ("2026-03-01T00:00:00Z", "2028-03-01")]
)
def test_born_on_29_february_and_still_under_age_on_28_february(reported_at: str, expected: str) -> None:
    record = person(date_of_birth="2008-02-29")
    story = Story(reported_at, victims=[record], occurred_from="2026-02-28T12:00:00Z")

    due_on = story.one("r5_cics_application_limit").duty.due_on

    assert due_on is not None
    assert due_on.isoformat() == expected


def test_a_business_does_not_apply() -> None:
    assert "r5_cics_application_limit" not in ids(Story(victims=[person(kind="business")]))


@pytest.mark.parametrize(
    ("data", "day"),
    [
        ({"occurred_from": "2026-02-10T23:30:00Z", "occurred_to": "2026-02-12T10:00:00Z"}, "2026-02-10"),
        ({"occurred_to": "2026-02-12T10:00:00Z"}, "2026-02-12"),
        ({}, "2026-03-02"),
    ],
)
def test_the_day_of_the_incident(data: dict[str, Any], day: str) -> None:
    assert Story(**data).one("r5_cics_application_limit").duty.starts_on.isoformat() == day


# ---- property (rule 18)


def test_property_is_owed_to_its_victim_or_to_all() -> None:
    story = Story(victims=[person("v1"), person("v2")])
    story.add("property.seized", "2026-03-03T09:00:00Z", item_ref="i1", description="x", victim_id="v2")
    story.add("property.seized", "2026-03-03T09:00:00Z", item_ref="i2", description="x")
    story.add("property.ready", "2026-05-01T09:00:00Z", item_ref="i1")
    story.add("property.ready", "2026-05-01T09:00:00Z", item_ref="i2")

    assert len(story.all("r10_property")) == 1
    assert len(story.all("r10_property", victim_id="v2")) == 2
