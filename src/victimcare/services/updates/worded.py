"""The mails to officers, in words: what is asked, what became of an answer, and what to do where it was unclear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.conf import settings

from victimcare.records.models import OfficerPrompt, OfficerQuestion
from victimcare.rules.clock import london_date
from victimcare.rules.sentences import Sentence
from victimcare.rules.updates.asking import letters
from victimcare.rules.updates.questions import NOT_MINE, Wants
from victimcare.services.updates import seeing
from victimcare.services.updates.answering import Given
from victimcare.services.updates.mailing import Words
from victimcare.services.updates.seeing import Seen, SeenChoice
from victimcare.wording import dates, say, tell

_WANTED = {Wants.RULES, Wants.DAY, Wants.REVIEW}


def prompt(asked: OfficerPrompt, questions: Sequence[OfficerQuestion], *, more: int, now: datetime) -> Words:
    """What an officer is asked today, by letters, with her words under each answer. What a telephone shows of a mail
    before it is opened says nothing of anybody: our own lines come first, and fill it."""
    today = london_date(now)
    lines = [say("updates-mail-above"), "", say("updates-mail-lead")] if questions else []
    lines += [say("updates-mail-page", page=f"{settings.PUBLIC_ADDRESS}/officer/"), say("updates-mail-away")]
    if more:
        lines.append(say("updates-mail-more", count=more))
    for letter, one in zip(letters(len(questions)), seeing.seen(questions, now=now), strict=True):
        lines += ["", *_question(letter, one, today)]
    return Words(say("updates-mail-subject", count=len(questions)), "\n".join(lines))


def done(results: Iterable[tuple[str, str]], *, undo_until: datetime | None, has_files: bool, subject: str) -> Words:
    """What became of each answer: (letter, what is said of it)."""
    lines = [f"{letter}: {said}" if letter else said for letter, said in results]
    if undo_until is not None:
        lines += ["", say("updates-mail-undo", time=dates.staff_time(undo_until))]
    if has_files:
        lines += ["", say("updates-mail-files")]
    return Words(subject, "\n".join(lines))


def taken(given: Given, choice: SeenChoice | None, *, today: date) -> str:
    """What happens now, for whoever answered."""
    said = [_happens(given, choice, today)]
    if given.has_line and given.choice != NOT_MINE and (choice is None or choice.wants is not Wants.REVIEW):
        said.append(say("updates-done-line"))
    return " ".join(said)


def _happens(given: Given, choice: SeenChoice | None, today: date) -> str:
    if given.choice == NOT_MINE or choice is None:
        return say("updates-done-not-mine", reference=given.reference)
    name = f"updates-done-{given.kind.replace('_', '-')}-{given.choice.replace('_', '-')}"
    day = dates.write_day(given.review_on, manner="page", today=today) if given.review_on else ""
    return say(name, reference=given.reference, day=day)


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
        yield f"   “{_all(one.about, today)}”"
    if one.victims > 1:
        yield say("updates-several", count=one.victims)
    yield ""
    for choice in one.choices:
        yield f"   {letter}{choice.number}  {_said(choice.title, today)}{_add(choice.wants)}"
        if choice.hers:
            yield f"       {say('updates-they-read', words=_all(choice.hers, today))}"
        elif choice.more is not None:
            yield f"       {_said(choice.more, today)}"
    yield f"   {letter}{one.not_mine}  {say('updates-choice-not-mine')} {say('updates-add-owner')}"


def _add(wants: Wants) -> str:
    return f" {say(f'updates-add-{wants}')}" if wants in _WANTED else ""


def _said(one: Sentence, today: date) -> str:
    return tell(one, manner="page", today=today, language="en")


def _all(sentences: Iterable[Sentence], today: date) -> str:
    """As one text: a title gets its full stop."""
    said = (_said(one, today) for one in sentences)
    return " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in said)
