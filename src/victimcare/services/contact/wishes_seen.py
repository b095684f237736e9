"""Shows what a victim said on their page about how to reach them to the colleague who agrees it with them: after an
identity check, on the page of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import ContactWish, Victim
from victimcare.records.models.contact_wishes import WishEnd
from victimcare.rules.safe_contact import preference_questions
from victimcare.rules.safe_contact.preference_questions import ContactQuestion, PreferenceAnswers, PreferredContact
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.contact import answers, hers_to_ask, proofs, wishes
from victimcare.services.contact.guards import ReasonMissing


@dataclass(frozen=True, slots=True)
class Wish:
    """`answers` None: the victim only asks to be rung about it. `answered`: the questions that they answered, in order.

    `ended`: what ended when they sent it, by name. `phones`, `emails`, `addresses`: the victim's rows, for the form.
    """

    made_at: datetime
    ended: tuple[str, ...]
    answers: PreferenceAnswers | None
    answered: tuple[ContactQuestion, ...]
    wanted: PreferredContact
    phone: str  # the number that the victim chose or gave; empty: none
    phones: tuple[int, ...]
    emails: tuple[int, ...]
    addresses: tuple[int, ...]


def waits(*, actor: Actor, victim_id: UUID) -> bool:
    """Whether a request of the victim is still open. Its contents are not read here."""
    permit(actor, Act.CONFIRM_PLAN)
    return ContactWish.objects.filter(victim__public_id=victim_id, ended_at=None).exists()


@transaction.atomic
def open_wish(*, actor: Actor, victim_id: UUID, now: datetime) -> Wish | None:
    """The victim's last request, where it is still open. Raises UnknownVictim, NotProved."""
    permit(actor, Act.CONFIRM_PLAN)
    victim = proofs.victim_for(actor, victim_id)
    proofs.require(actor, victim.id, now=now)
    row = ContactWish.objects.filter(victim=victim, ended_at=None).first()
    if row is None:
        return None
    note(actor, "contact_wish.seen", at=now, case_id=victim.case_id, victim_id=victim.id)
    return _wish(row, victim)


@transaction.atomic
def not_taken(*, actor: Actor, victim_id: UUID, why: str, now: datetime) -> None:
    """Leave the plan as it is: this member of staff gives the reason, and has told the victim. Raises UnknownVictim,
    NotProved, ReasonMissing."""
    permit(actor, Act.CONFIRM_PLAN)
    if actor.staff_id is None:
        raise NotPermitted("a person decides")
    victim = proofs.victim_for(actor, victim_id)
    proofs.require(actor, victim.id, now=now)
    if not why.strip():
        raise ReasonMissing
    if wishes.end(victim.id, WishEnd.NOT_TAKEN, now=now, by=actor.staff_id, why=why.strip()):
        note(actor, "contact_wish.not_taken", at=now, case_id=victim.case_id, victim_id=victim.id)


def _wish(row: ContactWish, victim: Victim) -> Wish:
    said = answers.open_preference_answers(row.sealed, answers.of_wish(row.public_id))
    hers = list(hers_to_ask.points(victim))
    has = hers_to_ask.has(hers)
    wanted = preference_questions.read_preferred_contact(said, has) if said else PreferredContact()
    chosen = next((point.value for point in hers if point.id == wanted.phone), wanted.another_phone)

    def rows(*kinds: str) -> tuple[int, ...]:
        return tuple(point.id for point in hers if point.kind in kinds)

    return Wish(
        made_at=row.made_at,
        ended=tuple(row.taken_away),
        answers=said,
        answered=preference_questions.list_answered_questions(said, has) if said else (),
        wanted=wanted,
        phone=chosen,
        phones=rows(*hers_to_ask.PHONES),
        emails=rows("email"),
        addresses=rows("address"),
    )
