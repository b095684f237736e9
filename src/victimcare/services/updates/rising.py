"""Silence of an officer rises: one task for whoever has not answered twice, or whom mail does not reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import Officer, OfficerQuestion, Task
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.updates import QuestionEnd
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.force import Force
from victimcare.rules.updates.asking import UNANSWERED, has_been_silent
from victimcare.services.cases.looking_after import looked_after
from victimcare.services.desk.actions import close_settled, make_task
from victimcare.services.updates import mailing, who

SILENT, MAIL_FAILS, AWAY = "officer_silent", "officer_mail_fails", "officer_away"
_LOOK_BACK = timedelta(days=2)


@transaction.atomic
def rise(*, now: datetime) -> int:
    """Make, bring up to date and close the tasks about officers who do not answer. Returns how many officers are
    silent; safe to run twice."""
    silent = _silent(now)
    for officer_id, questions in silent.items():
        _ask(officer_id, questions, SILENT, now)
    for mail in mailing.unreached(since=now - _LOOK_BACK):
        not_reached(mail.prompt.officer, by_bounce=True, now=now)
    _ask_the_team(now)
    _settle(now)
    return len(silent)


def not_reached(officer: Officer, *, by_bounce: bool, now: datetime) -> None:
    """Their mail comes back, or a machine of theirs answers: nobody has read what we asked."""
    waiting = list(_open().filter(officer=officer))
    if waiting:
        _ask(officer.id, waiting, MAIL_FAILS if by_bounce else AWAY, now)


def subject_of(officer_id: int) -> str:
    return f"officer:{officer_id}"


def _open() -> QuerySet[OfficerQuestion]:
    return OfficerQuestion.objects.waiting().select_related("case").order_by("-harm", "due_at", "id")


def _silent(now: datetime) -> dict[int, list[OfficerQuestion]]:
    found: dict[int, list[OfficerQuestion]] = defaultdict(list)
    for question in _open().filter(officer__isnull=False, asked__gte=UNANSWERED):
        if has_been_silent(asked=question.asked, last_asked_on=question.last_asked_on, today=london_date(now)):
            found[question.officer_id or 0].append(question)
    return found


def _ask(officer_id: int, questions: Collection[OfficerQuestion], reason: str, now: datetime) -> None:
    """One task for an officer, of the team of their worst case. Asked for another reason already, it stays one."""
    worst = next(iter(questions))
    _task(subject_of(officer_id), worst, reason, now)


def _ask_the_team(now: datetime) -> None:
    """Where no officer looks after a case, its team finds out."""
    for question in _open().filter(officer=None)[:500]:
        _task(f"question:{question.public_id}", question, "officer_none", now)


def _task(subject_key: str, question: OfficerQuestion, reason: str, now: datetime) -> None:
    force: Force = settings.FORCE
    make_task(
        kind=TaskKind.OFFICER_SILENT,
        victim_id=None,
        reason=reason,
        harm=question.harm,
        due_at=end_of_day(london_date(now)),
        now=now,
        subject_key=subject_key,
        team=force.team_for(question.case.area).code,
    )


def _settle(now: datetime) -> None:
    waiting = list(_open())
    officers = {question.officer_id for question in waiting}
    unanswered = {f"question:{question.public_id}" for question in waiting if question.officer_id is None}
    for task in Task.objects.filter(kind=TaskKind.OFFICER_SILENT, closed_at=None):
        kind, _, number = task.subject_key.partition(":")
        still = int(number) in officers if kind == "officer" else task.subject_key in unanswered
        if not still:
            close_settled(kind=TaskKind.OFFICER_SILENT, victim_id=None, subject_key=task.subject_key, now=now, by=None)
    _settle_passed_back(now)


def _settle_passed_back(now: datetime) -> None:
    """Somebody else has the case: they are asked, and nobody need find out any more."""
    tasks = {task.subject_key: task for task in Task.objects.filter(kind=TaskKind.PASSED_BACK, closed_at=None)}
    ids = [key.removeprefix("question:") for key in tasks]
    passed = OfficerQuestion.objects.filter(public_id__in=ids, ended_as=QuestionEnd.PASSED_BACK)
    for question in passed.select_related("case__officer"):
        carer = looked_after([question.case], london_date(now))[question.case_id]
        if who.asked_of(carer) not in (None, question.officer_id):
            task = tasks[f"question:{question.public_id}"]
            close_settled(
                kind=TaskKind.PASSED_BACK, victim_id=task.victim_id, subject_key=task.subject_key, now=now, by=None
            )
