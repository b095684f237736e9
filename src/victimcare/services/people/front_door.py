"""Receives what people send without a code: complaints (services/challenges/complaints) and feedback about us.

The writer may be anybody. So nothing here looks for a case, every writer gets the same answer, and the text is sealed:
it may hold what an abuser must not read, and what a court may want whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Count

from victimcare.records.models import FrontDoorUse, PublicFeedback
from victimcare.rules.access_codes import attempt_limits
from victimcare.rules.access_codes.attempt_limits import FormBudget, FormUses, PublicForm
from victimcare.rules.clock import london_date
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.challenges.complaints import ComplaintReceived, ComplaintWords, open_complaint
from victimcare.services.danger.reading import read_typed
from victimcare.services.people import low_scores, passes, sources
from victimcare.services.people.passes import NO_CHALLENGE, AnsweredChallenge
from victimcare.services.people.sources import Source
from victimcare.services.referrals import keeping
from victimcare.services.referrals.keeping import ReportedBy
from victimcare.services.sealing import seal, unseal

FEEDBACK_SHOWN = 100
_ABOUT_FEEDBACK = "feedback"


class TooMuch(Exception):
    """Too much was sent with this form, from this source or in all, so it is refused for so many minutes."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"not for {minutes} minutes")
        self.minutes = minutes


@dataclass(frozen=True, slots=True)
class Feedback:
    given_on: date
    score: int
    words: str


@dataclass(frozen=True, slots=True)
class FeedbackShown:
    """The newest feedback, with or without words, and how often each score was given in all."""

    latest: tuple[Feedback, ...]
    scores: tuple[tuple[int, int], ...]


@transaction.atomic
def complain(
    *, actor: Actor, said: ComplaintWords, address: str, now: datetime, answered: AnsweredChallenge = NO_CHALLENGE
) -> ComplaintReceived:
    """Store the complaint whole, and ask the colleagues who answer at its level. Raises TooMuch."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    count_use(PublicForm.COMPLAINT, address, now, answered)
    received = open_complaint(actor=actor, said=said, now=now)
    note(actor, "front_door.complained", at=now, detail={"number": received.number})
    return received


@transaction.atomic
def give_feedback(*, actor: Actor, score: int, words: str, address: str, now: datetime) -> None:
    """Store feedback without its time or source. Raises TooMuch."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    count_use(PublicForm.FEEDBACK, address, now)
    read_typed(actor=actor, about=f"feedback:{uuid4()}", texts=(words,), victim_id=None, now=now)
    PublicFeedback.objects.create(
        given_on=london_date(now),
        score=score,
        words=seal(words.encode(), _ABOUT_FEEDBACK) if words.strip() else None,
    )
    low_scores.without_a_name(score=score, now=now)
    note(actor, "front_door.feedback", at=now)


@transaction.atomic
def say_wrong(*, actor: Actor, service_id: UUID, address: str, now: datetime) -> None:
    """Report that an entry of the directory is wrong, for a colleague to check. Raises TooMuch,
    directory.UnknownService."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    count_use(PublicForm.WRONG_ENTRY, address, now)
    keeping.report(actor=actor, service_id=service_id, by=ReportedBy.ANYBODY, now=now)


@transaction.atomic
def feedback(*, actor: Actor, now: datetime) -> FeedbackShown:
    """List feedback for staff. The access is audited."""
    permit(actor, Act.SEE_CHALLENGES)
    counts = dict(PublicFeedback.objects.values_list("score").annotate(count=Count("id")))
    latest = PublicFeedback.objects.order_by("-given_on", "-id")[:FEEDBACK_SHOWN]
    shown = tuple(
        Feedback(one.given_on, one.score, unseal(bytes(one.words), _ABOUT_FEEDBACK).decode() if one.words else "")
        for one in latest
    )
    note(actor, "front_door.feedback_seen", at=now, detail={"shown": len(shown)})
    return FeedbackShown(shown, tuple((score, counts.get(score, 0)) for score in range(5, 0, -1)))


def count_use(
    form: PublicForm, address: str, now: datetime, answered: AnsweredChallenge = NO_CHALLENGE
) -> FrontDoorUse:
    """Count one more use of this form, or raise TooMuch. `answered`: the answer to the challenge on its page. Uses run
    one after another, so that simultaneous ones are all counted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"people.front_door.{form}"])
    source = sources.address(address)
    key, network_key = sources.key(source), sources.network_key(source)
    FrontDoorUse.objects.filter(at__lt=now - attempt_limits.USE_KEPT_FOR).delete()
    uses = _uses_within_the_hour(form, key, network_key, now)
    used_up = attempt_limits.find_spent_budget(form, uses)
    if used_up is FormBudget.SOURCE or (used_up is FormBudget.ALL and not _passes(form, answered, source, now)):
        raise TooMuch(attempt_limits.minutes_until_form_opens(form, uses, now))
    return FrontDoorUse.objects.create(at=now, form=form, source_key=key, network_key=network_key)


def _uses_within_the_hour(form: PublicForm, key: bytes, network_key: bytes, now: datetime) -> FormUses:
    """A source without a key cannot be told apart, and counts only among all."""
    lately = FrontDoorUse.objects.filter(form=form, at__gt=now - attempt_limits.FORM_WINDOW).order_by("at")
    rows = [(at, bytes(of), bytes(near)) for at, of, near in lately.values_list("at", "source_key", "network_key")]
    return FormUses(
        from_source=[at for at, of, _ in rows if key and of == key],
        from_network=[at for at, _, near in rows if network_key and near == network_key],
        from_all=[at for at, _, _ in rows],
    )


def _passes(form: PublicForm, answered: AnsweredChallenge, source: Source, now: datetime) -> bool:
    if not attempt_limits.FORM_LIMITS[form].can_be_passed:
        return False
    return passes.take_pass(answered, source, now, least_bits=attempt_limits.LEAST_BITS) is not None
