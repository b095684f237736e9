"""Stores what a victim sent from their page about how they want to be reached, and how each request ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from victimcare.records.models import ContactDraft, ContactWish
from victimcare.records.models.contact_wishes import WishEnd
from victimcare.records.models.desk import TaskKind
from victimcare.rules.safe_contact.preference_questions import PreferenceAnswers
from victimcare.services.contact import answers
from victimcare.services.desk.actions import close_settled
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_words import WISH_WHY

DRAFT_KEPT = timedelta(days=7)


def write_down(victim_id: int, said: PreferenceAnswers | None, ended: tuple[str, ...], *, now: datetime) -> None:
    """Store a request. `said` None: the victim only asks to be rung. `ended`: what ended at once, by name. In the
    caller's transaction."""
    end(victim_id, WishEnd.REPLACED, now=now, by=None)
    public_id = uuid4()
    ContactWish.objects.create(
        public_id=public_id,
        victim_id=victim_id,
        sealed=answers.seal_preference_answers(said, victim_id, answers.of_wish(public_id)) if said else None,
        made_at=now,
        taken_away=list(ended),
    )
    drop_draft(victim_id)


def end(victim_id: int, how: WishEnd, *, now: datetime, by: int | None, why: str = "") -> bool:
    """End the victim's request, with its task. In the caller's transaction."""
    wish = ContactWish.objects.select_for_update().filter(victim_id=victim_id, ended_at=None).first()
    if wish is None:
        return False
    wish.ended_at, wish.ended_by_id, wish.ended_how = now, by, how
    WISH_WHY.put_words(wish, why, fetch_victim_key(victim_id if why else None))
    wish.save(update_fields=["ended_at", "ended_by", "ended_how", "sealed_why"])
    if how is not WishEnd.REPLACED:
        close_settled(kind=TaskKind.CONTACT_WISH, victim_id=victim_id, subject_key=None, now=now, by=by, note=why)
    return True


def drop_draft(victim_id: int) -> None:
    """Delete the victim's draft answers."""
    ContactDraft.objects.filter(victim_id=victim_id).delete()


def drop_old_drafts(*, now: datetime) -> int:
    """Delete abandoned draft answers. Returns how many; safe to run twice."""
    return ContactDraft.objects.filter(saved_at__lte=now - DRAFT_KEPT).delete()[0]
