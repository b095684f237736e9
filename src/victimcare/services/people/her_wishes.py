"""Victims say on their own page how they want to be reached: answer by answer, then they send it.

This is a proposal. What the victim refuses ends at once (`lessening`); everything else waits for a colleague, who
speaks with the victim and confirms a plan by the usual rules (`plans`). Nothing about it is sent to an old or a new
number.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from victimcare.records.models import ContactDraft, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.safe_contact import preference_questions
from victimcare.rules.safe_contact.preference_questions import ContactQuestion, PreferenceAnswers
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.contact import answers, lessening, wishes
from victimcare.services.desk import linked
from victimcare.services.desk.actions import make_task
from victimcare.services.desk.shapes import Harm
from victimcare.services.messages import gate
from victimcare.services.people import her_contact
from victimcare.services.people.her_contact import Hers


class NotAsked(ValueError):
    """This question was not asked, or none was: another window of the victim's browser was quicker."""


@transaction.atomic
def begin(*, actor: Actor, now: datetime, again: ContactQuestion | None = None) -> None:
    """Begin at the first question, or ask this one again with the answers already given. Raises NotPermitted."""
    victim = her_contact.enter(actor, "own_contact.asked", now, Act.SAY_OF_HERSELF).victim
    hers = her_contact.hers_of(victim)
    so_far = hers.draft if hers.draft is not None and again else PreferenceAnswers()
    _keep(victim, preference_questions.drop_answer(so_far, again) if again else so_far, now)


@transaction.atomic
def answer(*, actor: Actor, question: ContactQuestion, given: dict[str, Any], now: datetime) -> None:
    """Store the victim's answer to the current question. `given`: by the names of `PreferenceAnswers`. Raises NotAsked,
    NotPermitted."""
    victim = her_contact.enter(actor, "own_contact.asked", now, Act.SAY_OF_HERSELF).victim
    hers = her_contact.hers_of(victim)
    if hers.draft is None or preference_questions.next_contact_question(hers.draft, hers.has) is not question:
        raise NotAsked(question)
    if question is ContactQuestion.PHONE and not _is_of_hers(given["phone"], hers):
        raise NotAsked(question)
    _keep(victim, replace(hers.draft, **given), now)


@transaction.atomic
def back(*, actor: Actor, now: datetime) -> None:
    """Go back to the question before; before the first one, the draft is deleted. Raises NotPermitted."""
    victim = her_contact.enter(actor, "own_contact.asked", now, Act.SAY_OF_HERSELF).victim
    hers = her_contact.hers_of(victim)
    if hers.draft is None:
        return
    now_at = preference_questions.next_contact_question(hers.draft, hers.has)
    before = preference_questions.previous_question(hers.draft, now_at, hers.has)
    if before is None:
        wishes.drop_draft(victim.id)
    else:
        _keep(victim, preference_questions.drop_answer(hers.draft, before), now)


@transaction.atomic
def send(*, actor: Actor, now: datetime) -> tuple[str, ...]:
    """Send the answers. Returns what ended at once, by name. Raises NotAsked, NotPermitted."""
    permit(actor, Act.SAY_OF_HERSELF)
    # in all the victim's cases, in the order in which every caller locks them
    gate.lock(linked.places_of(actor.victim_id or -1))
    entered = her_contact.enter(actor, "own_contact.asked", now, Act.SAY_OF_HERSELF)
    victim = entered.victim
    hers = her_contact.hers_of(victim)
    if hers.draft is None or preference_questions.next_contact_question(hers.draft, hers.has) is not None:
        raise NotAsked
    wanted = preference_questions.read_preferred_contact(hers.draft, hers.has)
    ended = lessening.lessen(victim.id, wanted, now=now)
    wishes.write_down(victim.id, hers.draft, ended, now=now)
    _note(actor, victim, hers.draft, ended, now)
    _ask_a_person(victim.id, "contact_wish_guarded" if entered.is_guarded else "contact_wish", entered.is_guarded, now)
    return ended


@transaction.atomic
def ring_me(*, actor: Actor, now: datetime) -> None:
    """Stop and ask for a call: a person rings the victim about it, by the current plan. The answers so far are deleted.
    Raises NotPermitted."""
    entered = her_contact.enter(actor, "own_contact.asked", now, Act.SAY_OF_HERSELF)
    wishes.write_down(entered.victim.id, None, (), now=now)
    _note(actor, entered.victim, None, (), now)
    _ask_a_person(entered.victim.id, "contact_wish_ring", entered.is_guarded, now)


@transaction.atomic
def stop(*, actor: Actor, now: datetime) -> None:
    """Stop, and change nothing. Raises NotPermitted."""
    victim = her_contact.enter(actor, "own_contact.asked", now, Act.SAY_OF_HERSELF).victim
    wishes.drop_draft(victim.id)


def _note(actor: Actor, victim: Victim, said: PreferenceAnswers | None, ended: tuple[str, ...], now: datetime) -> None:
    detail = {"ended": list(ended), "answers": said is not None}
    note(actor, "own_contact.sent", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)


def _ask_a_person(victim_id: int, reason: str, is_guarded: bool, now: datetime) -> None:
    make_task(
        kind=TaskKind.CONTACT_WISH,
        victim_id=victim_id,
        reason=reason,
        harm=Harm.HIGH if is_guarded else Harm.MEDIUM,
        due_at=None,
        now=now,
    )


def _keep(victim: Victim, so_far: PreferenceAnswers, now: datetime) -> None:
    kept = answers.seal_preference_answers(so_far, victim.id, answers.of_draft(victim.id))
    ContactDraft.objects.update_or_create(victim=victim, defaults={"sealed": kept, "saved_at": now})


def _is_of_hers(phone: str, hers: Hers) -> bool:
    return not phone.isdigit() or int(phone) in hers.has.phones
