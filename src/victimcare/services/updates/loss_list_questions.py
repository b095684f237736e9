"""Questions to officers about lists of losses: which lists are still missing from the crime record, and what follows
once the officer has added one.

If a victim sent several lists, the newest counts. What officers see of a list is in `losses.officer_lists`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from victimcare.records.models import Case, LossList, OfficerAnswer, OfficerQuestion, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.safe_contact.contact_plan import ContactByStaff
from victimcare.services import suppliers
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import find_officers_in_cases
from victimcare.services.conversations.written_messages import LIST_MATTER
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.messages import special_messages
from victimcare.services.safe_contact import gate
from victimcare.services.updates import officer_accounts


@dataclass(frozen=True, slots=True)
class WaitingList:
    """A victim's newest list, not yet on the crime record. `due_at`: the end of the day by which the victim was
    promised an answer, about this list or the first unanswered one before it."""

    list_id: int
    case_id: int
    sent_at: datetime
    due_at: datetime


def find_cases_with_lists() -> set[int]:
    """Cases with a list that is not on the crime record."""
    return set(LossList.objects.filter(added_at=None).values_list("victim__case_id", flat=True))


def list_waiting_lists(case_ids: Collection[int]) -> list[WaitingList]:
    """Waiting lists in these cases. Three queries."""
    open_lists = LossList.objects.filter(victim__case_id__in=case_ids, added_at=None)
    victims = set(open_lists.values_list("victim_id", flat=True))
    if not victims:
        return []
    of_victims = LossList.objects.filter(victim_id__in=victims)
    newest = dict(of_victims.values_list("victim_id").annotate(newest=Max("number")))
    added = dict(of_victims.filter(added_at__isnull=False).values_list("victim_id").annotate(newest=Max("number")))
    waiting = {victim for victim, number in newest.items() if added.get(victim, 0) < number}
    found: dict[int, WaitingList] = {}
    rows = of_victims.filter(victim_id__in=waiting).select_related("victim", "message").order_by("number")
    for row in rows:
        if row.number <= added.get(row.victim_id, 0) or row.message.answer_by is None:
            continue
        earlier = found.get(row.victim_id)
        due_at = earlier.due_at if earlier else end_of_day(row.message.answer_by)
        found[row.victim_id] = WaitingList(row.id, row.victim.case_id, row.sent_at, due_at)
    return list(found.values())


def find_list_officer(case: Case, now: datetime) -> int | None:
    """The officer to ask about a list of this case. None: the list stays with victim care, because the case has no
    officer or is hidden from them."""
    return officer_accounts.filter_barred_officers(
        {case.id: officer_accounts.find_officer_asked(find_officers_in_cases([case], london_date(now))[case.id])}
    )[case.id]


def is_list_opened(question: OfficerQuestion) -> bool:
    """Whether the list that this question asks about was opened, here or on the officer's page: a list that was never
    read cannot be on the crime record."""
    return LossList.objects.filter(id=question.loss_list_id or 0, message__read_at__isnull=False).exists()


def record_list_added(*, actor: Actor, answer: OfficerAnswer, now: datetime) -> None:
    """Record that the officer's list is on the crime record: the victim's page says so, a message or a person tells
    them, and victim care's task ends, unless the victim has sent a newer list. A list that a colleague has since
    recorded stays unchanged. In the caller's transaction, which applies the answer."""
    question = answer.question
    assert question.loss_list is not None, "it is asked about a list"
    victim = gate.lock_victims([question.loss_list.victim_id])[question.loss_list.victim_id]
    row = LossList.objects.select_for_update().get(id=question.loss_list.id)
    if row.added_at is not None:
        return
    row.added_at = answer.given_at
    row.added_by_id, row.added_by_officer_id = answer.by_staff_id, answer.by_officer_id or question.officer_id
    row.save(update_fields=["added_at", "added_by", "added_by_officer"])
    if not LossList.objects.filter(victim=victim, number__gt=row.number).exists():
        close_settled_tasks(kind=TaskKind.READ_WRITTEN, victim_id=victim.id, subject_key=LIST_MATTER, now=now, by=None)
    is_told = _notify_victim(victim, now)
    detail = {"list": str(row.public_id), "number": row.number, "is_told": is_told}
    note(actor, "losses.added", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)


def _notify_victim(victim: Victim, now: datetime) -> bool:
    """Whether a message tells the victim that something waits on their page; otherwise a person tells them."""
    decision = gate.decide_contact([victim], now=now, channels=suppliers.list_carried_channels())[victim.id].decision
    if not isinstance(decision, ContactByStaff):
        special_messages.queue_answer_notice(victim, decision, now=now)
        return True
    make_task(
        kind=TaskKind.GIVE_UPDATE,
        victim_id=victim.id,
        reason="officer_added_list",
        harm=load_harm_levels([victim.id])[victim.id],
        due_at=None,
        now=now,
        subject_key=LIST_MATTER,
    )
    return False
