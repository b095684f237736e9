"""Tasks to tell a victim end when the record system says that they know, or that there was nothing to know."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.feed.feed_lines import NOW, Json, a_victim, an_event, load, recorded
from tests.services.people_and_cases import a_team, staff
from victimcare.records.models import ClosingCall, DangerFinding, Task, TaskChange, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care.closing_calls import CallImpossibleReason
from victimcare.services.care import closing_calls
from victimcare.services.contact import news_delivery
from victimcare.services.rights import ledger_upkeep

pytestmark = pytest.mark.django_db


def _ago(hours: int) -> str:
    return (NOW - timedelta(hours=hours)).isoformat()


def _old_news(suspect: str = "S1") -> Json:
    return an_event("suspect.arrested", {"suspect_ref": suspect}, time=_ago(50))


def _told(*news: Json) -> Json:
    said = {"victim_id": "V1", "channel": "phone", "about": [event["id"] for event in news], "reached": True}
    return an_event("victim.contacted", said, time=_ago(1))


def _ends() -> list[str]:
    """The outcomes of the tasks, oldest first; empty while open."""
    return list(Task.objects.order_by("id").values_list("outcome", flat=True))


@pytest.mark.parametrize("is_history", [False, True])
@pytest.mark.parametrize("kind", [TaskKind.TELL_VICTIM, "make_first_contact"])
def test_a_contact_that_the_record_system_reports_ends_the_task_to_tell(is_history: bool, kind: str) -> None:
    plan: Json = {"safe_contact": {"may_text": True}, "mobile": "07700 900123"} if kind == TaskKind.TELL_VICTIM else {}
    news = _old_news()
    load(recorded(a_victim(**plan)), news, is_history=False)
    before = list(Task.objects.values_list("kind", "outcome"))

    load(_told(news), is_history=is_history)

    assert before == [(kind, "")]
    assert list(Task.objects.values_list("outcome", "closed_at")) == [("told", NOW)]
    assert list(TaskChange.objects.order_by("id").values_list("what", flat=True)) == ["made", "closed"]


def test_news_that_is_left_untold_keeps_the_task_open_and_another_victims_task_stays() -> None:
    first, second = _old_news(), _old_news("S2")
    load(recorded(a_victim("V1"), a_victim("V2")), first, second, is_history=False)

    load(_told(first), is_history=False)
    partly = _ends()
    load(_told(second), is_history=False)

    assert partly == ["", ""]
    assert sorted(_ends()) == ["", "told"]


def test_a_contact_and_further_news_at_once_keep_the_task_open() -> None:
    first = _old_news()
    load(recorded(), first, is_history=False)

    load(_told(first), _old_news("S2"), is_history=False)

    assert _ends() == [""]


def test_a_task_ends_without_telling_when_a_line_that_comes_late_leaves_nothing_owed() -> None:
    """The decision, of which the victim had been told, overtakes the outcome: the same news is counted once."""
    decision = an_event("prosecution.decision", {"decision": "no_charge", "by": "police"}, time=_ago(60))
    outcome = an_event("case.outcome", {"outcome": "18"}, time=_ago(50))
    load(recorded(), _told(decision), now=NOW - timedelta(hours=1))
    load(outcome, is_history=False)
    actor, call = staff(), ClosingCall.objects.get().public_id
    closing_calls.give_up_closing_call(
        actor=actor, closing_id=call, why=CallImpossibleReason.NO_SAFE_WAY, note="", now=NOW
    )  # so it goes as other news
    before = _ends()

    load(decision)

    assert (before, _ends()) == (["done", ""], ["done", "not_needed"])


def test_a_contact_dated_ahead_ends_the_task_when_its_moment_has_come() -> None:
    news = _old_news()
    load(recorded(a_victim("V1"), a_victim("V2")), news, is_history=False)
    load(_told(news) | {"time": (NOW + timedelta(minutes=5)).isoformat()}, is_history=False)

    def come_round(minutes: int) -> int:
        """Runs the check as the job does every ten minutes."""
        ledger_upkeep.refresh_overtaken_cases(now=NOW + timedelta(minutes=minutes))
        return news_delivery.close_told_tasks(now=NOW + timedelta(minutes=minutes))

    assert [come_round(minutes) for minutes in (4, 6, 16)] == [0, 1, 0]
    assert sorted(_ends()) == ["", "told"]


TYPED = "They said he told them he will kill them if they speak to us. He is outside now."


def test_what_an_officer_typed_of_a_contact_is_read_for_danger_when_it_arrives_live() -> None:
    a_team()
    load(recorded(a_victim()))
    said = {"victim_id": "V1", "channel": "phone", "about": [], "reached": True, "summary": TYPED}

    load(an_event("victim.contacted", said), is_history=True)
    assert not DangerFinding.objects.exists()

    load(an_event("victim.contacted", said | {"summary": "Rang. No answer. Nothing left."}), is_history=False)
    assert not DangerFinding.objects.exists()

    contacted = an_event("victim.contacted", said)
    load(contacted, is_history=False)
    load(contacted, is_history=False)  # it came twice

    reading = DangerFinding.objects.get()
    assert (reading.door, reading.answer, "threat_to_kill" in reading.rules) == ("officer", "no_point", True)
    assert (reading.task.kind, reading.task.is_danger, reading.task.victim) == (
        "danger_words",
        True,
        Victim.objects.get(),
    )
