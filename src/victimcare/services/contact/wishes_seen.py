"""What she said on her page of how to reach her, as whoever agrees it with her reads it: after a proof, on her plan's
page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import ContactWish, Victim
from victimcare.records.models.contact_wishes import WishEnd
from victimcare.rules.people import her_answers
from victimcare.rules.people.her_answers import Answers, Question, Wanted
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.contact import answers, hers_to_ask, proofs, wishes
from victimcare.services.contact.guards import ReasonMissing


@dataclass(frozen=True, slots=True)
class Wish:
    """`answers` None: she only asks that a person rings her about it. `answered`: what she was asked, in its order.

    `ended`: what ended when she sent it, by name. `phones`, `emails`, `addresses`: the rows of hers, for the form.
    """

    made_at: datetime
    ended: tuple[str, ...]
    answers: Answers | None
    answered: tuple[Question, ...]
    wanted: Wanted
    phone: str  # the number she chose or gave; empty: none
    phones: tuple[int, ...]
    emails: tuple[int, ...]
    addresses: tuple[int, ...]


def waits(*, actor: Actor, victim_id: UUID) -> bool:
    """Whether she sent something that nobody has ended. Of what it says nothing is read here."""
    permit(actor, Act.CONFIRM_PLAN)
    return ContactWish.objects.filter(victim__public_id=victim_id, ended_at=None).exists()


@transaction.atomic
def open_wish(*, actor: Actor, victim_id: UUID, now: datetime) -> Wish | None:
    """What she sent last, where nobody has ended it. Raises UnknownVictim, NotProved."""
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
    """Her plan stays as it is: this member of staff says why, and has told her. Raises UnknownVictim, NotProved,
    ReasonMissing."""
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
    wanted = her_answers.wanted(said, has) if said else Wanted()
    chosen = next((point.value for point in hers if point.id == wanted.phone), wanted.another_phone)

    def rows(*kinds: str) -> tuple[int, ...]:
        return tuple(point.id for point in hers if point.kind in kinds)

    return Wish(
        made_at=row.made_at,
        ended=tuple(row.taken_away),
        answers=said,
        answered=her_answers.answered(said, has) if said else (),
        wanted=wanted,
        phone=chosen,
        phones=rows(*hers_to_ask.PHONES),
        emails=rows("email"),
        addresses=rows("address"),
    )
