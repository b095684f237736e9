"""What staff decide about a duty (docs/adr/ledger-interpretation.md): one arrest on Monday 2 March 2026, due on 9
March."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.rights.story import Story, person, ref
from victimcare.rules import clock
from victimcare.rules.rights import DutyReason, DutyStatus, Fact

ARREST = "r6_suspect_arrested"
DESK = "urn:victimcare:desk"
HARM = DutyReason.TELLING_HARMS_THE_CASE


def arrested(**victim: Any) -> Story:
    story = Story("2026-03-02T08:00:00Z", victims=[person(**victim)])
    story.arrest("2026-03-02T10:00:00Z")
    return story


def decide(story: Story, kind: str, at: str, duty: str = ARREST, started_by: Fact | None = None, **more: Any) -> Fact:
    fact = started_by or next(each for each in story.facts if each.type == "suspect.arrested")
    name: dict[str, Any] = {
        "victim_id": "v1",
        "duty": duty,
        "triggered_by": fact.id,
        "triggered_by_source": fact.source,
    }
    return story.add(kind, at, source=DESK, **name, **more)


def held(story: Story, at: str, until: str, **more: Any) -> Fact:
    return decide(story, "duty.held", at, reason=HARM.value, review_on=until, **more)


def choose(story: Story, kind: str, at: str, of: str) -> Fact:
    return story.add(kind, at, source=DESK, victim_id="v1", of=of)


def at(story: Story, as_of: str, duty: str = ARREST) -> tuple[DutyStatus, DutyReason | None]:
    standing = story.one(duty, as_of)
    return standing.status, standing.reason


# ---- held


def test_a_hold_stands_through_the_london_day_of_its_review() -> None:
    story = arrested()
    held(story, "2026-03-03T10:00:00Z", "2026-03-30")  # the clocks go forward on the 29th

    assert at(story, "2026-03-03T09:59:59Z") == (DutyStatus.DUE, None)
    assert at(story, "2026-03-30T22:59:59Z") == (DutyStatus.HELD, HARM)
    assert at(story, "2026-03-30T23:00:00Z") == (DutyStatus.MISSED, None)


def test_a_hold_that_lapses_in_time_is_due_again() -> None:
    story = arrested()
    held(story, "2026-03-03T10:00:00Z", "2026-03-05")

    assert at(story, "2026-03-06T00:00:00Z") == (DutyStatus.DUE, None)
    assert at(story, "2026-03-10T00:00:00Z") == (DutyStatus.MISSED, None)


def test_a_hold_renewed_before_it_lapses_was_never_missed_and_after_a_gap_it_was() -> None:
    unbroken, broken = arrested(), arrested()
    held(unbroken, "2026-03-03T10:00:00Z", "2026-03-12")
    held(unbroken, "2026-03-12T10:00:00Z", "2026-03-20")
    held(broken, "2026-03-03T10:00:00Z", "2026-03-12")
    held(broken, "2026-03-13T10:00:00Z", "2026-03-20")

    assert at(unbroken, "2026-03-18T10:00:00Z") == (DutyStatus.HELD, HARM)
    assert at(broken, "2026-03-18T10:00:00Z") == (DutyStatus.MISSED, None)


def test_a_hold_that_is_ended_leaves_the_clock_as_if_it_had_never_been() -> None:
    story = arrested()
    held(story, "2026-03-03T10:00:00Z", "2026-03-30")
    decide(story, "duty.hold_ended", "2026-03-04T10:00:00Z")

    assert at(story, "2026-03-04T09:00:00Z") == (DutyStatus.HELD, HARM)
    assert at(story, "2026-03-04T10:00:00Z") == (DutyStatus.DUE, None)
    assert at(story, "2026-03-10T00:00:00Z") == (DutyStatus.MISSED, None)


def test_the_wait_for_the_victims_consent_ends_as_any_hold() -> None:
    story = Story(flags=("domestic_abuse",))
    decide(story, "duty.hold_ended", "2026-03-03T10:00:00Z", "r4_support_referral", story.recorded)

    assert at(story, "2026-03-03T09:59:59Z", "r4_support_referral") == (DutyStatus.HELD, DutyReason.CONSENT_NOT_GIVEN)
    assert at(story, "2026-03-03T10:00:00Z", "r4_support_referral") == (DutyStatus.DUE, None)


def test_a_change_of_enhanced_rights_moves_a_held_duty_too() -> None:
    story = arrested()
    held(story, "2026-03-03T10:00:00Z", "2026-03-30")
    story.assess("2026-03-04T10:00:00Z", "vulnerable")

    assert story.due(ARREST) == "2026-03-05T23:59:59+00:00"


# ---- declined, not owed


def test_a_decline_taken_back_in_time_leaves_the_clock_running() -> None:
    story = arrested()
    decide(story, "duty.declined", "2026-03-03T10:00:00Z", channel="phone", words="No.")
    decide(story, "duty.decline_taken_back", "2026-03-04T10:00:00Z", channel="phone")

    assert at(story, "2026-03-04T09:00:00Z") == (DutyStatus.DECLINED, DutyReason.VICTIM_DECLINED)
    assert at(story, "2026-03-04T10:00:00Z") == (DutyStatus.DUE, None)
    story.contact("2026-03-20T10:00:00Z", ARREST)
    assert story.one(ARREST).status is DutyStatus.MET_LATE


def test_what_fell_due_while_declined_is_never_late_when_the_victim_agrees_later() -> None:
    """Ledger rule 23: declined, then agreed and done, is met."""
    story = arrested()
    decide(story, "duty.declined", "2026-03-09T23:59:59Z", channel="phone", words="No.")
    decide(story, "duty.decline_taken_back", "2026-03-20T10:00:00Z", channel="phone")

    assert at(story, "2026-03-21T10:00:00Z") == (DutyStatus.DECLINED, DutyReason.VICTIM_DECLINED)

    story.contact("2026-03-21T11:00:00Z", ARREST)
    done = story.one(ARREST)
    assert done.status is DutyStatus.MET
    assert done.duty.ending is not None
    assert done.duty.ending.since == clock.parse_moment("2026-03-09T23:59:59Z")  # the record keeps when it was declined


def test_what_was_late_before_it_was_declined_is_met_late() -> None:
    story = arrested()
    decide(story, "duty.declined", "2026-03-10T00:00:00Z", channel="phone", words="No.")
    decide(story, "duty.decline_taken_back", "2026-03-20T10:00:00Z", channel="phone")

    assert at(story, "2026-03-19T10:00:00Z") == (DutyStatus.MISSED, None)
    assert at(story, "2026-03-20T10:00:00Z") == (DutyStatus.MISSED, None)
    story.contact("2026-03-21T11:00:00Z", ARREST)
    assert story.one(ARREST).status is DutyStatus.MET_LATE


def test_support_that_the_record_says_was_declined_is_met_when_it_comes_after_all() -> None:
    story = Story(victims=[person(referral_choice="declined")])
    story.contact("2026-03-25T11:00:00Z", "r4_support_referral")

    assert story.one("r4_support_referral").status is DutyStatus.MET


def test_a_refusal_that_the_record_states_may_be_taken_back() -> None:
    story = Story(victims=[person(referral_choice="declined")])
    decide(story, "duty.decline_taken_back", "2026-03-03T10:00:00Z", "r4_support_referral", story.recorded)

    assert at(story, "2026-03-03T09:00:00Z", "r4_support_referral") == (
        DutyStatus.DECLINED,
        DutyReason.SUPPORT_DECLINED,
    )
    assert at(story, "2026-03-03T11:00:00Z", "r4_support_referral") == (DutyStatus.DUE, None)


def test_while_it_is_declined_nothing_else_is_decided_and_the_hold_it_had_comes_back_with_it() -> None:
    story = arrested()
    held(story, "2026-03-03T10:00:00Z", "2026-03-30")
    decide(story, "duty.declined", "2026-03-04T10:00:00Z", channel="phone", words="No.")
    decide(story, "duty.hold_ended", "2026-03-05T10:00:00Z")
    decide(story, "duty.not_owed", "2026-03-05T11:00:00Z", reason="recorded_in_error")
    held(story, "2026-03-05T12:00:00Z", "2026-04-30")
    decide(story, "duty.decline_taken_back", "2026-03-06T10:00:00Z", channel="phone")

    assert at(story, "2026-03-05T13:00:00Z") == (DutyStatus.DECLINED, DutyReason.VICTIM_DECLINED)
    assert at(story, "2026-03-30T10:00:00Z") == (DutyStatus.HELD, HARM)
    assert at(story, "2026-03-31T10:00:00Z") == (DutyStatus.MISSED, None)


def test_what_is_declined_keeps_its_date_and_a_change_reaches_it_when_it_comes_back() -> None:
    story = arrested()
    decide(story, "duty.declined", "2026-03-03T10:00:00Z", channel="phone", words="No.")
    story.assess("2026-03-04T10:00:00Z", "vulnerable")
    decide(story, "duty.decline_taken_back", "2026-03-05T10:00:00Z", channel="phone")

    assert story.due(ARREST, "2026-03-04T12:00:00Z") == "2026-03-09T23:59:59+00:00"
    assert story.due(ARREST, "2026-03-05T12:00:00Z") == "2026-03-06T23:59:59+00:00"


def test_not_owed_and_owed_after_all() -> None:
    story = arrested()
    decide(story, "duty.not_owed", "2026-03-03T10:00:00Z", reason="same_news_twice")
    decide(story, "duty.owed_after_all", "2026-03-04T10:00:00Z")

    assert at(story, "2026-03-03T12:00:00Z") == (DutyStatus.NOT_OWED, DutyReason.SAME_NEWS_TWICE)
    assert at(story, "2026-03-04T12:00:00Z") == (DutyStatus.DUE, None)


def test_what_the_contract_finds_not_to_be_owed_no_act_brings_back() -> None:
    story = Story()
    decision = story.add("case.outcome", "2026-03-03T10:00:00Z", outcome="18")
    contact = story.contact("2026-03-04T10:00:00Z", decision)
    decide(story, "duty.owed_after_all", "2026-03-05T10:00:00Z", "r6_vrr_police_request", contact)

    assert at(story, "2026-03-06T10:00:00Z", "r6_vrr_police_request") == (
        DutyStatus.NOT_OWED,
        DutyReason.NO_INTERVIEW_UNDER_CAUTION,
    )


def test_the_victims_own_time_limit_is_neither_held_nor_declined() -> None:
    story = Story()
    held(story, "2026-03-03T10:00:00Z", "2026-03-30", duty="r5_cics_application_limit", started_by=story.recorded)
    decide(story, "duty.declined", "2026-03-03T11:00:00Z", "r5_cics_application_limit", story.recorded, words="No.")

    assert at(story, "2026-03-04T10:00:00Z", "r5_cics_application_limit") == (DutyStatus.DUE, None)


# ---- the end of a duty


def test_met_wins_over_everything_and_nothing_after_it_changes_the_duty() -> None:
    story = arrested()
    decide(story, "duty.declined", "2026-03-03T10:00:00Z", channel="phone", words="No.")
    contact = story.contact("2026-03-04T10:00:00Z", ARREST)
    before = story.one(ARREST)
    decide(story, "duty.decline_taken_back", "2026-03-05T10:00:00Z", channel="phone")
    held(story, "2026-03-05T11:00:00Z", "2026-03-30")
    decide(story, "duty.not_owed", "2026-03-05T12:00:00Z", reason="recorded_in_error")

    assert (before.status, before.met_by) == (DutyStatus.MET, ref(contact))
    assert story.one(ARREST) == before


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("duty.held", {"reason": "decision_not_final", "review_on": "2026-03-30"}),
        ("duty.declined", {"channel": "phone", "words": "No."}),
        ("duty.not_owed", {"reason": "recorded_in_error"}),
    ],
)
def test_what_was_late_by_then_stays_missed(kind: str, more: dict[str, Any]) -> None:
    story = arrested()
    decide(story, kind, "2026-03-10T10:00:00Z", **more)

    assert at(story, "2026-03-11T10:00:00Z") == (DutyStatus.MISSED, None)


def test_lateness_explained_stands_beside_it_and_the_last_counts() -> None:
    story = arrested()
    decide(story, "duty.lateness_explained", "2026-03-10T10:00:00Z", reason="Sick.")
    last = decide(story, "duty.lateness_explained", "2026-03-11T10:00:00Z", reason="Sick leave, no cover.")
    story.contact("2026-03-12T10:00:00Z", ARREST)

    standing = story.one(ARREST)

    assert (standing.status, standing.duty.explained_by) == (DutyStatus.MET_LATE, ref(last))


def test_an_act_for_another_victim_or_another_event_changes_nothing() -> None:
    story = Story(victims=[person("v1"), person("v2")])
    arrest = story.arrest("2026-03-02T10:00:00Z")
    story.arrest("2026-03-02T10:00:00Z", event_id=arrest.id, source="urn:records:two")
    decide(story, "duty.declined", "2026-03-03T10:00:00Z", started_by=arrest, channel="phone", words="No.")

    found = [(each.duty.triggered_by.source, each.status) for each in story.all(ARREST, "2026-03-04T10:00:00Z")]
    assert sorted(found) == [("urn:records:one", DutyStatus.DECLINED), ("urn:records:two", DutyStatus.DUE)]
    assert {each.status for each in story.all(ARREST, "2026-03-04T10:00:00Z", "v2")} == {DutyStatus.DUE}


# ---- choices


def test_no_more_updates_covers_what_is_open_and_what_comes_but_no_risk_and_no_summons() -> None:
    story = arrested()
    choose(story, "victim.opted_out", "2026-03-03T10:00:00Z", "updates")
    story.add("suspect.charged", "2026-03-04T10:00:00Z", suspect_ref="s1")
    story.add("suspect.bailed", "2026-03-04T11:00:00Z", suspect_ref="s1")
    received = "2026-03-04T12:00:00Z"
    story.add(
        "hearing.listed",
        received,
        hearing_ref="h",
        kind="trial",
        court="made up",
        starts_at="2026-09-01T10:00:00Z",
        received_by_wcu_at=received,
        victim_must_attend=["v1"],
    )
    opted_out, due = (DutyStatus.DECLINED, DutyReason.OPTED_OUT), (DutyStatus.DUE, None)

    found = {
        duty: at(story, "2026-03-04T13:00:00Z", duty)
        for duty in (
            ARREST,
            "r6_charge_decision_prosecute",
            "r6_suspect_bailed_or_rui",
            "r8_hearing_date",
            "r8_required_to_give_evidence",
        )
    }
    assert found == {
        ARREST: opted_out,
        "r6_charge_decision_prosecute": opted_out,
        "r6_suspect_bailed_or_rui": due,
        "r8_hearing_date": opted_out,
        "r8_required_to_give_evidence": due,
    }


def test_choosing_updates_again_reaches_what_is_in_time_and_no_day_that_is_over() -> None:
    story = arrested()
    choose(story, "victim.opted_out", "2026-03-03T10:00:00Z", "updates")
    story.add("suspect.charged", "2026-03-09T10:00:00Z", suspect_ref="s1")
    choose(story, "victim.opted_in", "2026-03-10T10:00:00Z", "updates")

    assert at(story, "2026-03-10T12:00:00Z") == (DutyStatus.DECLINED, DutyReason.OPTED_OUT)
    assert at(story, "2026-03-10T12:00:00Z", "r6_charge_decision_prosecute") == (DutyStatus.DUE, None)


def test_the_milestones_are_owed_until_the_victim_opts_out_of_the_scheme() -> None:
    story = Story()
    for day in ("03", "05"):
        story.add("offender.release_planned", f"2026-03-{day}T10:00:00Z", on="2026-06-01")
    choose(story, "victim.opted_out", "2026-03-04T10:00:00Z", "victim_contact_scheme")

    first, second = story.all("r11_sentence_milestones", "2026-03-06T10:00:00Z")

    assert (first.status, second.status) == (DutyStatus.DECLINED, DutyStatus.DECLINED)
    assert story.one("r11_sentence_milestones", "2026-03-03T12:00:00Z").status is DutyStatus.DUE


# ---- facts known later


def test_the_time_to_apply_is_counted_anew_from_a_birth_date_that_comes_in_time() -> None:
    story, late = Story("2026-03-02T08:00:00Z"), Story("2026-03-02T08:00:00Z")
    born = {"date_of_birth": "2012-02-29"}
    story.add("victim.details_accepted", "2027-03-01T10:00:00Z", source=DESK, victim_id="v1", accepted=born)
    late.add("victim.details_accepted", "2028-03-03T10:00:00Z", source=DESK, victim_id="v1", accepted=born)

    duty = "r5_cics_application_limit"
    assert story.due(duty, "2027-03-01T09:00:00Z") == "2028-03-02T23:59:59+00:00"
    assert story.due(duty, "2027-03-01T11:00:00Z") == "2032-02-29T23:59:59+00:00"
    assert late.due(duty, "2028-03-03T11:00:00Z") == "2028-03-02T23:59:59+00:00"


def test_what_is_taken_back_before_the_clock_starts_leaves_it_to_its_start() -> None:
    story = Story("2026-03-02T08:00:00Z", victims=[person(date_of_birth="2012-05-01")])
    choose(story, "victim.opted_out", "2026-03-02T09:00:00Z", "updates")
    choose(story, "victim.opted_in", "2026-03-02T10:00:00Z", "updates")
    grown = {"date_of_birth": "1990-05-01"}
    story.add("victim.details_accepted", "2026-03-03T10:00:00Z", source=DESK, victim_id="v1", accepted=grown)
    story.arrest("2026-03-04T10:00:00Z")

    assert story.due(ARREST) == "2026-03-11T23:59:59+00:00"
