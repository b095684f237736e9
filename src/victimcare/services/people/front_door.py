"""What people can use without a code: complaints, feedback, requests for help, the Code explained, national lines; and
the limits on how often.

The writer may be anyone. So nothing here looks for a case, every writer gets the same answer, and the text is sealed:
it may hold what an abuser must not read, and what a court may want whole.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Count

from victimcare.records.models import PublicFeedback, PublicFormUse
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes import attempt_limits
from victimcare.rules.access_codes.attempt_limits import FormBudget, FormUses, PublicForm
from victimcare.rules.cases.case_sentences import reword_for_bereaved
from victimcare.rules.clock import london_date
from victimcare.rules.contact import correspondence
from victimcare.rules.rights import rights_enquiry
from victimcare.rules.rights.catalogue import Entitlement, Span, Unit
from victimcare.rules.rights.rights_enquiry import EnquirerRole, EnquiryAnswers
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Act, Actor, permit
from victimcare.services.access_codes import attempt_sources, code_rate_limits
from victimcare.services.access_codes.attempt_sources import AttemptSource
from victimcare.services.access_codes.code_rate_limits import NO_CHALLENGE, AnsweredChallenge
from victimcare.services.audit import note
from victimcare.services.challenges.complaint_receipt import ComplaintReceived, ComplaintWords, open_complaint
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.referrals import directory_reviews, self_referrals
from victimcare.services.referrals.directory_reviews import EntryReporter
from victimcare.services.referrals.self_referrals import SelfReferralReceipt
from victimcare.services.referrals.self_referrals import SelfReferralService as SelfReferralService
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.sealing import seal_bytes, unseal_bytes

# Follows up low scores: a known victim is rung and asked what went wrong; anonymous scores are read by a colleague.


def follow_up_unnamed_low_score(*, score: int, now: datetime) -> None:
    """Follow up low scores at the front door. One task, however many come before a colleague reads them, because anyone
    may send them."""
    if correspondence.is_low_score(score):
        task_actions.make_task(
            kind=TaskKind.LOW_SCORE,
            victim_id=None,
            reason="low_score_unnamed",
            harm=HarmLevel.STANDARD,
            due_at=None,
            now=now,
            subject_key="feedback",
        )


FEEDBACK_SHOWN = 100
_ABOUT_FEEDBACK = "feedback"


class FormLimitReached(Exception):
    """Too much was sent with this form, from this source or in total, so it is refused for some minutes."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"not for {minutes} minutes")
        self.minutes = minutes


@dataclass(frozen=True, slots=True)
class FeedbackEntry:
    given_on: date
    score: int
    words: str


@dataclass(frozen=True, slots=True)
class FeedbackOverview:
    """The newest feedback, with or without words, and how often each score was given in total."""

    latest: tuple[FeedbackEntry, ...]
    scores: tuple[tuple[int, int], ...]


@transaction.atomic
def send_complaint(
    *, actor: Actor, said: ComplaintWords, address: str, now: datetime, answered: AnsweredChallenge = NO_CHALLENGE
) -> ComplaintReceived:
    """Store the complaint whole, and ask the colleagues who answer at its level. Raises FormLimitReached."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    count_form_use(PublicForm.COMPLAINT, address, now, answered)
    received = open_complaint(actor=actor, said=said, now=now)
    note(actor, "front_door.complained", at=now, detail={"number": received.number})
    return received


@transaction.atomic
def give_feedback(*, actor: Actor, score: int, words: str, address: str, now: datetime) -> None:
    """Store feedback without its time or source. Raises FormLimitReached."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    count_form_use(PublicForm.FEEDBACK, address, now)
    check_typed_words(actor=actor, about=f"feedback:{uuid4()}", texts=(words,), victim_id=None, now=now)
    PublicFeedback.objects.create(
        given_on=london_date(now),
        score=score,
        words=seal_bytes(words.encode(), _ABOUT_FEEDBACK) if words.strip() else None,
    )
    follow_up_unnamed_low_score(score=score, now=now)
    note(actor, "front_door.feedback", at=now)


@transaction.atomic
def report_wrong_entry(*, actor: Actor, service_id: UUID, address: str, now: datetime) -> None:
    """Report that an entry of the directory is wrong, for a colleague to check. Raises FormLimitReached, NotFound."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    count_form_use(PublicForm.WRONG_ENTRY, address, now)
    directory_reviews.report_entry(actor=actor, service_id=service_id, by=EntryReporter.ANYBODY, now=now)


@transaction.atomic
def list_feedback(*, actor: Actor, now: datetime) -> FeedbackOverview:
    """List feedback for staff. The access is audited."""
    permit(actor, Act.SEE_CHALLENGES)
    counts = dict(PublicFeedback.objects.values_list("score").annotate(count=Count("id")))
    latest = PublicFeedback.objects.order_by("-given_on", "-id")[:FEEDBACK_SHOWN]
    shown = tuple(
        FeedbackEntry(
            one.given_on, one.score, unseal_bytes(bytes(one.words), _ABOUT_FEEDBACK).decode() if one.words else ""
        )
        for one in latest
    )
    note(actor, "front_door.feedback_seen", at=now, detail={"shown": len(shown)})
    return FeedbackOverview(shown, tuple((score, counts.get(score, 0)) for score in range(5, 0, -1)))


def count_form_use(
    form: PublicForm, address: str, now: datetime, answered: AnsweredChallenge = NO_CHALLENGE
) -> PublicFormUse:
    """Count one more use of this form, or raise FormLimitReached. `answered`: the answer to the challenge on its page.
    Uses run one after another, so that simultaneous ones are all counted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"people.front_door.{form}"])
    source = attempt_sources.address_source(address)
    key, network_key = attempt_sources.source_key(source), attempt_sources.network_key(source)
    PublicFormUse.objects.filter(at__lt=now - attempt_limits.USE_KEPT_FOR).delete()
    uses = _uses_within_the_hour(form, key, network_key, now)
    used_up = attempt_limits.find_spent_budget(form, uses)
    if used_up is not None and not _passes(form, used_up, answered, source, now):
        raise FormLimitReached(attempt_limits.minutes_until_form_opens(form, uses, now))
    return PublicFormUse.objects.create(at=now, form=form, source_key=key, network_key=network_key)


def _uses_within_the_hour(form: PublicForm, key: bytes, network_key: bytes, now: datetime) -> FormUses:
    """A source without a key cannot be told apart from others, so it counts only towards the total."""
    lately = PublicFormUse.objects.filter(form=form, at__gt=now - attempt_limits.FORM_WINDOW).order_by("at")
    rows = [(at, bytes(of), bytes(near)) for at, of, near in lately.values_list("at", "source_key", "network_key")]
    return FormUses(
        from_source=[at for at, of, _ in rows if key and of == key],
        from_network=[at for at, _, near in rows if network_key and near == network_key],
        from_all=[at for at, _, _ in rows],
    )


def _passes(
    form: PublicForm, budget: FormBudget, answered: AnsweredChallenge, source: AttemptSource, now: datetime
) -> bool:
    if not attempt_limits.FORM_LIMITS[form].can_pass(budget):
        return False
    return code_rate_limits.take_challenge_pass(answered, source, now, least_bits=attempt_limits.LEAST_BITS) is not None


# Passes a request for help from the front door to a support service alone, without the police.


def list_help_services() -> tuple[SelfReferralService, ...]:
    return self_referrals.list_open_services()


@transaction.atomic
def ask_for_help(
    *,
    actor: Actor,
    service: UUID,
    said: Mapping[str, str],
    police_may_know: bool,
    address: str,
    now: datetime,
    answered: AnsweredChallenge = NO_CHALLENGE,
) -> SelfReferralReceipt:
    """Raises FormLimitReached, NotFound."""
    count_form_use(PublicForm.HELP, address, now, answered)
    return self_referrals.create_self_referral(
        actor=actor, service=service, said=said, police_may_know=police_may_know, now=now
    )


# Limits how often one source may try to sign in to the partners' site, for any account.


@transaction.atomic
def begin_partner_try(*, actor: Actor, address: str, now: datetime) -> int:
    """Count a try as wrong until it is reported right, so that simultaneous tries do not pass. Raises
    FormLimitReached."""
    permit(actor, Act.SIGN_IN)
    return int(count_form_use(PublicForm.PARTNER_SIGN_IN, address, now).pk)


@transaction.atomic
def forget_right_partner_try(*, actor: Actor, try_id: int) -> None:
    permit(actor, Act.SIGN_IN)
    PublicFormUse.objects.filter(id=try_id, form=PublicForm.PARTNER_SIGN_IN).delete()


# National lines that anyone may ring, with the source of each number.

NATIONAL_LINES_FILE = Path(__file__).parent / "national_lines.toml"


@dataclass(frozen=True, slots=True)
class NationalLine:
    """`id` is part of the id of the sentence that says who the line is for."""

    id: str
    number: str
    source: str


@cache
def list_national_lines() -> tuple[NationalLine, ...]:
    read = tomllib.loads(NATIONAL_LINES_FILE.read_text(encoding="utf-8"))
    return tuple(NationalLine(**one) for one in read["line"])


# Explains the Code to a person without a code: what four answers lead to, in the edition in force. Nothing is stored.


@dataclass(frozen=True, slots=True)
class PublicEntitlement:
    """One entitlement. `faster`: its time with Enhanced Rights, where that differs. None: the Code gives no number."""

    what: Sentence
    within: Sentence | None
    faster: Sentence | None


@dataclass(frozen=True, slots=True)
class RightsExplanation:
    notes: tuple[Sentence, ...]
    owed: tuple[PublicEntitlement, ...]
    may_be_faster: bool


def explain_rights(*, actor: Actor, answers: EnquiryAnswers, now: datetime) -> RightsExplanation:
    """List only what a public page restates: an entitlement written down from memory is never shown to the public as a
    right."""
    permit(actor, Act.SEE_PUBLIC_PAGE)
    known = rights_catalogue().edition_on(london_date(now)).entitlements
    fitting = (known[name] for name in rights_enquiry.list_fitting_entries(answers) if name in known)
    return RightsExplanation(
        notes=rights_enquiry.list_enquiry_notes(answers),
        owed=tuple(_owed(entry, answers) for entry in fitting if entry.is_verified),
        may_be_faster=rights_enquiry.may_have_enhanced_rights(answers),
    )


def _owed(entry: Entitlement, answers: EnquiryAnswers) -> PublicEntitlement:
    return PublicEntitlement(
        what=_what(entry.id, answers),
        within=_within(entry, entry.standard),
        faster=_within(entry, entry.enhanced, "faster") if entry.enhanced != entry.standard else None,
    )


def _what(entry: str, answers: EnquiryAnswers) -> Sentence:
    """After a death, use the words of the page for bereaved relatives where the usual ones do not fit."""
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
