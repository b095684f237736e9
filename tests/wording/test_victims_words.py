"""The words on the victim's pages: plain, short, and never those that the field uses about the victim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from fluent.syntax.ast import Message, Pattern, SelectExpression, TextElement

from tests.rules.cases.stories import VICTIM_ID
from tests.wording.parsed import resources
from victimcare.rules.cases.case_progress import CaseProgress, ListedHearing
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.event_effects import EventEffect, effect_of_event
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.journey import JourneyLeg, list_steps_ahead, next_awaited_news
from victimcare.rules.rights import Fact
from victimcare.services.feed.event_forms import FORM_OF_TYPE
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.wording import has_sentence, list_sentence_ids, say

ROOMS = (
    *(
        "account",
        "cases",
        "court",
        "easy",
        "front_door",
        "journey",
        "more_help",
        "portal",
        "second_step",
        "ui",
        "young",
    ),
)
LONGEST = 15  # words in a sentence

# What is never said to the victim. `_ALLOWED` are the places where the official word follows the plain one, once.
_NEVER = re.compile(
    r"\b(?:suspects?|perpetrators?|offenders?|victims?|alleged(?:ly)?|claims?|claimed|NFA|RUI|CPS|OIC|VPS|VRR|police"
    r"|prosecut\w*|custody|perpetrat\w*|vulnerab\w*|uncooperative|withdr[ae]w\w*|referrals?|signpost\w*|closure"
    r"|adjourn\w*|public interest|insufficient|as soon as possible|in due course|unfortunately|please note|valued"
    r"|rest assured|low risk|low priority|minor|move on|invalid|incident|system|feed|database)\b",
    re.IGNORECASE,
)
_ALLOWED = {
    "cases-step-case-sent-to-cps.more": {"Prosecution"},  # the Crown Prosecution Service, named once
    "cases-step-hearing-resulted-warrant-issued.more": {"police"},
    # Where a suspect on bail must return to.
    "cases-status-bailed-until": {"police"},
    "cases-status-bailed-until.easy": {"police"},
    "cases-status-bailed-no-rules-known-until": {"police"},
    # Those who help, by their own names.
    "front-door-way-behaved.more": {"Police"},
    "front-door-way-commissioner.more": {"Victims"},
    "portal-help-anyone.more": {"Victim"},
}


def _patterns_of(room: str) -> Iterator[tuple[str, Pattern]]:
    for entry in resources("en")[room].body:
        if isinstance(entry, Message):
            if entry.value is not None:
                yield entry.id.name, entry.value
            yield from ((f"{entry.id.name}.{form.id.name}", form.value) for form in entry.attributes)


def _readings(pattern: Pattern) -> list[str]:
    """Every way a sentence can come out, with a word in place of each value."""
    readings = [""]
    for part in pattern.elements:
        if isinstance(part, TextElement):
            additions = [part.value]
        elif isinstance(part.expression, SelectExpression):
            additions = [reading for variant in part.expression.variants for reading in _readings(variant.value)]
        else:
            additions = ["something"]
        readings = [reading + addition for reading in readings for addition in additions]
    return readings


@pytest.mark.parametrize("room", ROOMS)
def test_no_word_of_the_field(room: str) -> None:
    found = {
        (name, word)
        for name, pattern in _patterns_of(room)
        for reading in _readings(pattern)
        for word in _NEVER.findall(reading)
        if word not in _ALLOWED.get(name, set())
    }

    assert found == set()


@pytest.mark.parametrize("room", ROOMS)
def test_sentences_are_short(room: str) -> None:
    sentences = {
        (name, sentence)
        for name, pattern in _patterns_of(room)
        for reading in _readings(pattern)
        for sentence in re.split(r"(?<=[.?:])\s+", reading)
        if len(sentence.split()) > LONGEST
    }

    assert sentences == set()


@pytest.mark.parametrize("room", ROOMS)
def test_no_exclamation(room: str) -> None:
    patterns = _patterns_of(room)
    assert [name for name, pattern in patterns if any("!" in reading for reading in _readings(pattern))] == []


_MOMENT = "2026-12-14T10:00:00+00:00"
_CODES = sorted(rights_catalogue().outcomes)
_VARIANTS: dict[str, list[dict[str, object]]] = {
    "case.recorded": [{"reported_by": way} for way in ("999", "third_party", "officer")],
    "case.outcome": [{"outcome": code} for code in _CODES],
    "suspect.out_of_court_disposal": [{"outcome": code} for code in _CODES],
    "suspect.interviewed": [{}, {"under_caution": False}],
    "suspect.bailed": [{}, {"return_on": "2026-12-20", "conditions": ["Keep away"], "conditions_protect_victim": True}],
    "suspect.bail_changed": [
        {"change": change, **more}
        for change in ("conditions_varied", "extended", "cancelled", "ended")
        for more in ({}, {"return_on": "2026-12-20"})
    ],
    "prosecution.decision": [
        {"decision": decision, "by": by, "reason": "too little proof"}
        for decision in ("charge", "no_charge", "discontinued", "charge_altered")
        for by in ("cps", "police")
    ],
    "hearing.listed": [
        {"hearing_ref": "H", "court": "Riverside Crown Court", "kind": kind, "starts_at": _MOMENT, **more}
        for kind in ("first_hearing", "plea_and_trial_preparation", "trial", "sentence", "appeal", "bail", "other")
        for more in ({}, {"court": ""}, {"victim_must_attend": [VICTIM_ID]})
    ],
    "hearing.resulted": [
        {"hearing_ref": "H", "result": result, "sentence": "a fine"}
        for result in [
            "adjourned",
            "guilty_plea",
            "not_guilty_plea",
            "convicted",
            "acquitted",
            "discontinued",
            "sentenced",
            "bail_granted",
            "bail_varied",
            "remanded",
            "warrant_issued",
        ]
    ],
    "appeal.resulted": [{"result": "dismissed"}],
    "offender.release_planned": [{"on": "2026-12-20"}],
    "victim.contacted": [
        {"channel": channel, "reached": reached}
        for channel in ("phone", "in_person", "email", "text", "letter", "video", "page", "line")
        for reached in (True, False)
    ],
}


_WITH_WORDS = sorted({*FORM_OF_TYPE, EventType.CASE_LOOKED_AT})


def _turns(kind: EventType) -> list[EventEffect]:
    moment = datetime(2026, 11, 10, tzinfo=UTC)
    return [
        effect_of_event(Fact("urn:records", "e1", kind, moment, 1, {"victim_id": VICTIM_ID, **data}), VICTIM_ID)
        for data in _VARIANTS.get(kind, [{}])
    ]


@pytest.mark.parametrize("kind", _WITH_WORDS)
def test_every_event_has_words(kind: EventType) -> None:
    turns = _turns(kind)
    said = [sentence for turn in turns for sentence in (turn.step, turn.status, *turn.lines) if sentence]
    statuses = [f"cases-status-{turn.stage}" for turn in turns if turn.stage and turn.status is None]

    assert [sentence.id for sentence in said if not has_sentence(sentence.id)] == []
    assert [name for name in statuses if not has_sentence(name)] == []


def test_every_step_says_what_it_means_what_can_be_done_and_what_comes_after() -> None:
    made = {turn.step.id for kind in _WITH_WORDS for turn in _turns(kind) if turn.step}
    wanted = {form for name in made for form in _deeper(name)}

    assert sorted(name for name in wanted if not has_sentence(name)) == []
    worded = {name for name in list_sentence_ids("en") if name.startswith("journey-step-") and name.endswith(".next")}
    assert worded == {name for name in wanted if name.endswith(".next")}


def _deeper(step: str) -> list[str]:
    about = step.removeprefix("cases-step-")
    # How it ended says it by the code, the step itself does not.
    means = [] if about.startswith("case-outcome-") else [f"{step}.more"]
    return [*means, f"journey-step-{about}.can", f"journey-step-{about}.next"]


@pytest.mark.parametrize("code", _CODES)
def test_every_outcome_is_explained(code: str) -> None:
    names = [f"cases-outcome-{code}", f"journey-outcome-{code}.more", f"journey-outcome-{code}.can"]

    assert [name for name in names if not has_sentence(name)] == []


@pytest.mark.parametrize("leg", list(JourneyLeg))
def test_every_part_of_the_whole_way_is_explained(leg: JourneyLeg) -> None:
    names = [f"journey-leg-{leg}", *(f"journey-leg-{leg}.{form}" for form in ("who", "more", "can", "next"))]

    assert [name for name in names if not has_sentence(name)] == []


def test_no_step_is_worded_that_no_event_makes() -> None:
    made = {turn.step.id for kind in _WITH_WORDS for turn in _turns(kind) if turn.step}
    worded = {name for name in list_sentence_ids("en") if name.startswith("cases-step-") and "." not in name}

    assert worded == made


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_says_where_it_is_and_what_comes(stage: Stage) -> None:
    names = [f"cases-now-{stage}", *(f"cases-ahead-{name}" for name in list_steps_ahead(stage, is_called=False))]

    assert [name for name in names if not (has_sentence(name) and has_sentence(f"{name}.more"))] == []


@pytest.mark.parametrize("stage", list(Stage))
def test_every_awaited_news_has_its_promise_for_page_and_line(stage: Stage) -> None:
    moment = datetime(2026, 11, 10, tzinfo=UTC)
    hearing = ListedHearing(moment, "trial", "Riverside Crown Court", must_attend=False)
    for day in (None, hearing):
        news = next_awaited_news(CaseProgress(stage, (), moment, day, (), is_called=False))
        if news is not None:
            names = [f"cases-after-{news.name}{end}" for end in ("", "-aim")] + [f"cases-tell-{news.name}"]
            assert [name for name in names if not (has_sentence(name) and has_sentence(f"{name}.spoken"))] == []


def test_every_entitlement_of_every_edition_has_words() -> None:
    entries = [entry for edition in rights_catalogue().editions for entry in edition.entitlements.values()]
    own = {entry.id for entry in entries if not entry.is_between_offices}

    assert sorted(duty for duty in own if not has_sentence(f"cases-right-{duty}")) == []


def test_an_outcome_is_said_in_our_own_words() -> None:
    assert say("cases-outcome-15") == (
        "We are closing the case. We could not prove it. That is not the same as not believing you."
    )
