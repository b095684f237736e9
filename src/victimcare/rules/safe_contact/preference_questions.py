"""How she wants to be reached, asked as a person can answer it, and what each answer comes to.

"Maybe" and "I do not want to say" count as unsafe: only a plain "no, nobody else" lets us use a way. So whoever answers
beside her, or for her, can make us quieter, and never louder than she said.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class SafetyAnswer(StrEnum):
    """To "could anyone else …?"."""

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


# Of which phone: one of hers by its row, another that she gives, or one of these.
ANOTHER_PHONE, NO_PHONE, UNSURE_PHONE, NOT_SAID = "another", "none", "unsure", "not_said"
PERSON, PERSON_OR_MACHINE = "person", "both"  # who may ring that phone
NEWS_ITSELF, NEWS_NOTICE = "itself", "only"  # whether a message says the news, or only that there is some
AT_ANY_HOUR, AT_THESE, IT_CHANGES = "any", "these", "changes"


@dataclass(frozen=True, slots=True)
class PreferenceAnswers:
    """As far as she has come: what is empty has not been asked, or does not matter."""

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
    """What of hers there is to ask about. `phones`: by row, whether texts can go there."""

    phones: Mapping[int, bool] = field(default_factory=dict)
    has_email: bool = False
    has_address: bool = False


@dataclass(frozen=True, slots=True)
class PreferredContact:
    """What her answers come to. `phone`: the row of one of hers; None with `calls`: the one that she gives.

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
    """What is asked of her, in this order; of ways that she has not, or has said no to, nothing."""
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
    """The first question that the victim has not answered; None: all are answered."""
    return next((question for question in list_contact_questions(answers, has) if not getattr(answers, question)), None)


def list_answered_questions(answers: PreferenceAnswers, has: KnownContactPoints) -> tuple[ContactQuestion, ...]:
    """Of what is asked of her, what she has answered: of a number or address that we came to know of since, she has
    said nothing."""
    return tuple(question for question in list_contact_questions(answers, has) if getattr(answers, question))


def drop_answer(answers: PreferenceAnswers, question: ContactQuestion) -> PreferenceAnswers:
    """As before she answered this one: it is asked again."""
    if question is ContactQuestion.WHEN:
        return replace(answers, when="", days=(), start="", end="")
    if question is ContactQuestion.PHONE:
        return replace(answers, phone="", another_phone="")
    unasked: dict[str, Any] = {question.value: ""}
    return replace(answers, **unasked)


def previous_question(
    answers: PreferenceAnswers, question: ContactQuestion | None, has: KnownContactPoints
) -> ContactQuestion | None:
    """The question before this one, or the last where all are answered; None: this is the first."""
    questions = list_contact_questions(answers, has)
    if question is None:
        return questions[-1]
    place = questions.index(question)
    return questions[place - 1] if place else None


def read_preferred_contact(answers: PreferenceAnswers, has: KnownContactPoints) -> PreferredContact:
    """What the answers come to. What is not asked of her counts as no."""
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
    """One way of her plan as it stands: a channel ("text", "email", "letter", "call") and the row of its number or
    address; None: her plan is only stated, and names none."""

    channel: str
    point: int | None


def find_ended_ways(ways: Collection[PlanRoute], to: PreferredContact) -> frozenset[PlanRoute]:
    """The ways that end at once, before anybody has spoken with her: asking for less needs no proof.

    A call from a person stays where she only chose another phone: it asks first whether it is a good moment, gives no
    name, and is the one way to find out whether it was she who answered here. Where no phone is safe it ends too.
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
    """Which it is, and of how many at most: what she has not answered yet may lead to more. The count never grows."""
    unanswered = {each.value: SafetyAnswer.NO.value for each in ContactQuestion if not getattr(answers, each)}
    if "phone" in unanswered:
        unanswered["phone"] = next((str(row) for row, can_text in has.phones.items() if can_text), ANOTHER_PHONE)
    at_most: dict[str, Any] = unanswered
    return list_contact_questions(answers, has).index(question) + 1, len(
        list_contact_questions(replace(answers, **at_most), has)
    )
