"""Plans whose review is overdue, and the code word."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services import plans
from tests.services.people_and_cases import NOW, a_victim, staff
from victimcare.records.models import AuditEntry, SafeContactPlan, Staff, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import plan_confirmations, plan_rows
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact.plan_shapes import ProposedPlan

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def test_a_plan_past_its_day_is_a_task_until_it_is_agreed_anew() -> None:
    past, today, never = a_victim(), a_victim(), a_victim()
    plans.agreed(past, review_on=TODAY - timedelta(days=1))
    plans.agreed(today, review_on=TODAY)
    plans.agreed(never)

    assert (plan_confirmations.ask_for_plan_reviews(now=NOW), plan_confirmations.ask_for_plan_reviews(now=NOW)) == (
        1,
        0,
    )

    task = Task.objects.get()
    assert (task.victim_id, task.kind, task.reason) == (past.id, TaskKind.REACH_VICTIM, "plan_review_due")
    sol, colleague = staff("Sol"), Staff.objects.get(id=staff("Ewa").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=sol, victim_id=past.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=NOW
    )
    contact_recording.confirm_plan(actor=sol, victim_id=past.id, plan=ProposedPlan(), now=NOW)
    task.refresh_from_db()
    assert task.closed_at == NOW


def test_the_word_is_checked_and_kept_nowhere() -> None:
    victim, sol = a_victim(), staff()
    plans.agreed(victim, code_word_hash=plan_rows.hash_code_word("Blue Heron"))

    heard = [
        plan_rows.check_code_word(actor=sol, victim_id=victim.id, heard=word, now=NOW)
        for word in ("blue heron", "blueHeron ", "grey heron", "")
    ]

    assert heard == [True, True, False, False]
    assert "heron" not in SafeContactPlan.objects.get().code_word_hash.lower()
    acts = AuditEntry.objects.filter(victim_id=victim.id, act__startswith="code_word").order_by("id")
    assert [act.rpartition(".")[2] for act in acts.values_list("act", flat=True)] == [
        "right",
        "right",
        "wrong",
        "wrong",
    ]


def test_after_five_wrong_words_in_a_day_none_is_checked() -> None:
    victim, sol = a_victim(), staff()
    plans.agreed(victim, code_word_hash=plan_rows.hash_code_word("heron"))
    for _ in range(plan_rows.WRONG_TRIES):
        assert not plan_rows.check_code_word(actor=sol, victim_id=victim.id, heard="robin", now=NOW)

    with pytest.raises(plan_rows.TooManyCodeWordTries):
        plan_rows.check_code_word(actor=sol, victim_id=victim.id, heard="heron", now=NOW + timedelta(hours=23))
    assert plan_rows.check_code_word(actor=sol, victim_id=victim.id, heard="heron", now=NOW + timedelta(days=1))


def test_without_a_word_there_is_nothing_to_check() -> None:
    victim = a_victim()
    plans.agreed(victim)

    with pytest.raises(plan_rows.CodeWordMissing):
        plan_rows.check_code_word(actor=staff(), victim_id=victim.id, heard="heron", now=NOW)
