"""What must be said before a victim counts as told: the content that each duty to give news promises, as sentences.

The contract lets the victim's page and the line meet such a duty "at the moment it shows or speaks the news"
(contracts/ledger, last section). The news is what the duty's own title in the edition says the victim is told: where
the title names reasons, an event shown without them has not told the victim, and a colleague still must.
docs/adr/ledger-interpretation.md lists each duty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from victimcare.rules.cases.case_sentences import CONDITIONS_BY_PERSON
from victimcare.rules.cases.event_effects import effect_of_event
from victimcare.rules.cases.outcome_codes import OUTCOME_EFFECTS
from victimcare.rules.rights import Fact, OutcomeReview
from victimcare.rules.sentences import Sentence

RequiredSentence = frozenset[str]  # ids of sentences, any one of which satisfies it

_REASON = "cases-reason"


def _one_of(*ids: str) -> RequiredSentence:
    return frozenset(ids)


def _steps(of: str, *variants: str) -> RequiredSentence:
    return frozenset(f"cases-step-{of}-{variant}" for variant in variants)


# Outcomes whose own sentence gives the reason (the others need the record's reason), and those that allow no review.
_SAYS_WHY = frozenset(f"cases-outcome-{code}" for code, effect in OUTCOME_EFFECTS.items() if effect.says_why)
_NO_SECOND_LOOK = frozenset(
    f"cases-outcome-{code}" for code, effect in OUTCOME_EFFECTS.items() if effect.review is OutcomeReview.NO
)
_WHY = _one_of(_REASON) | _SAYS_WHY

_BAIL_CHANGES = _steps("suspect-bail-changed", "conditions-varied", "extended", "cancelled", "ended")
_DAY_AND_PLACE = _one_of("cases-hearing-for")
_RESULTS = _steps("hearing-resulted", "guilty-plea", "convicted", "acquitted", "discontinued")
_HIGHER_COURT = _one_of("cases-step-hearing-listed-appeal", "cases-step-appeal-resulted")

# By the duty's id. Only a colleague can meet a duty that is missing here: `ONLY_A_PERSON` says why.
_NEEDS: Mapping[str, tuple[RequiredSentence, ...]] = {
    "r6_not_investigated": (
        _one_of("cases-step-case-not-investigated"),
        _one_of(_REASON),
        _one_of("cases-help-offered"),
    ),
    "r6_suspect_arrested": (_one_of("cases-step-suspect-arrested"),),  # "with reasons where applicable"
    "r6_suspect_interviewed": (_one_of("cases-step-suspect-interviewed"), _one_of("cases-under-caution")),
    "r6_suspect_released_without_charge": (
        _one_of("cases-step-suspect-released-without-charge"),
        _one_of("cases-not-charged"),
    ),
    "r6_suspect_bailed_or_rui": (
        _one_of("cases-step-suspect-bailed", "cases-step-suspect-released-under-investigation"),
    ),
    "r6_police_bail_changed": (_BAIL_CHANGES,),
    "r6_charge_decision_prosecute": (_one_of("cases-step-suspect-charged"),),
    "r6_charge_decision_no_prosecution_police": (
        _one_of("cases-step-prosecution-decision-no-charge-police", "cases-step-case-outcome-closed"),
        _WHY,
        _one_of("cases-second-look-police") | _NO_SECOND_LOOK,
    ),
    "r6_charge_decision_no_prosecution_cps": (
        _one_of("cases-step-prosecution-decision-no-charge-cps", "cases-step-case-outcome-no-charge"),
        _one_of(_REASON),
        _one_of("cases-second-look-cps"),
    ),
    "r6_charge_dropped_or_altered": (_steps("prosecution-decision", "discontinued", "charge-altered"),),
    "r8_hearing_date": (_DAY_AND_PLACE,),
    "r8_required_to_give_evidence": (_DAY_AND_PLACE, _one_of("cases-hearing-asked")),
    "r8_arrest_warrant": (_steps("hearing-resulted", "warrant-issued"),),
    "r9_case_outcome": (_RESULTS,),  # "with a short summary of reasons where available"
    "r9_appeal_lodged": (_one_of("cases-step-appeal-lodged"),),
    "r9_appeal_hearing_and_result": (_HIGHER_COURT, _DAY_AND_PLACE | _one_of("cases-court-words")),
    "r11_sentence_milestones": (_one_of("cases-step-offender-release-planned"), _one_of("cases-parole")),
}

# Why neither page nor line can tell these: the feed never gives what they promise, or the victim's page never shows it.
ONLY_A_PERSON: Mapping[str, str] = {
    "r3_written_acknowledgement": "in writing: the page names the case, and no print is needed",
    "r6_oocd_given": "with reasons, and the feed gives only the kind of disposal",
    "r8_bail_hearing": "with conditions, changes and reasons, and the feed gives only the result",
    "r8_rearrest_hearing": "no event of the feed",
    "r9_sentence": "with what the sentence means, and the feed gives only what was passed",
    "r9_appeal_bail": "no event of the feed",
    "r11_escape_or_release_in_error": "no event of the feed",
}


def can_page_or_line_meet_duty(fact: Fact, victim_id: str, duty_id: str) -> bool:
    """Whether the victim's page or the line can meet this duty, started by this event, by what they say about it."""
    turn = effect_of_event(fact, victim_id)
    return turn.step is not None and covers_duty(duty_id, (turn.step, *turn.lines))


def covers_duty(duty_id: str, said: Iterable[Sentence]) -> bool:
    """Whether these sentences about the event that started the duty say all that it promises, leaving nothing to a
    colleague."""
    ids = {sentence.id for sentence in said}
    needs = _NEEDS.get(duty_id)
    return needs is not None and CONDITIONS_BY_PERSON not in ids and all(ids & need for need in needs)
