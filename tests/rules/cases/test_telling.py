"""What the victim's page shows and the line speaks, against what each duty to tell news promises.

For every such duty of every edition: which sentence meets it, or that only a person can. A duty is reported as told
only where that sentence was among those said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from tests.channels.web.gallery import known_of, page_of
from tests.rules.cases.stories import NOW, VICTIM_ID, hearing, one, timeline
from victimcare.rules import rights
from victimcare.rules.cases.news_content import ONLY_A_PERSON
from victimcare.rules.cases.page_assembly import build_victim_page
from victimcare.rules.cases.page_facts import PageFacts
from victimcare.rules.cases.page_shapes import PagePromiseState, PageRightState, VictimPage
from victimcare.rules.rights import EventRef
from victimcare.rules.safe_contact.contact_gate import DisclosureDecision, VictimChannel
from victimcare.rules.safe_contact.contact_plan import DisclosureLevel
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days
from victimcare.wording import tell

HEARD = {"received_by_wcu_at": "2026-11-24T12:00:00Z"}
WHY = "No witness could say who it was"
QUOTED = f"The reason on record: “{WHY}”"
LOOK = "Ask on your page or ring us, within 3 months."
LAWYERS_LOOK = "You can ask the lawyers for a review. Ask soon, on your page or by ringing us."
PLACE = "Wednesday 3 February 2027 at 10am, "
ASKED = "You are asked to speak there. You can choose who comes with you, and how."
A_PERSON = ()


@dataclass(frozen=True)
class Case:
    """An event that starts the duty, and the sentences that meet it: on the page, and so spoken on the line."""

    duty: str
    event: str
    data: Mapping[str, Any]
    met_by: tuple[str, ...]

    def __str__(self) -> str:
        what = next(
            (str(self.data[key]) for key in ("outcome", "result", "decision", "kind", "change") if key in self.data), ""
        )
        return "-".join(part for part in (self.duty, self.event, what, "" if self.met_by else "person") if part)


def listed(kind: str, **more: Any) -> dict[str, Any]:
    return hearing(kind, "2027-02-03T10:00:00+00:00", **HEARD, **more)


def result(result: str, **more: Any) -> dict[str, Any]:
    return {"hearing_ref": "H-trial", "result": result, **HEARD, **more}


def decision(decision: str, by: str, **more: Any) -> dict[str, Any]:
    return {"decision": decision, "by": by, **more}


POLICE_NO = "r6_charge_decision_no_prosecution_police"
CPS_NO = "r6_charge_decision_no_prosecution_cps"

CASES = [
    Case("r6_not_investigated", "case.not_investigated", {"reason": WHY}, (QUOTED, "Help is open to you.")),
    Case("r6_not_investigated", "case.not_investigated", {"reason": " "}, A_PERSON),
    Case("r6_not_investigated", "case.not_investigated", {"reason": "x" * 1001}, A_PERSON),
    Case("r6_suspect_arrested", "suspect.arrested", one(), ("We arrested someone",)),
    Case("r6_suspect_interviewed", "suspect.interviewed", one(), ("It was an interview under caution",)),
    Case(
        "r6_suspect_released_without_charge",
        "suspect.released_without_charge",
        one(),
        ("We let the other person go", "They are not charged with anything now."),
    ),
    Case(
        "r6_suspect_bailed_or_rui",
        "suspect.bailed",
        one(
            conditions=["Not to go near Mill Lane", "To sleep at home", "Curfew 9pm to 6am"],
            conditions_protect_victim=True,
        ),
        (
            "We let the other person go for now",
            "The rules of bail, as they are written down:",
            "They must not go near Mill Lane.",
            "They must sleep at home.",
            "A rule, as it is written down: “Curfew 9pm to 6am”",
            "Some of these rules are there to protect you.",
        ),
    ),
    # One rule, too long to listen to: a person tells it, and until then it is not told.
    Case("r6_suspect_bailed_or_rui", "suspect.bailed", one(conditions=["To sleep at home", "x" * 1001]), A_PERSON),
    Case("r6_suspect_bailed_or_rui", "suspect.bailed", one(), ("We let the other person go for now",)),
    Case(
        "r6_suspect_bailed_or_rui",
        "suspect.released_under_investigation",
        one(),
        ("We let the other person go for now", "There are no rules that they must keep. We are still looking into it."),
    ),
    Case(
        "r6_police_bail_changed",
        "suspect.bail_changed",
        one(change="conditions_varied"),
        ("The rules for the other person changed",),
    ),
    Case(
        "r6_police_bail_changed",
        "suspect.bail_changed",
        one(change="extended"),
        ("The other person must come back on a later day",),
    ),
    Case(
        "r6_police_bail_changed",
        "suspect.bail_changed",
        one(change="cancelled"),
        ("The rules for the other person were taken away",),
    ),
    Case(
        "r6_police_bail_changed",
        "suspect.bail_changed",
        one(change="ended"),
        ("The rules for the other person have ended",),
    ),
    Case("r6_oocd_given", "suspect.out_of_court_disposal", one(outcome="8"), A_PERSON),
    Case(
        "r6_charge_decision_prosecute",
        "suspect.charged",
        one(offences=["Burglary"]),
        ("The other person will have to answer in court",),
    ),
    Case(POLICE_NO, "prosecution.decision", decision("no_charge", "police", reason=WHY), (QUOTED, LOOK)),
    Case(POLICE_NO, "prosecution.decision", decision("no_charge", "police"), A_PERSON),
    Case(CPS_NO, "prosecution.decision", decision("no_charge", "cps", reason=WHY), (QUOTED, LAWYERS_LOOK)),
    Case(CPS_NO, "prosecution.decision", decision("no_charge", "cps"), A_PERSON),
    Case(CPS_NO, "case.outcome", {"outcome": "9", "reason": WHY}, (QUOTED, LAWYERS_LOOK)),
    Case(CPS_NO, "case.outcome", {"outcome": "9"}, A_PERSON),
    Case(POLICE_NO, "case.outcome", {"outcome": "5"}, ("The person we think did it has died.",)),
    Case(POLICE_NO, "case.outcome", {"outcome": "10", "reason": WHY}, (QUOTED, LOOK)),
    Case(POLICE_NO, "case.outcome", {"outcome": "10"}, A_PERSON),
    Case(POLICE_NO, "case.outcome", {"outcome": "11"}, ("The person is too young",)),
    Case(POLICE_NO, "case.outcome", {"outcome": "12"}, ("The person is too ill", LOOK)),
    Case(POLICE_NO, "case.outcome", {"outcome": "13"}, ("Someone the court would need to hear cannot speak", LOOK)),
    Case(POLICE_NO, "case.outcome", {"outcome": "14"}, ("We did not find out who did it.",)),
    Case(POLICE_NO, "case.outcome", {"outcome": "15"}, ("We could not prove it.", LOOK)),
    Case(POLICE_NO, "case.outcome", {"outcome": "16", "reason": WHY}, (QUOTED,)),
    Case(POLICE_NO, "case.outcome", {"outcome": "16"}, A_PERSON),
    Case(POLICE_NO, "case.outcome", {"outcome": "17"}, ("The law gives a time to go to court, and it is over.", LOOK)),
    Case(POLICE_NO, "case.outcome", {"outcome": "18"}, ("We could not find out who did it.",)),
    Case(POLICE_NO, "case.outcome", {"outcome": "21", "reason": WHY}, (QUOTED, LOOK)),
    Case(POLICE_NO, "case.outcome", {"outcome": "21"}, A_PERSON),
    Case(
        "r6_charge_dropped_or_altered",
        "prosecution.decision",
        decision("discontinued", "cps", reason=WHY),
        ("The lawyers stopped the case", QUOTED),
    ),
    Case(
        "r6_charge_dropped_or_altered",
        "prosecution.decision",
        decision("charge_altered", "cps"),
        ("What the other person must answer for changed",),
    ),
    *(
        Case("r8_hearing_date", "hearing.listed", listed(kind), (PLACE, "Riverside Crown Court"))
        for kind in ("first_hearing", "plea_and_trial_preparation", "trial", "sentence", "bail", "other")
    ),
    Case("r8_hearing_date", "hearing.listed", listed("trial") | {"court": ""}, A_PERSON),
    Case(
        "r8_required_to_give_evidence",
        "hearing.listed",
        listed("trial", victim_must_attend=[VICTIM_ID]),
        (PLACE, ASKED),
    ),
    Case(
        "r8_required_to_give_evidence",
        "hearing.listed",
        listed("appeal", victim_must_attend=[VICTIM_ID]),
        (PLACE, ASKED),
    ),
    Case("r8_bail_hearing", "hearing.resulted", result("bail_granted"), A_PERSON),
    Case("r8_bail_hearing", "hearing.resulted", result("bail_varied"), A_PERSON),
    Case("r8_bail_hearing", "hearing.resulted", result("remanded"), A_PERSON),
    Case(
        "r8_arrest_warrant",
        "hearing.resulted",
        result("warrant_issued"),
        ("The court ordered the arrest of the other person",),
    ),
    Case(
        "r9_case_outcome",
        "hearing.resulted",
        result("guilty_plea"),
        ("The other person said in court that they did it",),
    ),
    Case(
        "r9_case_outcome",
        "hearing.resulted",
        result("convicted"),
        ("The court decided that the other person did it",),
    ),
    Case("r9_case_outcome", "hearing.resulted", result("acquitted"), ("The court found the other person not guilty",)),
    Case("r9_case_outcome", "hearing.resulted", result("discontinued"), ("The case in court was stopped",)),
    Case("r9_sentence", "hearing.resulted", result("sentenced", sentence="14 months in prison"), A_PERSON),
    Case(
        "r9_appeal_lodged",
        "appeal.lodged",
        {"against": "sentence", **HEARD},
        ("The other person asked a higher court to look again",),
    ),
    Case("r9_appeal_hearing_and_result", "hearing.listed", listed("appeal"), (PLACE, "Riverside Crown Court")),
    Case(
        "r9_appeal_hearing_and_result",
        "appeal.resulted",
        {"result": "Appeal dismissed", **HEARD},
        ("The higher court decided", "In the court’s own words: “Appeal dismissed”"),
    ),
    Case("r9_appeal_hearing_and_result", "appeal.resulted", {"result": "", **HEARD}, A_PERSON),
    Case(
        "r11_sentence_milestones",
        "offender.release_planned",
        one(on="2026-12-20"),
        ("A day to leave prison was set: Sunday 20 December", "you can tell it how this hurt you"),
    ),
]
IN_WRITING = "r3_written_acknowledgement"
NO_EVENT = {"r8_rearrest_hearing", "r9_appeal_bail", "r11_escape_or_release_in_error"}


def _known(case: Case) -> PageFacts:
    """The event as e2 of the victim's case, and the duties that it started."""
    facts = timeline((case.event, 22.5, case.data))
    own = rights.work_out_ledger(facts, rights_catalogue(), working_days(), as_of=NOW).victims[0]
    return replace(known_of("just-told"), facts=facts, duties=own.duties, is_enhanced=own.is_enhanced)


def _page(case: Case) -> VictimPage:
    return build_victim_page(known=_known(case), calendar=working_days(), now=NOW)


def _said_on_page(page: VictimPage) -> str:
    steps = (step for journey in page.journeys for step in journey.steps)
    return " ".join(_say(part, "page") for step in steps for part in (step.title, *step.lines))


def _say(chosen: Any, manner: str) -> str:
    return tell(chosen, manner=manner, today=NOW.date())


def _event(case: Case) -> EventRef:
    return _known(case).facts[1].ref


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_duty_is_told_by_what_it_promises_and_by_nothing_less(case: Case) -> None:
    known, page = _known(case), _page(case)
    started = [standing for standing in known.duties if standing.duty.id == case.duty]
    right = next(row for row in page.rights if row.what.id == f"cases-right-{case.duty}")

    assert [standing.duty.triggered_by for standing in started] == [_event(case)]
    assert [part for part in case.met_by if part not in _said_on_page(page)] == []
    assert (_event(case) in page.tells) is bool(case.met_by)
    assert (right.state in (PageRightState.KEPT, PageRightState.LATE)) is bool(case.met_by)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_line_speaks_every_sentence_that_the_page_shows_of_it(case: Case) -> None:
    page = _page(case)
    steps = [step for journey in page.journeys for step in journey.steps if step.on and step.on.day == 24]

    assert steps
    assert [part for step in steps for part in (step.title, *step.lines) if part not in page.spoken.news] == []


@pytest.mark.parametrize("case", [case for case in CASES if not case.met_by], ids=str)
def test_where_more_is_owed_than_can_be_shown_a_person_is_promised(case: Case) -> None:
    page = _page(case)

    assert page.promises[0].state is PagePromiseState.TALK
    assert page.spoken.next_step.id == "cases-talk"


def test_every_duty_to_tell_news_is_judged() -> None:
    telling = {duty for edition in rights_catalogue().editions for duty in edition.tells}
    met = {case.duty for case in CASES if case.met_by}

    assert {case.duty for case in CASES} | NO_EVENT | {IN_WRITING} == telling
    assert telling - met == set(ONLY_A_PERSON)


def test_the_page_names_no_offence_and_no_reference_and_so_confirms_no_report_in_writing() -> None:
    page = page_of("just-told")
    right = next(row for row in page.rights if row.what.id == f"cases-right-{IN_WRITING}")

    assert known_of("just-told").facts[0].ref not in page.tells
    assert right.state is PageRightState.DUE


def test_a_victim_reads_and_hears_of_every_court_day_where_they_are_asked_to_speak() -> None:
    page = page_of("called")
    steps = page.journeys[0].steps
    trial = next(step for step in steps if step.title.id == "cases-step-hearing-listed-trial")
    now = next(step for step in steps if step.title.id == "cases-now-hearing-first-hearing")

    assert [_say(line, "page") for line in trial.lines] == [
        "For Wednesday 3 February 2027 at 10am, Riverside Crown Court.",
        ASKED,
    ]
    assert [line.id for line in now.lines] == ["cases-hearing-place"]
    spoken = [_say(part, "spoken") for part in page.spoken.news]
    assert spoken[spoken.index("The trial was set") :][:3] == [
        "The trial was set",
        "It is for Wednesday the third of February 2027 at ten o’clock in the morning, at Riverside Crown Court.",
        ASKED,
    ]


def test_a_victim_asked_to_speak_in_court_is_not_told_what_if() -> None:
    called = [step.title.id for step in page_of("called").journeys[0].steps]
    charged = [step.title.id for step in page_of("charged").journeys[0].steps]

    assert "cases-ahead-speak" not in called
    assert "cases-ahead-speak" in charged


BAILED = Case(
    "r6_suspect_bailed_or_rui",
    "suspect.bailed",
    one(return_on="2026-12-20", conditions=["Not to contact Asha Begum"], conditions_protect_victim=True),
    (),
)


def _at(level: DisclosureLevel, case: Case = BAILED) -> VictimPage:
    known = replace(_known(case), opened=DisclosureDecision(VictimChannel.LINE, level), names=("Asha Begum",))
    return build_victim_page(known=known, calendar=working_days(), now=NOW)


def test_where_everything_may_be_told_each_rule_of_bail_is_read_out_and_what_to_do_in_danger() -> None:
    page = _at(DisclosureLevel.FULL)
    said = [_say(part, "spoken") for part in (*page.spoken.status, *page.spoken.news, *page.spoken.danger)]

    assert said[0].endswith("They must return to the police station on Sunday the twentieth of December.")
    assert "They must not contact you." in said
    assert said[-1] == "If a rule is broken, tell us. If you are in danger, hang up and ring 9 9 9."
    assert _event(BAILED) in page.tells
    assert page.leaves_out == ()


def test_rules_that_the_victim_knows_already_are_read_out_in_every_call() -> None:
    known = replace(_known(BAILED), opened=DisclosureDecision(VictimChannel.LINE, DisclosureLevel.FULL))
    told = replace(known, duties=[one for one in known.duties if one.duty.id != BAILED.duty])
    page = build_victim_page(known=told, calendar=working_days(), now=NOW)

    assert page.spoken.news == ()
    assert [line.id for line in page.spoken.beside] == [
        "cases-bail-conditions",
        "cases-bail-must-not",
        "cases-bail-protects-you",
    ]


def test_a_status_names_no_rule_and_the_release_is_left_to_a_person() -> None:
    page = _at(DisclosureLevel.STATUS)
    said = " ".join(_say(part, "spoken") for part in (*page.spoken.status, *page.spoken.news, *page.spoken.beside))

    assert "contact" not in said
    assert "There are rules they must keep. A person will go through them with you." in said
    assert page.spoken.danger
    assert _event(BAILED) not in page.tells
    assert page.leaves_out == (_event(BAILED),)
    assert page.spoken.next_step.id == "cases-talk"


def test_a_release_without_rules_is_told_with_a_status_too() -> None:
    without = replace(BAILED, data=one(return_on="2026-12-20"))

    assert _event(without) in _at(DisclosureLevel.STATUS, without).tells
