"""What some of the cast have done on their own pages: how to speak with them, how to reach them, what they wrote and
our answers, and their second step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pyotp
from django.db import transaction

from victimcare.records.models import (
    AccessGrant,
    CommunicationPassport,
    ContactPoint,
    PreferenceRequest,
    PublicFeedback,
    SecondFactor,
    Staff,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.second_factors import SecondFactorKind
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes.second_factor import parse_factor_number, space_digits
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.rules.safe_contact.preference_questions import ContactQuestion
from victimcare.services import totp
from victimcare.services.access import Actor, ActorKind, WebVisit
from victimcare.services.access_codes import second_factor_setup, victim_codes
from victimcare.services.conversations import written_answers, written_messages
from victimcare.services.desk import staff_sessions
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.people import front_door
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient
from victimcare.services.preferences import contact_preferences, own_notes, preference_questions
from victimcare.services.preferences.own_notes import PassportContent
from victimcare.services.sessions import victim_sessions

_PASSPORTS = {
    "elif": PassportContent(
        needs=(CommunicationNeed.WITH_SOMEONE, CommunicationNeed.SLOWLY, CommunicationNeed.BREAKS),
        someone="My sister. She may hear everything.",
        avoid="Being asked why I stayed.",
        helps="A woman who says first how long it takes.",
    ),
    "denise": PassportContent(
        needs=(CommunicationNeed.LARGE_PRINT, CommunicationNeed.WRITTEN_AFTER),
        avoid="Calls before noon. I sleep after night shifts.",
        helps="Short letters.",
    ),
    "callum": PassportContent(
        needs=(CommunicationNeed.EASY_READ, CommunicationNeed.SLOWLY), helps="Pictures, and one thing at a time."
    ),
}
OWN_WORDS_NAMES = tuple(_PASSPORTS)
# Denise's answers on the page; another person may read Denise's e-mail.
_WISH_ANSWERS: dict[ContactQuestion, str] = {
    ContactQuestion.TEXTS: "no",
    ContactQuestion.MESSAGES: "no",
    ContactQuestion.EMAILS: "maybe",
    ContactQuestion.LETTERS: "no",
    ContactQuestion.WHEN: "any",
    ContactQuestion.POLICE: "no",
    ContactQuestion.NEWS: "itself",
    ContactQuestion.LISTENING: "no",
}


def write_own_words(victims: dict[str, Victim], *, now: datetime) -> None:
    """Write what is missing."""
    for name, said in _PASSPORTS.items():
        if not CommunicationPassport.objects.filter(victim=victims[name]).exists():
            own_notes.write_own_passport(actor=build_victim_actor(victims[name], now), said=said, after=0, now=now)
    if not PreferenceRequest.objects.filter(victim=victims["denise"]).exists():
        _write_contact_wish(victims["denise"], now)


def _write_contact_wish(victim: Victim, now: datetime) -> None:
    own_victim = build_victim_actor(victim, now)
    phone = ContactPoint.objects.get(person_id=victim.person_id, kind="mobile", retired_at=None)
    preference_questions.begin_preference_questions(actor=own_victim, now=now)
    while (asked := contact_preferences.load_contact_preferences(actor=own_victim, now=now).asked) and asked.question:
        given: dict[str, Any] = {asked.question.value: _WISH_ANSWERS.get(asked.question, str(phone.id))}
        preference_questions.answer_preference_question(actor=own_victim, question=asked.question, given=given, now=now)
    preference_questions.send_preferences(actor=own_victim, now=now)


def build_victim_actor(victim: Victim, now: datetime) -> Actor:
    visit = WebVisit(0, now, again_at=now)
    return Actor(ActorKind.VICTIM, "grant:demonstration", victim_id=victim.id, opens="all", visit=visit)


# Messages on victims' pages and our answers; and feedback from people unknown to us.

# The conversations on their pages: how long ago, with whom, the victim's words, and our answer if there is one.
_WRITTEN: dict[str, tuple[tuple[timedelta, WrittenMessageRecipient, str, str], ...]] = {
    "denise": (
        (
            timedelta(days=9, hours=2),
            WrittenMessageRecipient.CARE,
            "I am afraid of meeting him in the waiting room. Can I come in by another door?",
            (
                "Yes. There is a side door, and a room of your own. Carys meets you there. "
                "We have asked the court for a screen as well."
            ),
        ),
    ),
    "naomi": (
        (
            timedelta(hours=5),
            WrittenMessageRecipient.OFFICER,
            "I found the receipt for the phone. It has the number you asked for. Shall I send it here?",
            "",
        ),
    ),
}

_FEEDBACK = (
    (5, "The woman on the phone did not rush me."),
    (2, "I had to tell it all again to every person I spoke to."),
    (4, ""),
)


def write_public_feedback(*, now: datetime) -> None:
    """Feedback from three people, who stay anonymous."""
    if PublicFeedback.objects.exists():
        return
    anonymous = Actor.anonymous("web")
    for score, words in _FEEDBACK:
        front_door.give_feedback(actor=anonymous, score=score, words=words, address="", now=now)


def write_page_messages(victims: Mapping[str, Victim], *, by: Staff, now: datetime) -> None:
    """Denise has written and was answered; Naomi's message waits to be read."""
    for name, victim in victims.items():
        if not WrittenMessage.objects.filter(victim=victim, by=None).exists():
            _write_messages(name, victim, by, now)


def _write_messages(name: str, victim: Victim, by: Staff, now: datetime) -> None:
    own = Actor(ActorKind.VICTIM, "demonstration", victim_id=victim.id, opens="case")
    for ago, to, words, answer in _WRITTEN[name]:
        at = now - ago
        victim_messages.write_own_message(actor=own, once=uuid4(), to=to, words=words, now=at)
        if answer:
            _answer_message(victim, answer, by, at + timedelta(hours=3))


def _answer_message(victim: Victim, words: str, by: Staff, at: datetime) -> None:
    """The victim has read the answer, so no message announces it."""
    row = WrittenMessage(public_id=uuid4(), victim=victim, by=by, written_at=at, read_at=at + timedelta(hours=1))
    with transaction.atomic():
        written_messages.store_written_message(row, actor=staff_sessions.staff_actor(by), words=words, files=(), now=at)
        close_settled_tasks(
            kind=TaskKind.READ_WRITTEN,
            victim_id=victim.id,
            subject_key=written_answers.WRITTEN_MATTER,
            now=at,
            by=by.id,
        )


# A second step for two of the cast: an app on their own phone, and the numbers that a visitor types to sign in as them.


def set_up_second_step(victim: Victim, *, with_person: Actor, operator: Actor, now: datetime) -> None:
    """Set it up as the victim would: a code, a session, the half hour that a colleague opened, and the app's first
    number."""
    victim_codes.make_victim_code(
        actor=operator, victim_id=victim.id, opens=victim_codes.find_code_scope(victim.id), now=now
    )
    token = victim_sessions.begin_victim_session(
        grant=AccessGrant.objects.of_victims().get(victim=victim, ended_at=None), now=now
    )
    own = victim_sessions.find_session_actor(token=token, now=now)
    opened = second_factor_setup.open_setup_window(actor=with_person, victim_id=victim.id, now=now)
    said = parse_factor_number(opened.number)
    assert own is not None
    assert said is not None
    second_factor_setup.enter_window_number(actor=own, number=said, now=now)
    begun = second_factor_setup.begin_app_setup(actor=own, name="Your page", now=now)
    shown = parse_factor_number(pyotp.TOTP(begun.secret.replace(" ", "")).at(now))
    assert shown is not None
    second_factor_setup.finish_app_setup(actor=own, number=shown, now=now)
    victim_sessions.sign_out_victim(token=token, now=now)


def current_second_step_number(victim: Victim, *, now: datetime) -> str:
    """What the victim's app shows at this moment; empty where they have none."""
    factor = SecondFactor.objects.filter(victim=victim, kind=SecondFactorKind.APP, ended_at=None).first()
    if factor is None or factor.sealed is None:
        return ""
    return space_digits(pyotp.TOTP(totp.unseal_totp_secret(factor.sealed, factor.public_id)).at(now))
