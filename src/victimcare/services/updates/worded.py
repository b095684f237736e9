"""The mails to officers, in words: what is asked, what became of an answer, and what to do where it was unclear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from victimcare.records.models import PromptedQuestion
from victimcare.rules.clock import london_date
from victimcare.rules.sentences import Sentence
from victimcare.rules.updates.officer_questions import LETTERS, NOT_MINE, OfficerAction, OfficerDetail
from victimcare.services.updates import pack, seeing
from victimcare.services.updates.answering import Given
from victimcare.services.updates.mailing import Words
from victimcare.services.updates.seeing import Seen, VictimToTell
from victimcare.wording import dates, say, tell

_WANTED = {OfficerDetail.RULES, OfficerDetail.DAY, OfficerDetail.REVIEW, OfficerDetail.QUESTION}


@dataclass(frozen=True, slots=True)
class Beside:
    """What a mail says besides its question. `of`: the questions mailed today; `more`: those on the page alone;
    `written`: how often a support service wrote, which stands there too."""

    of: int
    more: int
    written: int


def ask(asked: PromptedQuestion | None, beside: Beside, *, now: datetime) -> Words:
    """One question of today by its letter, with the victim's words under each answer; None: only what stands on the
    page. What a telephone shows of a mail before it is opened says nothing of anybody: our own lines come first, and
    fill it."""
    is_first = asked is None or asked.letter == LETTERS[0]
    lines = [say("updates-mail-above"), "", say("updates-mail-lead", letter=asked.letter)] if asked else []
    lines += [_page(), say("updates-mail-away")]
    if beside.more and is_first:
        lines.append(say("updates-mail-more", count=beside.more))
    if beside.written and is_first:
        lines.append(say("updates-mail-written"))
    if asked is None:
        name = "updates-mail-subject" if beside.more else "updates-mail-subject-written"
        return Words(say(name, count=0), "\n".join(lines))
    [one] = seeing.seen([asked.question], now=now)
    lines += ["", "", *_question(asked.letter, one, london_date(now))]
    place = LETTERS.index(asked.letter) + 1
    return Words(say("updates-mail-subject", count=beside.of, place=place), "\n".join(lines))


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the answer to one letter; of all that was written, where there is none. `given`: it was taken."""

    letter: str
    said: str
    given: Given | None = None


def done(results: Sequence[Result], *, is_undone: bool = False, has_files: bool) -> Words:
    """What became of what they wrote, and what they can do about it."""
    lines = [f"{one.letter}: {one.said}" if one.letter else one.said for one in results]
    taken = {one.letter: one.given for one in results if one.given is not None}
    for given in taken.values():
        lines += ["", *_what_next(given)]
    if has_files:
        lines += ["", say("updates-mail-files")]
    if len(taken) < len(results):
        lines += ["", _page()]
    return Words(_subject(results, is_undone=is_undone), "\n".join(lines))


def _what_next(given: Given) -> Iterator[str]:
    """How it is confirmed, where it has to be; else until when it can be taken back."""
    if given.awaits_officer:
        yield say("updates-mail-confirm")
        yield f"{settings.PUBLIC_ADDRESS}/officer/answers/{given.id}/confirm"
        yield ""
        yield say("updates-mail-not-you")
    else:
        yield say("updates-mail-undo", time=dates.staff_time(given.undo_until))


def _subject(results: Sequence[Result], *, is_undone: bool) -> str:
    if is_undone:
        return say("updates-mail-undone", names=", ".join(one.letter for one in results))
    waiting = [f"{one.letter} {one.given.reference}" for one in results if one.given and one.given.awaits_officer]
    if waiting:
        return say("updates-mail-to-confirm", names=", ".join(waiting))
    names = ", ".join(f"{one.letter} {one.given.reference}" for one in results if one.given)
    return say("updates-mail-done", names=names) if names else say("updates-mail-not-done")


def answered(given: Given) -> str:
    """The answer that was given, by its name."""
    name = "not-mine" if given.choice == NOT_MINE else f"{seeing.dashed(given.kind)}-{seeing.dashed(given.choice)}"
    return say(f"updates-choice-{name}")


def happens(given: Given, *, today: date) -> str:
    """What an answer that was taken sets going."""
    choice = pack.questions()[given.kind].named(given.choice)
    if choice is None:
        return say("updates-done-not-mine")
    day = dates.write_day(given.review_on, manner="page", today=today) if given.review_on else ""
    done = f"updates-done-{seeing.dashed(given.kind)}-{seeing.dashed(given.choice)}"
    said = [say(f"{done}-named", who=_places(given.told)) if given.told else say(done, day=day)]
    if given.not_told:
        said.append(say("updates-done-not-told", who=_places(given.not_told), count=len(given.not_told)))
    if given.still_owed:
        said.append(name_news_still_owed(given.still_owed, today))
    if choice.does is OfficerAction.HOLDS:
        said.append(say("updates-done-why", why=say(f"updates-hold-{seeing.dashed(given.hold_reason)}")))
    elif given.has_line and choice.wants not in (OfficerDetail.RULES, OfficerDetail.QUESTION):
        said.append(say("updates-done-line"))
    return " ".join(said)


def name_news_still_owed(news: Iterable[Sentence], today: date) -> str:
    """The news that no answer to this question tells."""
    return say("updates-still-owed", news=join_sentences(news, today))


def _places(places: Sequence[int]) -> str:
    return ", ".join(say("updates-done-place", place=place) for place in places)


def _page() -> str:
    return say("updates-mail-page", page=f"{settings.PUBLIC_ADDRESS}/officer/")


def _question(letter: str, one: Seen, today: date) -> Iterator[str]:
    yield say(
        "updates-mail-case",
        letter=letter,
        reference=one.reference,
        offence=one.offence,
        area=one.area,
        day=dates.write_day(one.on, manner="short", today=today),
    )
    yield f"{_said(one.ask, today)} {_said(one.owed, today)}"
    if one.about:
        yield f"“{join_sentences(one.about, today)}”"
    if one.victims > 1:
        yield say("updates-several-told" if one.names_told else "updates-several", count=one.victims)
    if one.people and (code := next((f"{letter}{each.number}" for each in one.choices if each.names_told), "")):
        yield say("updates-mail-told", code=code, people=". ".join(map(name_person_told, one.people)))
    for choice in one.choices:  # nothing is set in: on a telephone every line breaks
        yield ""
        yield f"{letter}{choice.number}  {_said(choice.title, today)}{_add(choice.wants)}"
        if choice.hers:
            yield say("updates-they-read", words=join_sentences(choice.hers, today))
        elif choice.more is not None:
            yield _said(choice.more, today)
    yield ""
    yield f"{letter}{one.not_mine}  {say('updates-choice-not-mine')} {say('updates-add-owner')}"


def name_person_told(one: VictimToTell) -> str:
    """One of several victims of a case, by place and age."""
    if one.age is None:
        return say("updates-told-person-undated", place=one.place)
    return say("updates-told-person", place=one.place, age=one.age)


def _add(wants: OfficerDetail) -> str:
    return f" {say(f'updates-add-{wants}')}" if wants in _WANTED else ""


def _said(one: Sentence, today: date) -> str:
    return tell(one, manner="page", today=today, language="en")


def join_sentences(sentences: Iterable[Sentence], today: date) -> str:
    """As one text: a title gets its full stop."""
    said = (_said(one, today) for one in sentences)
    return " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in said)
