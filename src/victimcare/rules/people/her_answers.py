"""How she wants to be reached, asked as a person can answer it, and what each answer comes to.

"Maybe" and "I do not want to say" count as unsafe: only a plain "no, nobody else" lets us use a way. So whoever answers
beside her, or for her, can make us quieter, and never louder than she said.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class Answer(StrEnum):
    """To "could anyone else …?"."""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"
    NOT_SAID = "not_said"


class Question(StrEnum):
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
ANOTHER, NONE, UNSURE, NOT_SAID = "another", "none", "unsure", "not_said"
PERSON, PERSON_OR_MACHINE = "person", "both"  # who may ring that phone
ITSELF, ONLY_THAT = "itself", "only"  # whether a message says the news, or only that there is some
AT_ANY_HOUR, AT_THESE, IT_CHANGES = "any", "these", "changes"


@dataclass(frozen=True, slots=True)
class Answers:
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
class Has:
    """What of hers there is to ask about. `phones`: by row, whether texts can go there."""

    phones: Mapping[int, bool] = field(default_factory=dict)
    has_email: bool = False
    has_address: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
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


def asked(answers: Answers, has: Has) -> tuple[Question, ...]:
    """What is asked of her, in this order; of ways that she has not, or has said no to, nothing."""
    names_phone = _names_phone(answers)
    can_text = names_phone and has.phones.get(_row(answers.phone) or 0, answers.phone == ANOTHER)
    reads = (_is_safe(answers.texts) and can_text) or (_is_safe(answers.emails) and has.has_email)
    questions = {
        Question.PHONE: True,
        Question.RINGS: names_phone,
        Question.TEXTS: can_text,
        Question.MESSAGES: names_phone,
        Question.EMAILS: has.has_email,
        Question.LETTERS: has.has_address,
        Question.WHEN: names_phone or reads,
        Question.POLICE: names_phone or reads or _is_safe(answers.letters),
        Question.NEWS: reads and _is_safe(answers.police),
        Question.LISTENING: True,
    }
    return tuple(question for question, is_asked in questions.items() if is_asked)


def next_question(answers: Answers, has: Has) -> Question | None:
    """The first question that the victim has not answered; None: all are answered."""
    return next((question for question in asked(answers, has) if not getattr(answers, question)), None)


def answered(answers: Answers, has: Has) -> tuple[Question, ...]:
    """Of what is asked of her, what she has answered: of a number or address that we came to know of since, she has
    said nothing."""
    return tuple(question for question in asked(answers, has) if getattr(answers, question))


def without(answers: Answers, question: Question) -> Answers:
    """As before she answered this one: it is asked again."""
    if question is Question.WHEN:
        return replace(answers, when="", days=(), start="", end="")
    if question is Question.PHONE:
        return replace(answers, phone="", another_phone="")
    unasked: dict[str, Any] = {question.value: ""}
    return replace(answers, **unasked)


def before(answers: Answers, question: Question | None, has: Has) -> Question | None:
    """The question before this one, or the last where all are answered; None: this is the first."""
    questions = asked(answers, has)
    if question is None:
        return questions[-1]
    place = questions.index(question)
    return questions[place - 1] if place else None


def wanted(answers: Answers, has: Has) -> Wanted:
    """What the answers come to. What is not asked of her counts as no."""
    counts = set(asked(answers, has))

    def is_safe(question: Question) -> bool:
        return question in counts and _is_safe(getattr(answers, question))

    calls = _names_phone(answers)
    knows_hours = Question.WHEN in counts and answers.when == AT_THESE
    police = is_safe(Question.POLICE)
    return Wanted(
        calls=calls,
        phone=_row(answers.phone) if calls else None,
        another_phone=answers.another_phone if answers.phone == ANOTHER else "",
        machine_may_ring=calls and answers.rings == PERSON_OR_MACHINE,
        texts=is_safe(Question.TEXTS),
        voicemail=is_safe(Question.MESSAGES),
        emails=is_safe(Question.EMAILS),
        letters=is_safe(Question.LETTERS),
        hours=({"days": list(answers.days), "from": answers.start, "to": answers.end},) if knows_hours else (),
        asks_hours=Question.WHEN in counts and answers.when == IT_CHANGES,
        police=police,
        news=police and Question.NEWS in counts and answers.news == ITSELF,
        line_is_safe=is_safe(Question.LISTENING),
    )


@dataclass(frozen=True, slots=True)
class Way:
    """One way of her plan as it stands: a channel ("text", "email", "letter", "call") and the row of its number or
    address; None: her plan is only stated, and names none."""

    channel: str
    point: int | None


def taken_away(ways: Collection[Way], to: Wanted) -> frozenset[Way]:
    """The ways that end at once, before anybody has spoken with her: asking for less needs no proof.

    A call from a person stays where she only chose another phone: it asks first whether it is a good moment, gives no
    name, and is the one way to find out whether it was she who answered here. Where no phone is safe it ends too.
    """
    return frozenset(way for way in ways if not _stays(way, to))


def _stays(way: Way, to: Wanted) -> bool:
    if way.channel == "call":
        return to.calls
    if way.channel == "text":
        return to.texts and way.point in (None, to.phone)
    return to.emails if way.channel == "email" else to.letters


def _names_phone(answers: Answers) -> bool:
    return _row(answers.phone) is not None or answers.phone == ANOTHER


def _row(phone: str) -> int | None:
    return int(phone) if phone.isdigit() else None


def _is_safe(answer: str) -> bool:
    return answer == Answer.NO


def place_of(question: Question, answers: Answers, has: Has) -> tuple[int, int]:
    """Which it is, and of how many at most: what she has not answered yet may lead to more. The count never grows."""
    unanswered = {each.value: Answer.NO.value for each in Question if not getattr(answers, each)}
    if "phone" in unanswered:
        unanswered["phone"] = next((str(row) for row, can_text in has.phones.items() if can_text), ANOTHER)
    at_most: dict[str, Any] = unanswered
    return asked(answers, has).index(question) + 1, len(asked(replace(answers, **at_most), has))
