"""The Code for somebody without a code: what four answers lead to, in the edition in force. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from victimcare.rules.cases.case_sentences import reword_for_bereaved
from victimcare.rules.clock import london_date
from victimcare.rules.rights import rights_enquiry
from victimcare.rules.rights.catalogue import Entitlement, Span, Unit
from victimcare.rules.rights.rights_enquiry import EnquirerRole, EnquiryAnswers
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Act, Actor, permit
from victimcare.services.rights.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing owed. `faster`: its time with Enhanced Rights, where it is another. None: the Code gives no number."""

    what: Sentence
    within: Sentence | None
    faster: Sentence | None


@dataclass(frozen=True, slots=True)
class YourRights:
    notes: tuple[Sentence, ...]
    owed: tuple[Owed, ...]
    may_be_faster: bool


def explain(*, actor: Actor, answers: EnquiryAnswers, now: datetime) -> YourRights:
    """Only what a public page restates: what is from memory is never shown to the public as a right."""
    permit(actor, Act.SEE_PUBLIC_PAGE)
    known = catalogue().edition_on(london_date(now)).entitlements
    fitting = (known[name] for name in rights_enquiry.list_fitting_entries(answers) if name in known)
    return YourRights(
        notes=rights_enquiry.list_enquiry_notes(answers),
        owed=tuple(_owed(entry, answers) for entry in fitting if entry.is_verified),
        may_be_faster=rights_enquiry.may_have_enhanced_rights(answers),
    )


def _owed(entry: Entitlement, answers: EnquiryAnswers) -> Owed:
    return Owed(
        what=_what(entry.id, answers),
        within=_within(entry, entry.standard),
        faster=_within(entry, entry.enhanced, "faster") if entry.enhanced != entry.standard else None,
    )


def _what(entry: str, answers: EnquiryAnswers) -> Sentence:
    """After a death in the words of the page of a bereaved relative, where the usual ones do not fit."""
    usual = sentence(f"cases-right-{entry}")
    for_death = reword_for_bereaved(usual)
    if answers.who is EnquirerRole.BEREAVED and for_death != usual:
        return for_death
    return sentence(f"front-door-owed-{entry.replace('_', '-')}")


def _within(entry: Entitlement, span: Span | None, kind: str = "within") -> Sentence | None:
    if span is None:
        return None
    if entry.is_window and span.unit is Unit.CALENDAR_MONTH and span.amount % 12 == 0:
        return sentence("front-door-window-year", count=span.amount // 12)
    manner = "window" if entry.is_window else kind
    return sentence(f"front-door-{manner}-{span.unit.removeprefix('calendar_').replace('_', '-')}", count=span.amount)
