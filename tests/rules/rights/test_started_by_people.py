"""The entries that only people start, each for the victim whom the act names, and what ends them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.rights.story import Story, person, ref
from victimcare.rules.rights import DutyStatus, Fact

DESK = "urn:victimcare:desk"
AT = "2026-03-02T10:00:00Z"
LATER = "2026-03-03T10:00:00Z"


def act(story: Story, kind: str, at: str = AT, **data: Any) -> Fact:
    return story.add(kind, at, source=DESK, **({"victim_id": "v1"} | data))


@pytest.mark.parametrize(
    ("kind", "data", "started"),
    [
        ("interview.needed", {}, {"r2_interview_delay": None}),
        ("out_of_court_disposal.considered", {}, {"r6_oocd_views": None}),
        (
            "review.requested",
            {"of": "police"},
            {"r6_vrr_police_acknowledge": "2026-03-16", "r6_vrr_police_result": "2026-04-15"},
        ),
        (
            "review.requested",
            {"of": "cps"},
            {"r6_vrr_cps_local_resolution": "2026-03-16", "r6_vrr_cps_independent_review": "2026-04-15"},
        ),
        ("special_measures.decided", {}, {"r8_special_measures_outcome": None}),
        ("rearrest_hearing.received", {}, {"r8_rearrest_hearing": "2026-03-09"}),
        ("appeal_bail.received", {}, {"r9_appeal_bail": "2026-03-03"}),
        ("expenses.claimed", {}, {"r10_expenses": "2026-03-16"}),
        ("contact_scheme.referral_received", {}, {"r11_vlo_first_contact": "2026-03-30"}),
        ("offender.unlawfully_at_large", {}, {"r11_escape_or_release_in_error": None}),
        ("complaint.received", {}, {"r12_complaint_response": "2026-03-16"}),
        ("complaint.answered", {"complaint": "c"}, {"r12_phso": None}),
        ("complaint.answered", {"complaint": "c", "is_final": False}, {}),
    ],
)
def test_each_act_starts_its_entries_for_the_victim_it_names(
    kind: str, data: dict[str, Any], started: dict[str, str | None]
) -> None:
    story = Story(victims=[person("v1"), person("v2")])
    fact = act(story, kind, **data)

    found = {(duty.victim_id, duty.id): duty.due_on for duty in story.duties().started_by(ref(fact))}

    assert {key: day and day.isoformat() for key, day in found.items()} == {
        ("v1", duty): day for duty, day in started.items()
    }


@pytest.mark.parametrize(
    ("request_kind", "data", "duty", "reply", "name"),
    [
        ("review.requested", {"of": "police"}, "r6_vrr_police_acknowledge", "review.acknowledged", "review"),
        ("review.requested", {"of": "police"}, "r6_vrr_police_acknowledge", "review.decided", "review"),
        ("review.requested", {"of": "cps"}, "r6_vrr_cps_local_resolution", "review.acknowledged", "review"),
        ("complaint.received", {}, "r12_complaint_response", "complaint.answered", "complaint"),
    ],
)
def test_a_request_ends_by_the_first_reply_that_names_it(
    request_kind: str, data: dict[str, Any], duty: str, reply: str, name: str
) -> None:
    story = Story(victims=[person("v1"), person("v2")])
    request = act(story, request_kind, **data)
    act(story, reply, LATER, **{name: "another"})
    act(story, reply, LATER, **{name: request.id, "victim_id": "v2"})
    assert story.one(duty).met_at is None

    answer = act(story, reply, "2026-03-04T10:00:00Z", **{name: request.id})
    act(story, reply, "2026-03-05T10:00:00Z", **{name: request.id})

    assert story.one(duty).met_by == ref(answer)


def test_a_reply_may_name_a_request_by_its_own_name() -> None:
    story = Story()
    act(story, "review.requested", of="police", review="R-7")
    acknowledged = act(story, "review.acknowledged", LATER, review="R-7")

    assert story.one("r6_vrr_police_acknowledge").met_by == ref(acknowledged)


@pytest.mark.parametrize(("of", "duty"), [("police", "r6_vrr_police_result"), ("cps", "r6_vrr_cps_independent_review")])
@pytest.mark.parametrize("door", ["page", "line", "desk"])
def test_a_reviews_result_ends_its_duty_once_the_victim_has_been_told(of: str, duty: str, door: str) -> None:
    story = Story(victims=[person("v1"), person("v2")])
    request = act(story, "review.requested", of=of, review="R-7")
    another = act(story, "review.requested", LATER, of=of, review="R-8")
    decided = act(story, "review.decided", "2026-04-10T10:00:00Z", review="R-7", outcome="stands")
    by = {"source": f"urn:victimcare:{door}", "about_source": DESK}
    story.contact("2026-04-11T10:00:00Z", decided, victim_id="v2", **by)
    story.contact("2026-04-12T10:00:00Z", decided, reached=False, **by)
    told = story.contact("2026-04-20T10:00:00Z", decided, **by)

    found = {one.duty.triggered_by: one for one in story.all(duty, as_of="2026-04-14T10:00:00Z")}
    assert {one.status for one in found.values()} == {DutyStatus.DUE}, "decided, and the victim does not know it"
    late = {one.duty.triggered_by: one for one in story.all(duty, as_of="2026-04-21T10:00:00Z")}
    assert (late[ref(request)].status, late[ref(request)].met_by) == (DutyStatus.MET_LATE, ref(told))
    assert late[ref(another)].met_at is None


def test_an_acknowledgement_is_no_result() -> None:
    story = Story()
    request = act(story, "review.requested", of="police")
    act(story, "review.acknowledged", LATER, review=request.id)

    assert story.one("r6_vrr_police_result").met_at is None


@pytest.mark.parametrize(
    ("kind", "duty"),
    [
        ("rearrest_hearing.received", "r8_rearrest_hearing"),
        ("appeal_bail.received", "r9_appeal_bail"),
        ("offender.unlawfully_at_large", "r11_escape_or_release_in_error"),
    ],
)
def test_news_that_people_record_is_met_by_a_contact_that_tells_of_it(kind: str, duty: str) -> None:
    story = Story()
    fact = act(story, kind)
    contact = story.contact(LATER, fact, source=DESK)

    assert story.one(duty).met_by == ref(contact)


@pytest.mark.parametrize(
    ("kind", "data", "duty"),
    [
        ("interview.needed", {}, "r2_interview_delay"),
        ("expenses.claimed", {}, "r10_expenses"),
        ("complaint.received", {}, "r12_complaint_response"),
        ("review.requested", {"of": "police"}, "r6_vrr_police_result"),
    ],
)
def test_each_ends_by_a_contact_that_names_it_too(kind: str, data: dict[str, Any], duty: str) -> None:
    story = Story()
    act(story, kind, **data)
    contact = story.contact(LATER, duty)

    assert (story.one(duty).met_by, story.one(duty).status) == (ref(contact), DutyStatus.MET)
