"""Where a case stands, for each way that it can go."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.cases.stories import NOW, RECORDED, RECORDS, STORIES, VICTIM_ID, hearing, one, other, timeline, told
from victimcare.rules.cases.case_progress import CaseProgress, work_out_progress
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import Fact


def stand(facts: tuple[Fact, ...], victim_id: str = VICTIM_ID) -> CaseProgress:
    found = work_out_progress(facts=facts, victim_id=victim_id, now=NOW)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("story", "stage"),
    [
        ("just-told", Stage.REPORTED),
        ("arrested", Stage.ARRESTED),
        ("spoken-to", Stage.INTERVIEWED),
        ("bailed", Stage.BAILED),
        ("let-go", Stage.LET_GO),
        ("with-lawyers", Stage.WITH_LAWYERS),
        ("charged", Stage.TO_COURT),
        ("trial-set", Stage.TO_COURT),
        ("convicted", Stage.FOUND_GUILTY),
        ("sentenced", Stage.SENTENCED),
        ("not-guilty", Stage.NOT_GUILTY),
        ("no-charge", Stage.NO_CHARGE),
        ("closed", Stage.CLOSED),
        ("not-investigated", Stage.NOT_INVESTIGATED),
        ("two-persons", Stage.TO_COURT),
        ("withdrawn", Stage.YOU_STOPPED),
    ],
)
def test_each_story_stands_where_it_should(story: str, stage: Stage) -> None:
    assert stand(STORIES[story]).stage is stage


def test_before_the_crime_is_recorded_there_is_no_standing() -> None:
    assert work_out_progress(facts=timeline()[1:], victim_id=VICTIM_ID, now=NOW) is None


def test_what_lies_ahead_is_not_told() -> None:
    facts = timeline(("suspect.arrested", 40, one()))

    assert stand(facts).stage is Stage.REPORTED


def test_a_closing_code_after_a_charge_does_not_close_the_case() -> None:
    facts = timeline(("suspect.charged", 5, one(offences=["Burglary"])), ("case.outcome", 9, {"outcome": "1"}))

    assert stand(facts).stage is Stage.TO_COURT


def test_a_case_opened_again_stands_at_the_beginning() -> None:
    facts = timeline(("case.outcome", 5, {"outcome": "18"}), ("case.reopened", 9, {"reason": "a new witness"}))

    assert stand(facts).stage is Stage.REPORTED
    assert [said.id for said in stand(facts).status] == ["cases-status-reported-again"]


def test_of_two_suspects_the_one_whose_case_goes_on_says_where_it_stands() -> None:
    found = stand(STORIES["two-persons"])

    assert [(track.person, track.stage) for track in found.persons] == [
        ("S-1", Stage.TO_COURT),
        ("S-2", Stage.RELEASED),
    ]


def test_a_court_day_without_a_name_does_not_bring_back_a_released_suspect() -> None:
    facts = timeline(
        ("suspect.arrested", 1, one()),
        ("suspect.arrested", 1, other()),
        ("suspect.released_without_charge", 2, other()),
        ("suspect.charged", 3, one(offences=["Burglary"])),
        ("hearing.listed", 4, hearing("trial", "2026-12-14T10:00:00+00:00")),
    )

    assert [track.stage for track in stand(facts).persons] == [Stage.TO_COURT, Stage.RELEASED]


def test_a_day_in_court_that_moves_is_the_new_day() -> None:
    facts = timeline(
        ("suspect.charged", 3, one(offences=["Burglary"])),
        ("hearing.listed", 4, hearing("trial", "2026-12-14T10:00:00+00:00")),
        ("hearing.listed", 9, hearing("trial", "2027-01-11T10:00:00+00:00")),
    )

    day = stand(facts).next_hearing
    assert day is not None
    assert day.starts_at.isoformat() == "2027-01-11T10:00:00+00:00"


def test_a_day_in_court_without_a_result_is_said_to_be_asked_after() -> None:
    assert [said.id for said in stand(STORIES["day-passed"]).status] == [
        "cases-status-to-court",
        "cases-status-day-passed",
    ]


@pytest.mark.parametrize("change", ["ended", "cancelled"])
def test_once_bail_is_over_nothing_says_that_there_are_rules_to_keep(change: str) -> None:
    bailed = ("suspect.bailed", 5, one(return_on="2026-12-20"))
    over = ("suspect.bail_changed", 6, one(change=change))

    now = stand(timeline(bailed, over))
    decided = stand(timeline(bailed, ("prosecution.decision", 5.5, {"decision": "no_charge", "by": "cps"}), over))

    assert (now.stage, [said.id for said in now.status]) == (Stage.LET_GO, ["cases-status-bailed-over"])
    assert decided.stage is Stage.NO_CHARGE
    assert [step.title.id for step in decided.happened][-1] == f"cases-step-suspect-bail-changed-{change}"


def test_bail_after_a_verdict_does_not_hide_the_verdict() -> None:
    facts = timeline(
        ("suspect.charged", 3, one(offences=["Burglary"])),
        ("hearing.resulted", 9, {"hearing_ref": "H-trial", "result": "convicted"}),
        ("hearing.resulted", 9.1, {"hearing_ref": "H-bail", "result": "remanded"}),
    )

    assert stand(facts).stage is Stage.FOUND_GUILTY


def test_what_was_done_about_another_victim_leaves_no_trace() -> None:
    both = {**RECORDED, "victims": [*RECORDED["victims"], {"victim_id": "V-2", "kind": "person"}]}
    alone = timeline(recorded=both)
    facts = timeline(
        ("victim.contacted", 2, told("e1", victim_id="V-2")),
        ("victim.needs_assessed", 2, {"victim_id": "V-2"}),
        ("victim.details_proposed", 2, {"victim_id": "V-2", "changes": {"mobile": "07700 900123"}}),
        ("case.withdrawn", 3, {"victim_id": "V-2"}),
        ("victim.added", 3, {"victim": {"victim_id": "V-3", "kind": "person"}}),
        ("property.seized", 3, {"item_ref": "P-1", "description": "a phone", "victim_id": "V-2"}),
        ("property.returned", 4, {"item_ref": "P-1"}),
        recorded=both,
    )

    assert stand(facts) == stand(alone)


def test_that_another_victim_must_speak_in_court_is_not_told() -> None:
    trial = hearing("trial", "2026-12-14T10:00:00+00:00", victim_must_attend=["V-2"])
    found = stand(timeline(("suspect.charged", 3, one(offences=["Burglary"])), ("hearing.listed", 4, trial)))

    assert found.next_hearing is not None
    assert not found.next_hearing.must_attend


def test_a_new_number_is_not_shown_to_a_person_beside_the_victim() -> None:
    facts = timeline(("victim.details_proposed", 2, {"victim_id": VICTIM_ID, "changes": {"mobile": "07700 900123"}}))

    assert stand(facts).tracks == stand(timeline()).tracks


@pytest.mark.parametrize(("source", "steps"), [("urn:victimcare:desk", 1), ("urn:victimcare:links", 1), (RECORDS, 2)])
def test_a_ground_that_staff_record_is_not_said_to_be_a_talk_with_the_victim(source: str, steps: int) -> None:
    ground = Fact(
        source,
        "G1",
        EventType.VICTIM_NEEDS_ASSESSED,
        NOW,
        1,
        {"victim_id": VICTIM_ID, "enhanced_grounds": ["intimidated"]},
    )

    assert len(stand((*timeline(), ground)).happened) == steps


def test_the_victims_own_look_is_no_step_and_no_news() -> None:
    facts = timeline(("victim.contacted", 2, told("e1", channel="page")), ("victim.contacted", 3, told("e1")))

    found = stand(facts)
    assert [step.title.id for step in found.tracks[0].happened] == [
        "cases-step-case-recorded",
        "cases-step-victim-contacted-talked",
    ]
    assert found.changed_at == facts[0].time


@given(data=st.data())
def test_the_order_in_which_events_come_changes_nothing(data: st.DataObject) -> None:
    facts = STORIES[data.draw(st.sampled_from(sorted(STORIES)))]

    shuffled = tuple(data.draw(st.permutations(facts)))
    later = NOW + timedelta(days=365)
    assert work_out_progress(facts=shuffled, victim_id=VICTIM_ID, now=later) == work_out_progress(
        facts=facts, victim_id=VICTIM_ID, now=later
    )


RULED = {"conditions": ["To sleep at home"]}


@pytest.mark.parametrize(
    ("after", "stands"),
    [
        ((), True),
        ((("suspect.bail_changed", 12, one(change="extended", return_on="2026-12-28")),), True),
        ((("case.sent_to_cps", 12, {}),), True),
        ((("suspect.bailed", 12, one(**RULED)), ("case.sent_to_cps", 13, {})), True),
        ((("suspect.arrested", 12, other()),), True),
        ((("suspect.bail_changed", 12, one(change="cancelled")),), False),
        ((("suspect.bail_changed", 12, one(change="ended")),), False),
        ((("case.sent_to_cps", 12, {}), ("suspect.bail_changed", 13, one(change="ended"))), False),
        ((("case.sent_to_cps", 12, {}), ("suspect.released_under_investigation", 13, one())), False),
        ((("suspect.charged", 12, one(offences=["Burglary"])),), False),
        ((("case.outcome", 12, {"outcome": "18"}),), False),
        ((("suspect.released_without_charge", 12, one()),), False),
    ],
)
def test_the_conditions_of_bail_stand_as_long_as_the_bail(after: tuple[Any, ...], stands: bool) -> None:
    found = work_out_progress(
        facts=timeline(("suspect.bailed", 10, one(**RULED)), *after), victim_id=VICTIM_ID, now=NOW
    )

    assert found is not None
    assert ("cases-bail-must" in [line.id for line in found.conditions]) is stands


def test_of_changed_conditions_a_person_tells_the_new_ones() -> None:
    changed = timeline(
        ("suspect.bailed", 10, one(**RULED)), ("suspect.bail_changed", 12, one(change="conditions_varied"))
    )
    found = work_out_progress(facts=changed, victim_id=VICTIM_ID, now=NOW)

    assert found is not None
    assert [line.id for line in found.conditions] == ["cases-bail-changed-by-person"]


def test_a_courts_sentence_and_the_reason_of_an_end_stand_beside_the_status() -> None:
    closed = timeline(("case.outcome", 12, {"outcome": "15", "reason": "There was no witness"}))
    sentenced = timeline(
        ("suspect.charged", 12, one(offences=["Burglary"])),
        ("hearing.resulted", 14, {"hearing_ref": "H", "result": "sentenced", "sentence": "8 months in prison"}),
    )

    decided = [work_out_progress(facts=facts, victim_id=VICTIM_ID, now=NOW).decided for facts in (closed, sentenced)]  # type: ignore[union-attr]

    assert [[(line.id, dict(line.values)) for line in lines] for lines in decided] == [
        [("cases-reason", {"words": "There was no witness"}), ("cases-second-look-police", {})],
        [("cases-court-words", {"words": "8 months in prison"})],
    ]
