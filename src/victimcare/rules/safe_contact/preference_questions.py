"""Asks a victim how they want to be reached, in questions that people can answer, and works out what the answers mean.

"Maybe" and "I do not want to say" count as unsafe: only a plain "no, nobody else" lets us use a way. So a person who
answers beside the victim, or for them, can make us quieter, and never louder than the victim said.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class SafetyAnswer(StrEnum):
    """The answer to "could anyone else …?"."""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"
    NOT_SAID = "not_said"


class ContactQuestion(StrEnum):
    PHONE = "phone"  # which one is safe for us to ring
    RINGS = "rings"  # who may ring it: a person, or the machine too
    TEXTS = "texts"  # could anyone else see a text on it
    MESSAGES = "messages"  # could anyone else hear a message left on the phone
    EMAILS = "emails"
    LETTERS = "letters"
    WHEN = "when"
    POLICE = "police"  # could it harm the victim if another person saw who we are
    NEWS = "news"  # may a message say the news itself
    LISTENING = "listening"  # could anyone listen when the victim rings the line with their code


# Answers to PHONE: the row of a known number, a new number that the victim gives, or one of these.
ANOTHER_PHONE, NO_PHONE, UNSURE_PHONE, NOT_SAID = "another", "none", "unsure", "not_said"
PERSON, PERSON_OR_MACHINE = "person", "both"  # who may ring that phone
NEWS_ITSELF, NEWS_NOTICE = "itself", "only"  # whether a message says the news, or only that there is some
AT_ANY_HOUR, AT_THESE, IT_CHANGES = "any", "these", "changes"


@dataclass(frozen=True, slots=True)
class PreferenceAnswers:
    """The answers so far: an empty one has not been asked, or does not matter."""

    phone: str = ""
    another_phone: str = ""
    rings: str = ""
    texts: str = ""
    messages: str = ""
    emails: str = ""
    letters: str = ""
    when: str = ""
    days: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    police: str = ""
    news: str = ""
    listening: str = ""


@dataclass(frozen=True, slots=True)
class KnownContactPoints:
    """The victim's contact points to ask about. `phones`: by row, whether texts can go there."""

    phones: Mapping[int, bool] = field(default_factory=dict)
    has_email: bool = False
    has_address: bool = False


@dataclass(frozen=True, slots=True)
class PreferredContact:
    """What the victim's answers mean. `phone`: the row of a known number; None with `calls`: the new one that they
    give.

    `hours`: in the feed's shape; empty: any hour that is not at night. `asks_hours`: they change, and a person asks.
    """

    calls: bool = False
    phone: int | None = None
    another_phone: str = ""
    machine_may_ring: bool = False
    texts: bool = False
    voicemail: bool = False
    emails: bool = False
    letters: bool = False
    hours: tuple[Mapping[str, Any], ...] = ()
    asks_hours: bool = False
    police: bool = False
    news: bool = False
    line_is_safe: bool = False  # no other person listens when the victim rings it


def list_contact_questions(answers: PreferenceAnswers, has: KnownContactPoints) -> tuple[ContactQuestion, ...]:
    """Return the questions for this victim, in this order; none about ways that they do not have, or have said no
    to."""
    names_phone = _names_phone(answers)
    can_text = names_phone and has.phones.get(_row(answers.phone) or 0, answers.phone == ANOTHER_PHONE)
    reads = (_is_safe(answers.texts) and can_text) or (_is_safe(answers.emails) and has.has_email)
    questions = {
        ContactQuestion.PHONE: True,
        ContactQuestion.RINGS: names_phone,
        ContactQuestion.TEXTS: can_text,
        ContactQuestion.MESSAGES: names_phone,
        ContactQuestion.EMAILS: has.has_email,
        ContactQuestion.LETTERS: has.has_address,
        ContactQuestion.WHEN: names_phone or reads,
        ContactQuestion.POLICE: names_phone or reads or _is_safe(answers.letters),
        ContactQuestion.NEWS: reads and _is_safe(answers.police),
        ContactQuestion.LISTENING: True,
    }
    return tuple(question for question, is_asked in questions.items() if is_asked)


def next_contact_question(answers: PreferenceAnswers, has: KnownContactPoints) -> ContactQuestion | None:
    """Return the first question that the victim has not answered; None: all are answered."""
    return next((question for question in list_contact_questions(answers, has) if not getattr(answers, question)), None)


def list_answered_questions(answers: PreferenceAnswers, has: KnownContactPoints) -> tuple[ContactQuestion, ...]:
    """Return the questions that the victim has answered. A number or address that became known later is unanswered."""
    return tuple(question for question in list_contact_questions(answers, has) if getattr(answers, question))


def drop_answer(answers: PreferenceAnswers, question: ContactQuestion) -> PreferenceAnswers:
    """Remove the answer to this question, so that it is asked again."""
    if question is ContactQuestion.WHEN:
        return replace(answers, when="", days=(), start="", end="")
    if question is ContactQuestion.PHONE:
        return replace(answers, phone="", another_phone="")
    unasked: dict[str, Any] = {question.value: ""}
    return replace(answers, **unasked)


def previous_question(
    answers: PreferenceAnswers, question: ContactQuestion | None, has: KnownContactPoints
) -> ContactQuestion | None:
    """Return the question before this one, or the last if all are answered; None: this is the first."""
    questions = list_contact_questions(answers, has)
    if question is None:
        return questions[-1]
    place = questions.index(question)
    return questions[place - 1] if place else None


def read_preferred_contact(answers: PreferenceAnswers, has: KnownContactPoints) -> PreferredContact:
    """Work out what the answers mean. A question that is not asked counts as no."""
    counts = set(list_contact_questions(answers, has))

    def is_safe(question: ContactQuestion) -> bool:
        return question in counts and _is_safe(getattr(answers, question))

    calls = _names_phone(answers)
    knows_hours = ContactQuestion.WHEN in counts and answers.when == AT_THESE
    police = is_safe(ContactQuestion.POLICE)
    return PreferredContact(
        calls=calls,
        phone=_row(answers.phone) if calls else None,
        another_phone=answers.another_phone if answers.phone == ANOTHER_PHONE else "",
        machine_may_ring=calls and answers.rings == PERSON_OR_MACHINE,
        texts=is_safe(ContactQuestion.TEXTS),
        voicemail=is_safe(ContactQuestion.MESSAGES),
        emails=is_safe(ContactQuestion.EMAILS),
        letters=is_safe(ContactQuestion.LETTERS),
        hours=({"days": list(answers.days), "from": answers.start, "to": answers.end},) if knows_hours else (),
        asks_hours=ContactQuestion.WHEN in counts and answers.when == IT_CHANGES,
        police=police,
        news=police and ContactQuestion.NEWS in counts and answers.news == NEWS_ITSELF,
        line_is_safe=is_safe(ContactQuestion.LISTENING),
    )


@dataclass(frozen=True, slots=True)
class PlanRoute:
    """One way of the victim's present plan: a channel ("text", "email", "letter", "call") and the row of its number or
    address; None: the plan is only stated, and names none."""

    channel: str
    point: int | None


def find_ended_ways(ways: Collection[PlanRoute], to: PreferredContact) -> frozenset[PlanRoute]:
    """Return the ways that end at once, before a person has spoken with the victim: asking for less needs no identity
    check.

    A call from a person stays if the victim only chose another phone: the caller first asks whether it is a good moment
    and gives no name, and a call is the only way to find out whether the victim gave these answers. If no phone is safe
    it ends too.
    """
    return frozenset(way for way in ways if not _stays(way, to))


def _stays(way: PlanRoute, to: PreferredContact) -> bool:
    if way.channel == "call":
        return to.calls
    if way.channel == "text":
        return to.texts and way.point in (None, to.phone)
    return to.emails if way.channel == "email" else to.letters


def _names_phone(answers: PreferenceAnswers) -> bool:
    return _row(answers.phone) is not None or answers.phone == ANOTHER_PHONE


def _row(phone: str) -> int | None:
    return int(phone) if phone.isdigit() else None


def _is_safe(answer: str) -> bool:
    return answer == SafetyAnswer.NO


def question_progress(
    question: ContactQuestion, answers: PreferenceAnswers, has: KnownContactPoints
) -> tuple[int, int]:
    """Return the number of this question and the most there can be: unanswered ones may lead to more. The total never
    grows."""
    unanswered = {each.value: SafetyAnswer.NO.value for each in ContactQuestion if not getattr(answers, each)}
    if "phone" in unanswered:
        unanswered["phone"] = next((str(row) for row, can_text in has.phones.items() if can_text), ANOTHER_PHONE)
    at_most: dict[str, Any] = unanswered
    return list_contact_questions(answers, has).index(question) + 1, len(
        list_contact_questions(replace(answers, **at_most), has)
    )
