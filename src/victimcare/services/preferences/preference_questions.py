"""Victims say on their own page how they want to be reached: they answer question by question, then send the answers.
They also choose how often we are in touch.

This is a proposal. What the victim refuses ends at once (`preference_requests`); everything else waits for a colleague,
who speaks with the victim and confirms a plan by the usual rules (`plan_confirmations`). Nothing about it is sent to an
old or a new number.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from victimcare.records.models import ContactPromise, PreferenceDraft, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.follow_up import PromiseChannel
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights.ledger_types import OFFERED_PROMISE_DAYS, ONLY_NEWS
from victimcare.rules.safe_contact import preference_questions
from victimcare.rules.safe_contact.preference_questions import ContactQuestion, PreferenceAnswers
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.contact_plans import contact_restriction, preference_requests
from victimcare.services.desk import linked_points
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.desk.timeline_acts import act_source, append_act
from victimcare.services.follow_up.contact_promises import FREQUENCY_SUBJECT, frequency_reason
from victimcare.services.preferences import contact_preferences
from victimcare.services.preferences.contact_preferences import ContactPreferences
from victimcare.services.safe_contact import gate


class QuestionChanged(ValueError):
    """This question was not asked, or none was: another window of the victim's browser was quicker."""


@transaction.atomic
def begin_preference_questions(*, actor: Actor, now: datetime, again: ContactQuestion | None = None) -> None:
    """Begin at the first question, or ask this one again with the answers already given. Raises PermissionRefused."""
    victim = contact_preferences.authorise_preferences(actor, "own_contact.asked", now, Act.WRITE_OWN_WORDS).victim
    own_points = contact_preferences.load_preference_facts(victim)
    so_far = own_points.draft if own_points.draft is not None and again else PreferenceAnswers()
    _keep(victim, preference_questions.drop_answer(so_far, again) if again else so_far, now)


@transaction.atomic
def answer_preference_question(
    *, actor: Actor, question: ContactQuestion, given: dict[str, Any], now: datetime
) -> None:
    """Store the victim's answer to the current question. `given`: by the names of `PreferenceAnswers`. Raises
    QuestionChanged, PermissionRefused."""
    victim = contact_preferences.authorise_preferences(actor, "own_contact.asked", now, Act.WRITE_OWN_WORDS).victim
    own_points = contact_preferences.load_preference_facts(victim)
    if (
        own_points.draft is None
        or preference_questions.next_contact_question(own_points.draft, own_points.has) is not question
    ):
        raise QuestionChanged(question)
    if question is ContactQuestion.PHONE and not _is_own_phone(given["phone"], own_points):
        raise QuestionChanged(question)
    _keep(victim, replace(own_points.draft, **given), now)


@transaction.atomic
def return_to_last_question(*, actor: Actor, now: datetime) -> None:
    """Go back to the previous question; before the first one, the draft is deleted. Raises PermissionRefused."""
    victim = contact_preferences.authorise_preferences(actor, "own_contact.asked", now, Act.WRITE_OWN_WORDS).victim
    own_points = contact_preferences.load_preference_facts(victim)
    if own_points.draft is None:
        return
    now_at = preference_questions.next_contact_question(own_points.draft, own_points.has)
    before = preference_questions.previous_question(own_points.draft, now_at, own_points.has)
    if before is None:
        preference_requests.delete_preference_draft(victim.id)
    else:
        _keep(victim, preference_questions.drop_answer(own_points.draft, before), now)


@transaction.atomic
def send_preferences(*, actor: Actor, now: datetime) -> tuple[str, ...]:
    """Send the answers. Returns what ended at once, by name. Raises QuestionChanged, PermissionRefused."""
    permit(actor, Act.WRITE_OWN_WORDS)
    # in all the victim's cases, in the order in which every caller locks them
    gate.lock_victims(linked_points.find_person_rows(actor.victim_id or -1))
    entered = contact_preferences.authorise_preferences(actor, "own_contact.asked", now, Act.WRITE_OWN_WORDS)
    victim = entered.victim
    own_points = contact_preferences.load_preference_facts(victim)
    if (
        own_points.draft is None
        or preference_questions.next_contact_question(own_points.draft, own_points.has) is not None
    ):
        raise QuestionChanged
    wanted = preference_questions.read_preferred_contact(own_points.draft, own_points.has)
    ended = contact_restriction.restrict_contact(victim.id, wanted, now=now)
    preference_requests.store_preference_request(victim.id, own_points.draft, ended, now=now)
    _note(actor, victim, own_points.draft, ended, now)
    _ask_a_person(victim.id, "contact_wish_guarded" if entered.is_guarded else "contact_wish", entered.is_guarded, now)
    return ended


@transaction.atomic
def ask_to_be_called(*, actor: Actor, now: datetime) -> None:
    """Stop and ask for a call: a person rings the victim about it, by the current plan. The answers so far are deleted.
    Raises PermissionRefused."""
    entered = contact_preferences.authorise_preferences(actor, "own_contact.asked", now, Act.WRITE_OWN_WORDS)
    preference_requests.store_preference_request(entered.victim.id, None, (), now=now)
    _note(actor, entered.victim, None, (), now)
    _ask_a_person(entered.victim.id, "contact_wish_ring", entered.is_guarded, now)


@transaction.atomic
def stop_preference_questions(*, actor: Actor, now: datetime) -> None:
    """Stop, and change nothing. Raises PermissionRefused."""
    victim = contact_preferences.authorise_preferences(actor, "own_contact.asked", now, Act.WRITE_OWN_WORDS).victim
    preference_requests.delete_preference_draft(victim.id)


def _note(actor: Actor, victim: Victim, said: PreferenceAnswers | None, ended: tuple[str, ...], now: datetime) -> None:
    detail = {"ended": list(ended), "answers": said is not None}
    note(actor, "own_contact.sent", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)


def _ask_a_person(victim_id: int, reason: str, is_guarded: bool, now: datetime) -> None:
    make_task(
        kind=TaskKind.CONTACT_WISH,
        victim_id=victim_id,
        reason=reason,
        harm=HarmLevel.HIGH if is_guarded else HarmLevel.MEDIUM,
        due_at=None,
        now=now,
    )


def _keep(victim: Victim, so_far: PreferenceAnswers, now: datetime) -> None:
    kept = preference_requests.seal_preference_answers(so_far, victim.id, preference_requests.draft_place(victim.id))
    PreferenceDraft.objects.update_or_create(victim=victim, defaults={"sealed": kept, "saved_at": now})


def _is_own_phone(phone: str, own_points: ContactPreferences) -> bool:
    return not phone.isdigit() or int(phone) in own_points.has.phones


# A victim chooses on their own page how often we contact them, even without news.
#
# The choice is a contact promise at once. A guarded victim's choice goes to a colleague, who agrees it with them: a
# person beside the victim may have pressed it, and could wait for each promised contact.

_CHOSEN = "Chosen by the victim on their page"


@transaction.atomic
def choose_contact_frequency(*, actor: Actor, every_days: int, now: datetime) -> None:
    """Promise to be in touch every so many days, or (`ONLY_NEWS`) only when there is news. Raises ValueError,
    PermissionRefused."""
    entered = contact_preferences.authorise_preferences(actor, "own_contact.asked", now, Act.WRITE_OWN_WORDS)
    if every_days not in OFFERED_PROMISE_DAYS:
        raise ValueError("no such frequency of contact is offered")
    victim = entered.victim
    note(
        actor,
        "own_promise.chosen",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"every_days": every_days},
    )
    if entered.is_guarded:
        make_task(
            kind=TaskKind.NEXT_STEP,
            victim_id=victim.id,
            reason=frequency_reason(every_days),
            harm=HarmLevel.HIGH,
            due_at=None,
            now=now,
            subject_key=FREQUENCY_SUBJECT,
        )
        return
    gate.lock_victims([victim.id])
    stands = ContactPromise.objects.filter(victim=victim).first()
    source = act_source(actor, "page")
    if every_days == ONLY_NEWS:
        if stands is not None:
            append_act(actor, victim, EventType.PROMISE_ENDED, source, {"reason": _CHOSEN}, now, now)
    elif stands is None or stands.every_days != every_days:
        channel = stands.channel if stands is not None else _channel(actor, now)
        said = {"every_days": every_days, "channel": str(channel)}
        append_act(actor, victim, EventType.PROMISE_AGREED, source, said, now, now)


def _channel(actor: Actor, now: datetime) -> PromiseChannel:
    """The channel that the victim agreed to, preferring a call; a call where they have not been asked yet."""
    used = contact_preferences.load_contact_preferences(actor=actor, now=now).stands
    if used is None or used.calls:
        return PromiseChannel.PHONE
    if used.texts:
        return PromiseChannel.TEXT
    if used.emails:
        return PromiseChannel.EMAIL
    return PromiseChannel.LETTER if used.letters else PromiseChannel.PHONE
