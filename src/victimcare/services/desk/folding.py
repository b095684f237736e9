"""One piece of work for one piece of news: while a person reaches a victim with news of risk (now or today), telling
them the news, and the rules of the bail that an officer wrote, is part of that. A second person would ring the same
victim, perhaps outside the agreed hours.

The telling stays, with its duties, and stands on the lists again if the news is still owed once nobody reaches them.
The rules of the bail are put into words for the victim's page afterwards, by the colleague who has just told them.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from victimcare.records.models import Task
from victimcare.records.models.desk import TaskKind
from victimcare.services.desk import owning
from victimcare.services.desk.kinds import TELLING

RISK_TODAY = "risk_today"  # why a task asks to reach a victim: news of risk that they are told today
BAIL_RULES = "bail_rules"  # why an officer's words wait: they are the rules of the bail
_IS_RULES = Q(kind=TaskKind.PLAIN_WORDS, reason=BAIL_RULES)
_IS_PART = Q(kind__in=TELLING) | _IS_RULES
_REACHES_WITH_RISK = Q(kind=TaskKind.REACH_HER, closed_at=None) & (Q(is_danger=True) | Q(reason=RISK_TODAY))


def without_folded(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Without what is part of reaching a victim with news of risk. What a colleague has in hand stays theirs."""
    reached = Task.objects.filter(_REACHES_WITH_RISK, victim__isnull=False)
    return tasks.exclude(_IS_PART, owner__isnull=True, victim_id__in=reached.values("victim_id"))


def fold_tellings(*, victim_id: int, now: datetime) -> int:
    """Take the tellings about this victim from those to whom they came by themselves, as the victim is reached. A
    colleague who took one by hand may be on the telephone with the victim, and keeps it. Returns how many; runs in the
    caller's transaction."""
    held = Task.objects.select_for_update().filter(_IS_PART, victim_id=victim_id, closed_at=None)
    given = [task for task in held.filter(owner__isnull=False) if owning.was_given(task)]
    for task in given:
        owning.goes_to(task, None, now)
    owning.save_all(given)
    owning.record_all(given, "folded", now)
    return len(given)


def reach_by_teller(*, victim_id: int, now: datetime) -> bool:
    """Give the task to reach this victim today to the colleague who took the telling by hand, so that one person rings.
    False: nobody has it in hand, or a colleague has taken the other too. Runs in the caller's transaction."""
    about = Task.objects.select_for_update().filter(victim_id=victim_id, closed_at=None)
    telling = about.filter(kind__in=TELLING, owner__isnull=False).order_by("id").first()
    reaching = about.filter(_REACHES_WITH_RISK, is_danger=False).first()
    if telling is None or reaching is None or reaching.owner_id == telling.owner_id:
        return False
    if reaching.owner_id is not None and not owning.was_given(reaching):
        return False
    owning.goes_to(reaching, telling.owner_id, now)
    owning.save_all([reaching])
    owning.record_all([reaching], "given_known", now)
    return True


def hand_bail_rules_to(owner_id: int, *, victim_id: int, now: datetime) -> int:
    """Give the rules of the bail that were part of reaching this victim to the colleague who reached them, to write
    them down for the victim's page: nobody else rings. Returns how many; runs in the caller's transaction."""
    waiting = Task.objects.select_for_update().filter(_IS_RULES, victim_id=victim_id, owner=None, closed_at=None)
    tasks = list(waiting)
    for task in tasks:
        owning.goes_to(task, owner_id, now)
    owning.save_all(tasks)
    owning.record_all(tasks, "given_known", now)
    return len(tasks)
