"""Finds questions to ask officers, from gaps in timelines and news owed, and withdraws those whose answer is known.

Nothing is asked that the record system has since said. An answered question is not asked again about the same event;
one held rests until its day; one passed back waits until another officer has the case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet

from victimcare.records.models import Case, ContactPromise, CustodyWatch, Event, OfficerQuestion, Task, Victim
from victimcare.records.models.officer_updates import OfficerQuestionEnd
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.rights import EventRef
from victimcare.rules.updates.officer_questions import PROMISED_WITHIN, TOLD_WITHIN, OfficerQuestionKind
from victimcare.rules.updates.timeline_gaps import TimelineGap, find_timeline_gaps, may_gap_appear
from victimcare.services.cases.case_officers import find_officers_in_cases
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.desk import news_tasks
from victimcare.services.desk.news_tasks import UndeliveredNews
from victimcare.services.desk.task_kinds import NEWS_KINDS
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.updates import loss_list_questions, officer_accounts, question_views

AT_ONCE = 300  # cases read at a time
# Events of these types put news on the victim's page, so a contact promise needs no officer.
_NEWS = (
    "suspect.",
    "prosecution.",
    "hearing.",
    "appeal.",
    EventType.CASE_OUTCOME,
    EventType.CASE_SENT_TO_CPS,
    EventType.CASE_LOOKED_AT,
)

Key = tuple[int, str, int | None, int | None]  # case, kind, event, list of losses


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A question to ask: `since`, when its event happened; `news`, all news owed in the case that it asks about."""

    key: Key
    person: str
    harm: int
    due_at: datetime
    since: datetime
    news: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionSearchResult:
    opened: int
    withdrawn: int


def list_victims_by_place(case_id: int) -> list[int]:
    """Rows of the victims of a case, in the order in which pages and e-mails count them."""
    return list(Victim.objects.filter(case_id=case_id).order_by("id").values_list("id", flat=True))


def update_questions(*, now: datetime, case_ids: Collection[int] | None = None) -> QuestionSearchResult:
    """Update the open questions of these cases, or of all. Safe to run twice."""
    opened = withdrawn = 0
    wanted = sorted(case_ids if case_ids is not None else _candidates(now))
    for start in range(0, len(wanted), AT_ONCE):
        found = _update_cases(wanted[start : start + AT_ONCE], now)
        opened, withdrawn = opened + found.opened, withdrawn + found.withdrawn
    return QuestionSearchResult(opened, withdrawn)


def open_list_question(*, list_id: int, now: datetime) -> OfficerQuestion | None:
    """Open the question about a list that its officer answers unprompted, before it is asked or while it rests. None:
    the list is on the crime record, a newer one counts, or the case has no officer. In the caller's transaction."""
    case = Case.objects.select_related("officer").get(victims__loss_lists=list_id)
    asked = {case.id: loss_list_questions.find_list_officer(case, now)}
    wanted = [one for one in _wanted({case.id: case}, asked, now) if one.key[3] == list_id]
    if not wanted:
        return None
    question = _question(wanted[0], asked, (), now)
    question.save()
    question.refresh_from_db()
    return question


@transaction.atomic
def _update_cases(case_ids: Sequence[int], now: datetime) -> QuestionSearchResult:
    cases = {case.id: case for case in Case.objects.filter(id__in=case_ids).select_related("officer").order_by("id")}
    open_now = {
        _key_of(one): one
        for one in OfficerQuestion.objects.select_for_update().filter(case_id__in=cases, closed_at=None).order_by("id")
    }
    carers = find_officers_in_cases(list(cases.values()), london_date(now))
    asked = officer_accounts.filter_barred_officers(
        {case_id: officer_accounts.find_officer_asked(carer) for case_id, carer in carers.items()}
    )
    wanted = {one.key: one for one in _wanted(cases, asked, now)}
    over = [one for key, one in open_now.items() if key not in wanted]
    withdrawn = _withdraw(over, now)
    changed = [one for key, one in open_now.items() if key in wanted and _brought_up_to_date(one, wanted[key], asked)]
    OfficerQuestion.objects.bulk_update(changed, ["harm", "due_at", "officer", "asked", "last_asked_on"])
    new = [one for key, one in wanted.items() if key not in open_now]
    settled = _settled_before(new, asked, london_date(now)) if new else set()
    news = {event_id for one in new if one.key not in settled for event_id in one.news}
    shown = question_views.read_news_sentences(news) if news else {}
    OfficerQuestion.objects.bulk_create(_question(one, asked, shown, now) for one in new if one.key not in settled)
    return QuestionSearchResult(len(new) - len(settled), withdrawn)


def _question(one: _Wanted, asked: Mapping[int, int | None], shown: Collection[int], now: datetime) -> OfficerQuestion:
    case_id, kind, event_id, list_id = one.key
    return OfficerQuestion(
        case_id=case_id,
        kind=kind,
        about_id=event_id,
        loss_list_id=list_id,
        named=[each for each in one.news if each in shown],
        person=one.person,
        officer_id=asked[case_id],
        harm=one.harm,
        due_at=one.due_at,
        opened_at=now,
    )


def _key_of(question: OfficerQuestion) -> Key:
    return question.case_id, question.kind, question.about_id, question.loss_list_id


def _brought_up_to_date(question: OfficerQuestion, wanted: _Wanted, asked: Mapping[int, int | None]) -> bool:
    """Update harm, due time and officer; a new officer is asked from the beginning."""
    before = question.harm, question.due_at, question.officer_id
    question.harm, question.due_at, question.officer_id = wanted.harm, wanted.due_at, asked[question.case_id]
    if question.officer_id != before[2]:
        question.asked, question.last_asked_on = 0, None
    return before != (question.harm, question.due_at, question.officer_id)


def _withdraw(questions: Iterable[OfficerQuestion], now: datetime) -> int:
    """Withdraw questions whose answer is known. One that was just answered ends with its answer."""
    ids = [one.id for one in questions]
    unanswered = OfficerQuestion.objects.filter(id__in=ids).unanswered()
    return unanswered.update(closed_at=now, ended_as=OfficerQuestionEnd.WITHDRAWN)


def _settled_before(new: Sequence[_Wanted], asked: Mapping[int, int | None], today: date) -> set[Key]:
    """Those already answered about the same event, resting, or passed back by the officer who would be asked."""
    settled: set[Key] = set()
    by_key = {one.key: one for one in new}
    before = OfficerQuestion.objects.filter(case_id__in={one.key[0] for one in new}, closed_at__isnull=False)
    for one in before.exclude(ended_as=OfficerQuestionEnd.WITHDRAWN).order_by("closed_at", "id"):
        key = _key_of(one)
        if key not in by_key or one.closed_at is None:
            continue
        if one.ended_as == OfficerQuestionEnd.PASSED_BACK:
            holds = one.officer_id == asked[one.case_id]
        elif one.rests_until is not None:
            holds = one.rests_until >= today
        else:
            holds = one.about_id is not None or one.closed_at >= by_key[key].since
        (settled.add if holds else settled.discard)(key)
    return settled


def _candidates(now: datetime) -> set[int]:
    found = set(CustodyWatch.objects.values_list("case_id", flat=True))
    found |= set(OfficerQuestion.objects.filter(closed_at=None).values_list("case_id", flat=True))
    found |= set(_telling(now).values_list("victim__case_id", flat=True))
    found |= set(_asking().values_list("victim__case_id", flat=True))
    found |= loss_list_questions.find_cases_with_lists()
    return found | set(_promised(now).values_list("victim__case_id", flat=True))


def _wanted(cases: Mapping[int, Case], asked: Mapping[int, int | None], now: datetime) -> Iterator[_Wanted]:
    victims: dict[int, list[Victim]] = defaultdict(list)
    for victim in Victim.objects.filter(case_id__in=cases).only("id", "case_id", "is_enhanced"):
        victims[victim.case_id].append(victim)
    harm_of = load_harm_levels([victim.id for own in victims.values() for victim in own])
    harm = {case_id: max((int(harm_of[one.id]) for one in own), default=1) for case_id, own in victims.items()}
    urgent = {case_id: any(one.is_enhanced for one in own) for case_id, own in victims.items()}
    yield from _after_custody(cases, harm, urgent, now)
    yield from _unheard_news(cases, harm, now)
    yield from _overdue_progress(cases, harm, now)
    yield from _list_of_losses([case_id for case_id in cases if asked[case_id] is not None], harm)


def _after_custody(
    cases: Mapping[int, Case], harm: Mapping[int, int], urgent: Mapping[int, bool], now: datetime
) -> Iterator[_Wanted]:
    watched = list(CustodyWatch.objects.filter(case_id__in=cases).values_list("case_id", flat=True))
    over = []
    for case_id, entries in load_timelines(watched).items():
        ids = {entry.fact.ref: entry.id for entry in entries}
        facts = [entry.fact for entry in entries]
        lacks = find_timeline_gaps(facts, now=now)
        if not lacks and not may_gap_appear(facts, now=now):
            over.append(case_id)
        for lack in lacks:
            if wanted := _of_lack(case_id, lack, ids, harm.get(case_id, 1), urgent.get(case_id, False), now):
                yield wanted
    CustodyWatch.objects.filter(case_id__in=over).delete()


def _of_lack(
    case_id: int, lack: TimelineGap, ids: Mapping[EventRef, int], harm: int, urgent: bool, now: datetime
) -> _Wanted | None:
    question = question_views.load_questions()[lack.kind]
    if now < lack.since + timedelta(hours=question.ask_after_hours):
        return None
    days = question.urgent_days if urgent else question.usual_days
    day = working_days().later(london_date(lack.since), days)
    key = (case_id, lack.kind.value, ids[lack.about], None)
    return _Wanted(key, lack.person, harm, end_of_day(day), lack.since)


def _unheard_news(cases: Mapping[int, Case], harm: Mapping[int, int], now: datetime) -> Iterator[_Wanted]:
    """News that a person must tell soon and no colleague at the desk has taken: the most urgent per case."""
    tasks = _telling(now).filter(victim__case_id__in=cases)
    due = {task.victim_id or 0: task.due_at for task in tasks}
    case_of = dict(Victim.objects.filter(id__in=due).values_list("id", "case_id"))
    by_case: dict[int, list[UndeliveredNews]] = defaultdict(list)
    for one in news_tasks.list_undelivered_news(due, now=now):
        by_case[case_of[one.victim_id]].append(one)
    for case_id, news in by_case.items():
        first = news[0]
        key = (case_id, OfficerQuestionKind.HAS_VICTIM_HEARD.value, first.event_id, None)
        due_at = first.due_at or due[first.victim_id]
        named = tuple(dict.fromkeys(one.event_id for one in news))
        yield _Wanted(key, "", harm.get(case_id, 1), due_at, first.starts_at, named)


def _overdue_progress(cases: Mapping[int, Case], harm: Mapping[int, int], now: datetime) -> Iterator[_Wanted]:
    found: dict[int, _Wanted] = {}
    asking = _asking().filter(victim__case_id__in=cases).select_related("victim")
    for task in asking:
        assert task.victim is not None, "of one victim alone"
        _add(found, task.victim.case_id, harm, task.due_at, task.created_at)
    promised = list(_promised(now).filter(victim__case_id__in=cases).select_related("victim", "agreed_by"))
    news = _last_news({promise.victim.case_id for promise in promised})
    for promise in promised:
        heard_at = promise.kept_at or promise.agreed_by.time
        latest = news.get(promise.victim.case_id)
        if latest is None or latest <= heard_at:
            _add(found, promise.victim.case_id, harm, end_of_day(promise.next_due_on), heard_at)
    yield from found.values()


def _add(found: dict[int, _Wanted], case_id: int, harm: Mapping[int, int], due_at: datetime, since: datetime) -> None:
    known = found.get(case_id)
    if known is None or due_at < known.due_at:
        key = (case_id, OfficerQuestionKind.HOW_IT_STANDS.value, None, None)
        found[case_id] = _Wanted(key, "", harm.get(case_id, 1), due_at, since)


def _list_of_losses(case_ids: Collection[int], harm: Mapping[int, int]) -> Iterator[_Wanted]:
    """Lists from victims that are not on the crime record. If the case has no officer, the list stays with victim care,
    who have a task for it, so that no two people are asked."""
    for one in loss_list_questions.list_waiting_lists(case_ids):
        key = (one.case_id, OfficerQuestionKind.LOSS_LIST.value, None, one.list_id)
        yield _Wanted(key, "", harm.get(one.case_id, 1), one.due_at, one.sent_at)


def _telling(now: datetime) -> QuerySet[Task]:
    until = working_days().later(london_date(now), TOLD_WITHIN)
    return Task.objects.filter(
        kind__in=NEWS_KINDS, closed_at=None, owner=None, victim__isnull=False, due_at__lte=end_of_day(until)
    )


def _asking() -> QuerySet[Task]:
    return Task.objects.filter(kind=TaskKind.GIVE_UPDATE, reason="update_asked", closed_at=None, victim__isnull=False)


def _promised(now: datetime) -> QuerySet[ContactPromise]:
    until = working_days().later(london_date(now), PROMISED_WITHIN)
    return ContactPromise.objects.filter(next_due_on__lte=until)


def _last_news(case_ids: Collection[int]) -> dict[int, datetime]:
    latest: dict[int, datetime] = {}
    rows = Event.objects.filter(case_id__in=case_ids).values("case_id", "type").annotate(last=Max("time"))
    for row in rows:
        if row["type"].startswith(_NEWS):
            latest[row["case_id"]] = max(row["last"], latest.get(row["case_id"], row["last"]))
    return latest
