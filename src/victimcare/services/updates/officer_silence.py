"""Escalates officers who do not answer: one task per officer who left two e-mails unanswered or cannot be reached by
e-mail. Questions on restricted cases, which are in no e-mail, go to those who may read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import (
    Officer,
    OfficerAnswer,
    OfficerQuestion,
    RestrictedRecord,
    RestrictedRecordReader,
    Task,
    Victim,
)
from victimcare.records.models.officer_updates import OfficerQuestionEnd
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.force import Force
from victimcare.rules.updates.officer_questions import UNANSWERED_MAILS, is_officer_silent
from victimcare.services.cases.case_officers import find_officers_in_cases
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.updates import officer_accounts, officer_mail

SILENT, MAIL_FAILS, AWAY = "officer_silent", "officer_mail_fails", "officer_away"
NO_OWNER, IS_SEALED = "officer_none", "officer_not_mailed"
_LOOK_BACK = timedelta(days=2)
_ABOUT = "officer:"  # prefix of the subject key of a task about an officer


@transaction.atomic
def escalate_officer_silence(*, now: datetime) -> int:
    """Create, update and close tasks about officers who do not answer. Returns how many officers are silent; safe to
    run twice."""
    silent = _silent(now)
    for officer_id, questions in silent.items():
        _ask(officer_id, questions, SILENT, now)
    for mail in officer_mail.list_failed_mails(since=now - _LOOK_BACK):
        record_mail_unreached(mail.prompt.officer, by_bounce=True, now=now)
    _ask_the_team(now)
    _ask_who_reads_it(now)
    _settle(now)
    return len(silent)


def record_mail_unreached(officer: Officer, *, by_bounce: bool, now: datetime) -> None:
    """Record that e-mail to the officer bounces or is answered automatically: what we asked was not read."""
    waiting = list(_open().filter(officer=officer))
    if waiting:
        _ask(officer.id, waiting, MAIL_FAILS if by_bounce else AWAY, now)


def list_auto_replied_officers() -> frozenset[int]:
    """Officers with an automatic out-of-office reply that staff have not dealt with yet, and without an answer since:
    they are asked nothing more."""
    tasks = Task.objects.filter(kind=TaskKind.OFFICER_SILENT, reason=AWAY, closed_at=None)
    since = {task.subject_key: task.created_at for task in tasks}
    found = {int(key.removeprefix(_ABOUT)): at for key, at in since.items()}
    theirs = OfficerAnswer.objects.filter(by_officer_id__in=found).values_list("by_officer_id", "given_at")
    here = {officer_id for officer_id, at in theirs if officer_id is not None and at > found[officer_id]}
    return frozenset(found.keys() - here)


def officer_task_key(officer_id: int) -> str:
    return f"{_ABOUT}{officer_id}"


def _open(*, is_sealed: bool = False) -> QuerySet[OfficerQuestion]:
    sealed = RestrictedRecord.objects.filter(lifted_at=None).values("case")
    rows = OfficerQuestion.objects.waiting().select_related("case").order_by("-harm", "due_at", "id")
    return rows.filter(case__in=sealed) if is_sealed else rows.exclude(case__in=sealed)


def _silent(now: datetime) -> dict[int, list[OfficerQuestion]]:
    found: dict[int, list[OfficerQuestion]] = defaultdict(list)
    for question in _open().filter(officer__isnull=False, asked__gte=UNANSWERED_MAILS):
        if is_officer_silent(asked=question.asked, last_asked_on=question.last_asked_on, today=london_date(now)):
            found[question.officer_id or 0].append(question)
    return found


def _ask(officer_id: int, questions: Collection[OfficerQuestion], reason: str, now: datetime) -> None:
    """One task per officer, for the team of their worst case. If one is open for another reason, it stays the only
    one."""
    worst = next(iter(questions))
    _task(officer_task_key(officer_id), worst, reason, now)


def _ask_the_team(now: datetime) -> None:
    """If a case has no officer, its team finds out whose it is."""
    for question in _open().filter(officer=None)[:500]:
        _task(question_task_key(question), question, NO_OWNER, now)


def _ask_who_reads_it(now: datetime) -> None:
    """On a restricted case each question gets its own task, about the victim: so only those who may read the case see
    it. An officer in the case who may read it too finds the question on their page, and has until it is due."""
    questions = list(_open(is_sealed=True).select_related("officer")[:500])
    victims = dict(
        Victim.objects.filter(case__in={one.case_id for one in questions})
        .order_by("case_id", "position")
        .distinct("case_id")
        .values_list("case_id", "id")
    )
    today = london_date(now)
    for question in questions:
        if london_date(question.due_at) <= today or not _is_read_by_officer(question):
            _task(question_task_key(question), question, IS_SEALED, now, victim_id=victims.get(question.case_id))


def _is_read_by_officer(question: OfficerQuestion) -> bool:
    if question.officer is None:
        return False
    reading = RestrictedRecordReader.objects.filter(
        seal__case=question.case_id,
        seal__lifted_at=None,
        ended_at=None,
        staff__in=officer_accounts.list_officer_staff(question.officer),
    )
    return reading.exists()


def question_task_key(question: OfficerQuestion) -> str:
    """The subject key of a task that asks for this question's answer."""
    return f"question:{question.public_id}"


def _task(
    subject_key: str, question: OfficerQuestion, reason: str, now: datetime, *, victim_id: int | None = None
) -> None:
    force: Force = settings.FORCE
    make_task(
        kind=TaskKind.OFFICER_SILENT,
        victim_id=victim_id,
        reason=reason,
        harm=question.harm,
        due_at=end_of_day(london_date(now)),
        now=now,
        subject_key=subject_key,
        team=force.team_for(question.case.area).code,
    )


def _settle(now: datetime) -> None:
    waiting = list(_open())
    still = {(officer_task_key(question.officer_id), None) for question in waiting if question.officer_id is not None}
    still |= {(question_task_key(question), None) for question in waiting if question.officer_id is None}
    sealed = {question_task_key(question) for question in _open(is_sealed=True)}
    for task in Task.objects.filter(kind=TaskKind.OFFICER_SILENT, closed_at=None):
        is_about_victim = task.victim_id is not None and task.subject_key in sealed
        if (task.subject_key, task.victim_id) not in still and not is_about_victim:
            close_settled_tasks(
                kind=TaskKind.OFFICER_SILENT,
                victim_id=task.victim_id,
                subject_key=task.subject_key,
                now=now,
                by=None,
            )
    _settle_passed_back(now)


def _settle_passed_back(now: datetime) -> None:
    """Close tasks to find the officer once another has the case and is asked."""
    tasks = {task.subject_key: task for task in Task.objects.filter(kind=TaskKind.PASSED_BACK, closed_at=None)}
    ids = [key.removeprefix("question:") for key in tasks]
    passed = OfficerQuestion.objects.filter(public_id__in=ids, ended_as=OfficerQuestionEnd.PASSED_BACK)
    for question in passed.select_related("case__officer"):
        carer = find_officers_in_cases([question.case], london_date(now))[question.case_id]
        if officer_accounts.find_officer_asked(carer) not in (None, question.officer_id):
            task = tasks[question_task_key(question)]
            close_settled_tasks(
                kind=TaskKind.PASSED_BACK, victim_id=task.victim_id, subject_key=task.subject_key, now=now, by=None
            )
