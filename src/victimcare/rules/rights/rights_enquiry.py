"""Suggests what a person without a code may be owed, from four answers that are not stored.

Returns entries of the Code by id: the page takes their times from the edition in force, and leaves out what no public
page restates.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from victimcare.rules.sentences import Sentence, sentence


class EnquirerRole(StrEnum):
    ME = "me"
    CHILD = "child"  # the enquirer speaks for a child under 18
    BEREAVED = "bereaved"
    BUSINESS = "business"
    WITNESS = "witness"  # saw it, and was not harmed
    NOT_SAID = "not_said"


class EnquiryCrime(StrEnum):
    HOME = "home"  # a partner, an ex-partner or a family member
    SEXUAL = "sexual"
    VIOLENCE = "violence"
    HATE = "hate"
    PROPERTY = "property"
    FRAUD = "fraud"
    NOT_SAID = "not_said"


class EnquiryTime(StrEnum):
    WEEK = "week"
    TWO_YEARS = "two_years"
    LONGER = "longer"
    NOT_SAID = "not_said"


class EnquiryStage(StrEnum):
    NOT_TOLD = "not_told"
    LOOKED_INTO = "looked_into"
    STOPPED = "stopped"
    COURT = "court"
    OVER = "over"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class EnquiryAnswers:
    who: EnquirerRole
    kind: EnquiryCrime
    when: EnquiryTime
    stage: EnquiryStage


_ALWAYS = ("r1_interpretation", "r4_needs_assessment", "r4_support_referral", "r5_compensation_information")
_AT: dict[EnquiryStage, tuple[str, ...]] = {
    EnquiryStage.NOT_TOLD: ("r2_crime_recorded", "r3_written_acknowledgement", "r3_information_on_reporting"),
    EnquiryStage.LOOKED_INTO: (
        "r6_suspect_arrested",
        "r6_suspect_interviewed",
        "r6_suspect_bailed_or_rui",
        "r6_suspect_released_without_charge",
        "r6_update_preference",
        "r7_vps_information",
    ),
    EnquiryStage.STOPPED: (
        "r6_not_investigated",
        "r6_vrr_police_request",
        "r6_vrr_police_acknowledge",
        "r6_vrr_police_result",
    ),
    EnquiryStage.COURT: (
        "r8_hearing_date",
        "r8_required_to_give_evidence",
        "r8_bail_hearing",
        "r8_special_measures_outcome",
        "r7_vps_before_sentence",
    ),
    EnquiryStage.OVER: ("r9_case_outcome", "r9_sentence", "r9_uls_request"),
    EnquiryStage.NOT_SAID: ("r2_crime_recorded", "r6_suspect_arrested", "r6_update_preference", "r8_hearing_date"),
}
_LAST = "r12_phso"
_INJURED = frozenset(
    {EnquiryCrime.HOME, EnquiryCrime.SEXUAL, EnquiryCrime.VIOLENCE, EnquiryCrime.HATE}
)  # those who may apply to the injuries scheme
_OFTEN_FASTER = frozenset({EnquiryCrime.HOME, EnquiryCrime.SEXUAL, EnquiryCrime.HATE})


def list_fitting_entries(answers: EnquiryAnswers) -> tuple[str, ...]:
    """Return the ids of the entries that fit, the most relevant first. None for a witness."""
    if answers.who is EnquirerRole.WITNESS:
        return ()
    found = [*_AT[answers.stage], *_ALWAYS]
    if _may_ask_the_scheme(answers):
        found.append("r5_cics_application_limit")
    if answers.stage is EnquiryStage.OVER and answers.kind in _INJURED:
        found.append("r11_vcs_referral")
    if answers.who is EnquirerRole.BEREAVED and answers.stage in (EnquiryStage.COURT, EnquiryStage.OVER):
        found.append("r9_bereaved_cps_meeting")
    return (*found, _LAST)


def may_have_enhanced_rights(answers: EnquiryAnswers) -> bool:
    """Whether Enhanced Rights are likely enough to be named first; any victim may ask for them even so."""
    if answers.who in (EnquirerRole.BUSINESS, EnquirerRole.WITNESS):
        return False
    return answers.who in (EnquirerRole.CHILD, EnquirerRole.BEREAVED) or answers.kind in _OFTEN_FASTER


def list_enquiry_notes(answers: EnquiryAnswers) -> tuple[Sentence, ...]:
    """Return the notes that a person with these answers should read first."""
    said = ["bereaved"] if answers.who is EnquirerRole.BEREAVED else []
    if answers.who is EnquirerRole.WITNESS:
        said.append("witness")
    if answers.who is EnquirerRole.BUSINESS:
        said.append("business")
    if answers.kind is EnquiryCrime.SEXUAL and answers.when is EnquiryTime.WEEK:
        said.append("soon-after")
    if answers.kind is EnquiryCrime.HOME:
        said.append("home")
    if answers.kind is EnquiryCrime.FRAUD and answers.stage in (EnquiryStage.NOT_TOLD, EnquiryStage.NOT_SAID):
        said.append("fraud")
    if answers.stage is EnquiryStage.NOT_TOLD:
        said.append("any-time" if answers.when is EnquiryTime.LONGER else "your-choice")
    if _may_ask_the_scheme(answers) and answers.when is EnquiryTime.LONGER:
        said.append("late-scheme")
    return tuple(sentence(f"front-door-note-{name}") for name in said)


def _may_ask_the_scheme(answers: EnquiryAnswers) -> bool:
    return answers.who not in (EnquirerRole.BUSINESS, EnquirerRole.WITNESS) and (
        answers.kind in _INJURED or answers.who is EnquirerRole.BEREAVED
    )
