"""What ends a duty: ledger rules 20 to 24, 26 and 27, and what is done in the product."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.rights.story import Story, person, ref
from victimcare.rules.rights import DutyReason, DutyStatus, Fact

PAGE = "urn:victimcare:page"


def met_at(story: Story, duty_id: str) -> str | None:
    met = story.one(duty_id).met_at
    return met.isoformat() if met else None


def test_a_contact_about_the_event_meets_the_duty_to_tell_it() -> None:
    story = Story()
    arrest = story.arrest("2026-03-02T10:00:00Z")
    story.contact("2026-03-03T10:00:00Z", "r7_vps_information")
    story.contact("2026-03-04T10:00:00Z", arrest, reached=False)
    telling = story.contact("2026-03-05T10:00:00Z", arrest)
    story.contact("2026-03-06T10:00:00Z", arrest)

    standing = story.one("r6_suspect_arrested")

    assert standing.status is DutyStatus.MET
    assert standing.met_by == ref(telling)
    assert standing.met_at == telling.time


def test_a_contact_before_the_event_or_before_witness_care_heard_still_tells_it() -> None:
    story = Story()
    listed = story.add(
        "hearing.listed",
        "2026-05-05T09:00:00Z",
        hearing_ref="h1",
        kind="trial",
        received_by_wcu_at="2026-05-07T09:00:00Z",
    )
    story.contact("2026-05-04T09:00:00Z", listed)

    assert met_at(story, "r8_hearing_date") == "2026-05-04T09:00:00+00:00"
    assert story.one("r8_hearing_date").status is DutyStatus.MET


def test_news_told_meets_only_the_duties_of_telling_it() -> None:
    story = Story()
    listed = story.add(
        "hearing.listed",
        "2026-05-05T09:00:00Z",
        hearing_ref="h1",
        kind="trial",
        received_by_wcu_at="2026-05-05T09:00:00Z",
        victim_must_attend=["v1"],
    )
    resulted = story.add(
        "hearing.resulted",
        "2026-05-05T10:00:00Z",
        hearing_ref="h1",
        result="sentenced",
        received_by_wcu_at="2026-05-05T10:00:00Z",
    )
    story.contact("2026-05-06T09:00:00Z", listed, resulted, story.recorded, channel="email")

    by_contact = {
        standing.duty.id
        for standing in story.victim().duties
        if standing.met_by and standing.met_by.id == story.facts[-1].id
    }

    assert by_contact == {
        "r3_written_acknowledgement",
        "r8_hearing_date",
        "r8_required_to_give_evidence",
        "r9_sentence",
    }


def test_a_duty_named_ends_every_one_that_has_started_and_is_open() -> None:
    story = Story()
    first = story.arrest("2026-03-02T10:00:00Z")
    story.arrest("2026-03-03T10:00:00Z")
    story.contact("2026-03-03T09:00:00Z", first)
    story.contact("2026-03-04T10:00:00Z", "r6_suspect_arrested", "no_such_duty", "r12_phso")
    story.arrest("2026-03-05T10:00:00Z")

    met = [standing.met_at.isoformat() if standing.met_at else None for standing in story.all("r6_suspect_arrested")]

    assert met == ["2026-03-03T09:00:00+00:00", "2026-03-04T10:00:00+00:00", None]


def test_some_duties_are_not_ended_by_their_name() -> None:
    story = Story(time="2026-03-02T09:00:00Z")
    story.add("hearing.resulted", "2026-03-05T10:00:00Z", hearing_ref="h1", result="sentenced")
    story.add("hearing.resulted", "2026-03-05T10:00:00Z", hearing_ref="h2", result="adjourned")
    names = (
        "r2_crime_recorded",
        "r2_hocr_24h",
        "r8_court_to_wcu",
        "r9_court_to_wcu",
        "r9_uls_request",
        "r5_cics_application_limit",
    )
    story.contact("2026-03-06T10:00:00Z", *names)

    met_by = {name: story.one(name).met_by for name in names}

    assert met_by == dict.fromkeys(names) | {
        "r2_crime_recorded": ref(story.recorded),
        "r2_hocr_24h": ref(story.recorded),
    }


@pytest.mark.parametrize(
    ("channel", "is_met"),
    [
        ("email", True),
        ("text", True),
        ("letter", True),
        ("in_person", True),
        ("phone", False),
        ("video", False),
        ("line", False),
        ("page", True),
    ],
)
@pytest.mark.parametrize("about", ["event-1", "r3_written_acknowledgement"])
def test_the_report_is_acknowledged_in_writing(channel: str, is_met: bool, about: str) -> None:
    story = Story()
    story.contact("2026-03-03T10:00:00Z", about, channel=channel)

    assert (story.one("r3_written_acknowledgement").met_at is not None) is is_met


def test_an_event_of_another_source_is_another_event() -> None:
    story = Story()
    arrest = story.arrest("2026-03-02T10:00:00Z")
    story.contact("2026-03-03T10:00:00Z", arrest, source="urn:records:two")

    assert met_at(story, "r6_suspect_arrested") is None


def test_an_act_in_the_product_names_the_source_of_the_events_it_told() -> None:
    story = Story()
    arrest = story.arrest("2026-03-02T10:00:00Z")
    story.contact("2026-03-03T10:00:00Z", arrest, source=PAGE, channel="page")
    shown = story.contact("2026-03-04T10:00:00Z", arrest, source=PAGE, channel="page", about_source=arrest.source)

    assert story.one("r6_suspect_arrested").met_by == ref(shown)


def test_another_victims_contact_meets_nothing() -> None:
    story = Story(victims=[person("v1"), person("v2")])
    story.contact("2026-03-03T10:00:00Z", story.arrest("2026-03-02T10:00:00Z"), victim_id="v2")

    assert story.one("r6_suspect_arrested").met_at is None
    assert story.one("r6_suspect_arrested", victim_id="v2").met_at is not None


def test_the_first_assessment_or_its_name_meets_the_needs_assessment() -> None:
    assessed, named = Story(), Story()
    first = assessed.assess("2026-03-03T10:00:00Z")
    assessed.contact("2026-03-04T10:00:00Z", "r4_needs_assessment")
    contact = named.contact("2026-03-04T10:00:00Z", "r4_needs_assessment")
    named.assess("2026-03-05T10:00:00Z")

    assert assessed.one("r4_needs_assessment").met_by == ref(first)
    assert named.one("r4_needs_assessment").met_by == ref(contact)


def test_property_is_returned_after_it_was_ready() -> None:
    story = Story()
    story.add("property.seized", "2026-03-03T09:00:00Z", item_ref="i1", description="x")
    story.add("property.returned", "2026-03-04T09:00:00Z", item_ref="i1")
    story.add("property.ready", "2026-03-04T09:00:00Z", item_ref="i1")
    story.add("property.returned", "2026-03-05T09:00:00Z", item_ref="i2")
    returned = story.add("property.returned", "2026-03-06T09:00:00Z", item_ref="i1")
    story.add("property.ready", "2026-03-07T09:00:00Z", item_ref="i1")
    story.contact("2026-03-08T09:00:00Z", "r10_property")

    first, again = story.all("r10_property")

    assert first.met_by == ref(returned)
    assert again.met_by == ref(story.facts[-1])


# ---- the court's own duty (rule 11)


def hearing(story: Story, at: str, received: str | None = None, hearing_ref: str = "h1") -> Fact:
    data: dict[str, Any] = {"received_by_wcu_at": received} if received else {}
    return story.add("hearing.resulted", at, hearing_ref=hearing_ref, result="adjourned", **data)


def test_the_court_keeps_its_duty_by_its_own_receipt() -> None:
    story = Story()
    result = hearing(story, "2026-05-05T10:00:00Z", "2026-05-12T10:00:00Z")

    standing = story.one("r8_court_to_wcu")

    assert standing.met_by == ref(result)
    assert standing.met_at is not None
    assert standing.met_at.isoformat() == "2026-05-12T10:00:00+00:00"
    assert standing.status is DutyStatus.MET
    assert story.one("r8_court_to_wcu", "2026-05-12T09:59:59Z").status is DutyStatus.DUE


def test_or_by_the_next_result_of_the_same_hearing_that_was_received() -> None:
    story = Story()
    hearing(story, "2026-05-05T10:00:00Z")
    hearing(story, "2026-05-06T10:00:00Z", "2026-05-06T11:00:00Z", hearing_ref="h2")
    hearing(story, "2026-05-07T10:00:00Z")
    received = hearing(story, "2026-05-20T10:00:00Z", "2026-05-20T11:00:00Z")

    assert [standing.met_by for standing in story.all("r8_court_to_wcu")] == [
        ref(received),
        ref(story.facts[2]),
        ref(received),
        ref(received),
    ]
    assert story.all("r8_court_to_wcu")[0].status is DutyStatus.MET_LATE


# ---- the victim's choice about support (rule 23)

EXPLICIT = ({"group": "sexual"}, {"flags": ("domestic_abuse",)}, {"kind": "bereaved_relative"})


def referral(story_of: dict[str, Any], choice: str | None) -> Story:
    record = {"referral_choice": choice} if choice else {}
    victims = [person(kind=story_of.get("kind", "person"), **record)]
    return Story(victims=victims, group=story_of.get("group", "burglary"), flags=story_of.get("flags", ()))


@pytest.mark.parametrize("choice", [None, "not_asked", "agreed", "declined"])
@pytest.mark.parametrize("story_of", [{}, {"flags": ("hate_crime",)}, *EXPLICIT])
def test_support_is_held_or_declined_by_the_victims_choice(story_of: dict[str, Any], choice: str | None) -> None:
    standing = referral(story_of, choice).one("r4_support_referral", "2026-03-03T10:00:00Z")

    expected: tuple[DutyStatus, DutyReason | None]
    if choice == "declined":
        expected = (DutyStatus.DECLINED, DutyReason.SUPPORT_DECLINED)
    elif choice != "agreed" and story_of in EXPLICIT:
        expected = (DutyStatus.HELD, DutyReason.CONSENT_NOT_GIVEN)
    else:
        expected = (DutyStatus.DUE, None)
    assert (standing.status, standing.reason) == expected
    assert standing.duty.due_on is not None
    assert standing.duty.due_on.isoformat() == "2026-03-04"


@pytest.mark.parametrize("choice", ["not_asked", "declined"])
def test_held_or_declined_yields_to_met(choice: str) -> None:
    story = referral(EXPLICIT[0], choice)
    story.contact("2026-03-04T10:00:00Z", "r4_support_referral")

    standing = story.one("r4_support_referral")

    assert (standing.status, standing.reason) == (DutyStatus.MET, None)


# ---- the victim's own windows (rule 26)


def test_a_window_is_due_while_it_is_open_and_not_owed_afterwards() -> None:
    story = Story()
    story.add("hearing.resulted", "2026-05-05T10:00:00Z", hearing_ref="h1", result="sentenced")

    before = story.one("r9_uls_request", "2026-06-02T22:59:59Z")
    after = story.one("r9_uls_request", "2026-06-02T23:00:00Z")

    assert (before.status, before.reason) == (DutyStatus.DUE, DutyReason.DEPENDS_ON_COURT_AND_OFFENCE)
    assert (after.status, after.reason) == (DutyStatus.NOT_OWED, DutyReason.WINDOW_CLOSED)
