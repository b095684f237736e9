"""What three of the cast have said of themselves on their pages: how to speak with them, and how to reach them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from victimcare.records.models import CommunicationPassport, ContactPoint, PreferenceRequest, Victim
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.rules.safe_contact.preference_questions import ContactQuestion
from victimcare.services.access import Actor, ActorKind, Visit
from victimcare.services.preferences import contact_preferences, own_notes, preference_questions
from victimcare.services.preferences.own_notes import PassportContent

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
NAMES = tuple(_PASSPORTS)
# What Denise answers where her page asks it: somebody else may read her e-mail.
_ANSWERS: dict[ContactQuestion, str] = {
    ContactQuestion.TEXTS: "no",
    ContactQuestion.MESSAGES: "no",
    ContactQuestion.EMAILS: "maybe",
    ContactQuestion.LETTERS: "no",
    ContactQuestion.WHEN: "any",
    ContactQuestion.POLICE: "no",
    ContactQuestion.NEWS: "itself",
    ContactQuestion.LISTENING: "no",
}


def write(victims: dict[str, Victim], *, now: datetime) -> None:
    """What is not there yet."""
    for name, said in _PASSPORTS.items():
        if not CommunicationPassport.objects.filter(victim=victims[name]).exists():
            own_notes.write_own_passport(actor=herself(victims[name], now), said=said, after=0, now=now)
    if not PreferenceRequest.objects.filter(victim=victims["denise"]).exists():
        _asks_to_be_reached(victims["denise"], now)


def _asks_to_be_reached(victim: Victim, now: datetime) -> None:
    her = herself(victim, now)
    phone = ContactPoint.objects.get(person_id=victim.person_id, kind="mobile", retired_at=None)
    preference_questions.begin_preference_questions(actor=her, now=now)
    while (asked := contact_preferences.load_contact_preferences(actor=her, now=now).asked) and asked.question:
        given: dict[str, Any] = {asked.question.value: _ANSWERS.get(asked.question, str(phone.id))}
        preference_questions.answer_preference_question(actor=her, question=asked.question, given=given, now=now)
    preference_questions.send_preferences(actor=her, now=now)


def herself(victim: Victim, now: datetime) -> Actor:
    visit = Visit(0, now, again_at=now)
    return Actor(ActorKind.VICTIM, "grant:demonstration", victim_id=victim.id, opens="all", visit=visit)
