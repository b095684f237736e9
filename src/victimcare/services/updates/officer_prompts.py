"""Prompts each officer once a day, in order of harm: at most three questions by e-mail, the rest on their page. Also
words every e-mail to officers.

An absent officer is not asked: the one who covers is; if a team does, they see it at the desk. A question that went out
in two e-mails without an answer is passed to staff.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Officer, OfficerPrompt, OfficerQuestion, PromptedQuestion, RestrictedRecord
from victimcare.rules.clock import london_date
from victimcare.rules.sentences import Sentence
from victimcare.rules.updates.officer_questions import (
    LETTERS,
    NOT_MINE,
    OfficerAction,
    OfficerDetail,
    OpenQuestion,
    choose_for_mail,
    is_time_to_ask,
    question_letters,
)
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.updates import officer_mail, officer_pages, officer_silence, question_views
from victimcare.services.updates.officer_answers import AnswerGiven
from victimcare.services.updates.officer_mail import MailText
from victimcare.services.updates.question_views import QuestionDetail, VictimToTell
from victimcare.wording import dates, say, tell

# The words of e-mails to officers: what is asked, what became of an answer, and what to do if it was unclear.

_WANTED = {OfficerDetail.RULES, OfficerDetail.DAY, OfficerDetail.REVIEW, OfficerDetail.QUESTION}


@dataclass(frozen=True, slots=True)
class PromptContext:
    """What an e-mail says besides its question. `of`: the questions mailed today; `more`: those on the page alone;
    `written`: how many notes of support services are there too."""

    of: int
    more: int
    written: int


def word_question_mail(asked: PromptedQuestion | None, beside: PromptContext, *, now: datetime) -> MailText:
    """Word one of today's questions under its letter, with what the victim reads under each answer; None: only what is
    on the page. A phone's preview of the e-mail reveals no person: our own lines come first and fill it."""
    is_first = asked is None or asked.letter == LETTERS[0]
    lines = [say("updates-mail-above"), "", say("updates-mail-lead", letter=asked.letter)] if asked else []
    lines += [_page(), say("updates-mail-away")]
    if beside.more and is_first:
        lines.append(say("updates-mail-more", count=beside.more))
    if beside.written and is_first:
        lines.append(say("updates-mail-written"))
    if asked is None:
        name = "updates-mail-subject" if beside.more else "updates-mail-subject-written"
        return MailText(say(name, count=0), "\n".join(lines))
    [one] = question_views.describe_questions([asked.question], now=now)
    lines += ["", "", *_question(asked.letter, one, london_date(now))]
    place = LETTERS.index(asked.letter) + 1
    return MailText(say("updates-mail-subject", count=beside.of, place=place), "\n".join(lines))


@dataclass(frozen=True, slots=True)
class AnswerResult:
    """What became of the answer to one letter or, without a letter, of the whole e-mail. `given`: the answer that was
    taken."""

    letter: str
    said: str
    given: AnswerGiven | None = None


def word_result_mail(results: Sequence[AnswerResult], *, is_undone: bool = False, has_files: bool) -> MailText:
    """Word what became of the officer's e-mail, and what they can do about it."""
    lines = [f"{one.letter}: {one.said}" if one.letter else one.said for one in results]
    taken = {one.letter: one.given for one in results if one.given is not None}
    for given in taken.values():
        lines += ["", *_what_next(given)]
    if has_files:
        lines += ["", say("updates-mail-files")]
    if len(taken) < len(results):
        lines += ["", _page()]
    return MailText(_subject(results, is_undone=is_undone), "\n".join(lines))


def _what_next(given: AnswerGiven) -> Iterator[str]:
    """How to confirm the answer, if that is needed; otherwise until when it can be undone."""
    if given.awaits_officer:
        yield say("updates-mail-confirm")
        yield f"{settings.PUBLIC_ADDRESS}/officer/answers/{given.id}/confirm"
        yield ""
        yield say("updates-mail-not-you")
    else:
        yield say("updates-mail-undo", time=dates.staff_time(given.undo_until))


def _subject(results: Sequence[AnswerResult], *, is_undone: bool) -> str:
    if is_undone:
        return say("updates-mail-undone", names=", ".join(one.letter for one in results))
    waiting = [f"{one.letter} {one.given.reference}" for one in results if one.given and one.given.awaits_officer]
    if waiting:
        return say("updates-mail-to-confirm", names=", ".join(waiting))
    names = ", ".join(f"{one.letter} {one.given.reference}" for one in results if one.given)
    return say("updates-mail-done", names=names) if names else say("updates-mail-not-done")


def name_answer(given: AnswerGiven) -> str:
    """The name of the answer given."""
    name = (
        "not-mine"
        if given.choice == NOT_MINE
        else f"{question_views.dash_name(given.kind)}-{question_views.dash_name(given.choice)}"
    )
    return say(f"updates-choice-{name}")


def describe_effect(given: AnswerGiven, *, today: date) -> str:
    """Describe what the answer starts."""
    choice = question_views.load_questions()[given.kind].named(given.choice)
    if choice is None:
        return say("updates-done-not-mine")
    day = dates.write_day(given.review_on, manner="page", today=today) if given.review_on else ""
    done = f"updates-done-{question_views.dash_name(given.kind)}-{question_views.dash_name(given.choice)}"
    said = [say(f"{done}-named", who=_places(given.told)) if given.told else say(done, day=day)]
    if given.not_told:
        said.append(say("updates-done-not-told", who=_places(given.not_told), count=len(given.not_told)))
    if given.still_owed:
        said.append(name_news_still_owed(given.still_owed, today))
    if choice.does is OfficerAction.HOLDS:
        said.append(say("updates-done-why", why=say(f"updates-hold-{question_views.dash_name(given.hold_reason)}")))
    elif given.has_line and choice.wants not in (OfficerDetail.RULES, OfficerDetail.QUESTION):
        said.append(say("updates-done-line"))
    return " ".join(said)


def name_news_still_owed(news: Iterable[Sentence], today: date) -> str:
    """Name the news that no answer to this question tells."""
    return say("updates-still-owed", news=join_sentences(news, today))


def _places(places: Sequence[int]) -> str:
    return ", ".join(say("updates-done-place", place=place) for place in places)


def _page() -> str:
    return say("updates-mail-page", page=f"{settings.PUBLIC_ADDRESS}/officer/")


def _question(letter: str, one: QuestionDetail, today: date) -> Iterator[str]:
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
    for choice in one.choices:  # no indentation: phones break every line
        yield ""
        yield f"{letter}{choice.number}  {_said(choice.title, today)}{_add(choice.wants)}"
        if choice.for_victim:
            yield say("updates-they-read", words=join_sentences(choice.for_victim, today))
        elif choice.more is not None:
            yield _said(choice.more, today)
    yield ""
    yield f"{letter}{one.not_mine}  {say('updates-choice-not-mine')} {say('updates-add-owner')}"


def name_person_told(one: VictimToTell) -> str:
    """Name one of several victims of a case, by place and age."""
    if one.age is None:
        return say("updates-told-person-undated", place=one.place)
    return say("updates-told-person", place=one.place, age=one.age)


def _add(wants: OfficerDetail) -> str:
    return f" {say(f'updates-add-{wants}')}" if wants in _WANTED else ""


def _said(one: Sentence, today: date) -> str:
    return tell(one, manner="page", today=today, language="en")


def join_sentences(sentences: Iterable[Sentence], today: date) -> str:
    """Join sentences into one text: a title gets its full stop."""
    said = (_said(one, today) for one in sentences)
    return " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in said)


def prompt_officers(*, now: datetime) -> int:
    """Prompt every officer who has something waiting and was not asked today. Returns how many; safe to run twice."""
    if not is_time_to_ask(now, working_days()):
        return 0
    waiting: dict[int, list[OfficerQuestion]] = defaultdict(list)
    of_officers = OfficerQuestion.objects.waiting().filter(officer__isnull=False)
    for question in of_officers.select_related("case", "about").order_by("id"):
        waiting[question.officer_id or 0].append(question)
    for officer_id in officer_pages.list_officers_with_unread(now=now):
        waiting.setdefault(officer_id, [])  # an e-mail even if nothing is asked
    today = london_date(now)
    asked = OfficerPrompt.objects.filter(on=today, officer_id__in=waiting).values_list("officer_id", flat=True)
    others = waiting.keys() - set(asked) - officer_silence.list_auto_replied_officers()
    return sum(_prompt_officer(officer_id, waiting[officer_id], now) for officer_id in sorted(others))


@transaction.atomic
def _prompt_officer(officer_id: int, waiting: Sequence[OfficerQuestion], now: datetime) -> bool:
    officer = Officer.objects.select_for_update(no_key=True).get(id=officer_id)
    today = london_date(now)
    prompt, is_new = OfficerPrompt.objects.get_or_create(officer=officer, on=today, defaults={"made_at": now})
    if not is_new:
        return False
    # Restricted cases are in no e-mail: it says how many questions are on the page, where those who may read them are
    # asked.
    sealed = set(RestrictedRecord.objects.filter(lifted_at=None).values_list("case_id", flat=True))
    on_the_page = [question for question in waiting if question.case_id in sealed]
    by_id = {question.id: question for question in waiting if question.case_id not in sealed}
    first = choose_for_mail(OpenQuestion(one.id, one.case_id, one.harm, one.due_at) for one in by_id.values())
    chosen = [by_id[one.id] for one in first]
    asked = PromptedQuestion.objects.bulk_create(
        PromptedQuestion(prompt=prompt, letter=letter, question=question)
        for letter, question in zip(question_letters(len(chosen)), chosen, strict=True)
    )
    for question in (*chosen, *on_the_page):
        question.asked, question.last_asked_on = question.asked + 1, today
    OfficerQuestion.objects.bulk_update([*chosen, *on_the_page], ["asked", "last_asked_on"])
    written = officer_pages.count_notes_for_officer(officer, now=now)
    beside = PromptContext(of=len(chosen), more=len(waiting) - len(chosen), written=written)
    is_mailed = _mail_each(prompt, asked, beside, now)
    note(
        Actor.system("updates.ask"),
        "officer.asked",
        at=now,
        detail={"officer": officer.id, "questions": len(chosen), "is_mailed": is_mailed},
    )
    return True


def _mail_each(prompt: OfficerPrompt, asked: Sequence[PromptedQuestion], beside: PromptContext, now: datetime) -> bool:
    """Send an e-mail per question, whose address serves that question alone; without a question, one that says what is
    on the page."""
    if not asked:
        return officer_mail.queue_officer_mail(prompt, word_question_mail(None, beside, now=now), asks=None, now=now)
    mailed = [
        officer_mail.queue_officer_mail(prompt, word_question_mail(one, beside, now=now), asks=one, now=now)
        for one in asked
    ]
    return all(mailed)
