"""Shared by the care services: identity checks, locks, what is known of a victim, working days, and blanking."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import ClosingCall, Leaving, Need, NeedsAssessment, Victim
from victimcare.rules.care import assessment_questions
from victimcare.rules.care.needs_assessment import NeedOutcome
from victimcare.rules.clock import birthday, london_date
from victimcare.rules.rights.case_facts import ADULT_AGE
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact.plan_shapes import IdentityCheck
from victimcare.services.sealed_columns import CLOSING_NOTE, NEED_WHY, blank_sealed_words


def require_care_identity_check(actor: Actor, victim_id: UUID, act: Act, now: datetime) -> tuple[Victim, IdentityCheck]:
    """The victim's row and the identity check in force. Raises VictimNotFound, IdentityCheckMissing."""
    permit(actor, act)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    return victim, identity_checks.require_identity_check(actor, victim.id, now=now)


def note_care_act(actor: Actor, act: str, victim: Victim, now: datetime, **detail: object) -> None:
    note(actor, act, at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)


def list_victim_tags(victim: Victim, now: datetime) -> frozenset[str]:
    """What is known of the victim and the crime, in the words of the question packs."""
    born, today = victim.person.date_of_birth, london_date(now)
    return assessment_questions.victim_tags(
        group=victim.case.offence_group,
        flags=victim.case.flags,
        kind=victim.kind,
        is_guarded=bool(find_guarded_victims([victim.id])),
        is_child=born is not None and birthday(born, ADULT_AGE) > today,
    )


def lock_victim_row(victim_id: int) -> None:
    """Lock the victim's row until the transaction ends: one writer at a time."""
    assert transaction.get_connection().in_atomic_block
    Victim.objects.select_for_update(no_key=True).only("id").get(id=victim_id)


# What the victim answered and said is blanked with their identity; which needs there were, and what became of them, is
# kept.


def blank_care_words(victim_id: int) -> int:
    """Returns how many rows had words."""
    return (
        NeedsAssessment.objects.filter(victim_id=victim_id).exclude(sealed_answers=b"").update(sealed_answers=b"")
        + blank_sealed_words(Need.objects.filter(victim_id=victim_id, ends_as=NeedOutcome.NOT_MET), NEED_WHY)
        + blank_sealed_words(ClosingCall.objects.filter(victim_id=victim_id), CLOSING_NOTE)
        + Leaving.objects.filter(victim_id=victim_id).exclude(sealed_words=b"").update(sealed_words=b"")
    )
