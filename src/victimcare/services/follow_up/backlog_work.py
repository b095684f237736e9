"""The backlog: victims to whom something has been owed for longer than the look-back; each day a share of them becomes
work.

An entry is a victim. Once a day, and after old records are loaded, all entries are updated; on a working day each
team's share of them becomes ordinary tasks, the worst harm and the longest wait first. An entry ends when nothing so
late is owed any more, as duties end: told, done, held with a reason, declined, not owed. If a task is closed while
something is still owed, its entry goes back, behind those not tried yet.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F, Q, Sum

from victimcare.records.models import BacklogDay, BacklogEntry, BacklogShare, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day, london_date, london_moment
from victimcare.rules.follow_up.unattended_duties import remaining_share
from victimcare.rules.force import Force
from victimcare.services.desk.task_actions import make_tasks
from victimcare.services.desk.task_shapes import NewTask, ensure_team_row, load_harm_levels
from victimcare.services.follow_up import escalated_duties, follow_up_policy, silence_checks
from victimcare.services.follow_up.escalated_duties import DUTIES_TASK_KEY

_DAY_BEGINS = time(5)  # in London: before the desk opens


@dataclass(frozen=True, slots=True)
class BacklogResult:
    """What one run changed, in victims."""

    ended: int = 0
    given_back: int = 0
    handed_out: int = 0


@transaction.atomic
def update_backlog(*, now: datetime, is_whole: bool = False) -> BacklogResult:
    """Update the backlog and hand out today's share. Safe to run twice, and concurrently.

    `is_whole`: look at every duty even if that was done today, as old records were loaded.
    """
    _one_at_a_time()
    today = london_date(now)
    is_begun = now >= london_moment(today, _DAY_BEGINS)
    ended = 0
    if is_whole or (is_begun and not BacklogDay.objects.filter(day=today).exists()):
        ended += _look_over(now)
    settled, given_back = _settle(now)
    handed_out = sum(_hand_out(day, now) for day in _days(today)) if is_begun else 0
    return BacklogResult(ended + settled, given_back, handed_out)


@transaction.atomic
def hand_out_today(*, team_id: int, now: datetime) -> int:
    """Hand out the rest of this team's share for today, which may just have been raised. Returns how many."""
    _one_at_a_time()
    days = BacklogDay.objects.select_for_update().filter(day=london_date(now), team_id=team_id)
    return sum(_hand_out(day, now) for day in days)


def find_team_share(team_id: int) -> int:
    row = BacklogShare.objects.filter(team_id=team_id).first()
    return row.per_day if row else follow_up_policy.load_backlog_share()


def _one_at_a_time() -> None:
    """Two runs at once would hand out one day's share twice: the later waits and finds it done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('follow_up.backlog'))")


def _days(today: date) -> list[BacklogDay]:
    return list(BacklogDay.objects.select_for_update().filter(day=today).order_by("team_id"))


_ENTER = f"""
INSERT INTO records_backlogentry (victim_id, team_id, harm, late_since, count, entered_at, rounds)
SELECT o.victim_id, coalesce(seal.team_id, area.team_id, %(default_team)s), o.harm, o.late_since, o.count, %(now)s, 0
  FROM (SELECT victim_id, max(harm) AS harm, min(due_at) AS late_since, least(count(*), 1000) AS count
          FROM ({escalated_duties.OWED_TO_ALL}) owed GROUP BY victim_id) o
  JOIN records_victim v ON v.id = o.victim_id JOIN records_case c ON c.id = v.case_id
  LEFT JOIN unnest(%(areas)s::text[], %(teams)s::bigint[]) AS area (code, team_id) ON area.code = c.area
  LEFT JOIN (SELECT DISTINCT ON (s.case_id) s.case_id, by.team_id
               FROM records_restrictedrecord s JOIN records_staff by ON by.id = s.sealed_by_id
              WHERE s.lifted_at IS NULL AND by.team_id = ANY(%(known)s)) seal ON seal.case_id = c.id
    ON CONFLICT (victim_id) WHERE ended_at IS NULL
    DO UPDATE SET team_id = EXCLUDED.team_id, harm = EXCLUDED.harm, late_since = EXCLUDED.late_since,
                  count = EXCLUDED.count
     WHERE (records_backlogentry.team_id, records_backlogentry.harm, records_backlogentry.late_since,
            records_backlogentry.count)
           IS DISTINCT FROM (EXCLUDED.team_id, EXCLUDED.harm, EXCLUDED.late_since, EXCLUDED.count)
"""  # noqa: S608  our own words
_END = f"""
UPDATE records_backlogentry e SET ended_at = %(now)s
 WHERE e.ended_at IS NULL
   AND NOT EXISTS (SELECT FROM ({escalated_duties.OWED_TO_ALL}) owed WHERE owed.victim_id = e.victim_id)
RETURNING e.victim_id, e.task_id
"""  # noqa: S608  our own words
# The owner of a victim's one task for what is owed has this too: it does not count towards a day's share.
_ADOPT = """
UPDATE records_backlogentry e SET task_id = t.id, handed_out_at = %(now)s
  FROM records_task t
 WHERE e.ended_at IS NULL AND e.task_id IS NULL
   AND t.victim_id = e.victim_id AND t.kind = %(silence)s AND t.subject_key = %(key)s AND t.closed_at IS NULL
"""


def _look_over(now: datetime) -> int:
    """Update every entry and each team's count. Returns how many ended."""
    force: Force = settings.FORCE
    rows = {team.code: ensure_team_row(team.code).id for team in force.teams}
    area_teams: dict[str, int] = {}
    for team in force.teams:
        for area in sorted(team.areas):
            area_teams.setdefault(area, rows[team.code])
    asked: dict[str, Any] = escalated_duties.overdue_parameters(now) | {
        "default_team": rows[force.default_team().code],
        "areas": list(area_teams),
        "teams": list(area_teams.values()),
        "known": list(rows.values()),
        "silence": TaskKind.SILENCE,
        "key": DUTIES_TASK_KEY,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ENTER, asked)
        cursor.execute(_END, asked)
        ended: list[tuple[int, int | None]] = cursor.fetchall()
        cursor.execute(_ADOPT, asked)
    _let_tasks_go([victim_id for victim_id, task_id in ended if task_id is not None], now)
    _count(rows.values(), now)
    return len(ended)


def _count(team_ids: Collection[int], now: datetime) -> None:
    """Store each team's count for today. Counted only here, once a day, so that no page counts a whole backlog."""
    is_open, is_done = Q(ended_at=None), Q(ended_at__isnull=False)
    rows = BacklogEntry.objects.values("team_id").annotate(
        left=Count("id", filter=is_open), rights=Sum("count", filter=is_open), done=Count("id", filter=is_done)
    )
    counted: dict[int, dict[str, Any]] = {row["team_id"]: {**row} for row in rows.order_by()}
    for team_id in {*team_ids, *counted}:
        row = counted.get(team_id, {})
        BacklogDay.objects.update_or_create(
            team_id=team_id,
            day=london_date(now),
            defaults={
                "counted_at": now,
                "left": row.get("left") or 0,
                "rights": row.get("rights") or 0,
                "done": row.get("done") or 0,
            },
        )


def _settle(now: datetime) -> tuple[int, int]:
    """For entries handed out: end those with nothing more owed, and give back those whose task was closed while
    something is still owed. Returns how many of each."""
    out = BacklogEntry.objects.filter(ended_at=None, task__isnull=False)
    rows = list(out.values_list("id", "victim_id", "task__closed_at"))
    owed = escalated_duties.list_long_overdue(victim_ids={victim_id for _, victim_id, _ in rows}, now=now)
    ended = {entry_id: victim_id for entry_id, victim_id, _ in rows if victim_id not in owed}
    back = [entry_id for entry_id, victim_id, closed_at in rows if victim_id in owed and closed_at is not None]
    BacklogEntry.objects.filter(id__in=ended).update(ended_at=now)
    BacklogEntry.objects.filter(id__in=back).update(task=None, handed_out_at=None, rounds=F("rounds") + 1)
    _let_tasks_go(list(ended.values()), now)
    return len(ended), len(back)


def _let_tasks_go(victim_ids: Collection[int], now: datetime) -> None:
    """Close the tasks of victims to whom nothing so old is owed, unless something else is."""
    if victim_ids:
        silence_checks.create_silence_tasks(now=now, victim_ids=victim_ids)


def _hand_out(day: BacklogDay, now: datetime) -> int:
    """Hand out what is left of the team's share for today. Nothing on a day that is not a working day."""
    room = remaining_share(share=find_team_share(day.team_id), handed_out=day.handed_out)
    if not room or not silence_checks.is_working_day(now):
        return 0
    waiting = BacklogEntry.objects.select_for_update().filter(team=day.team_id, ended_at=None, task=None)
    entries = list(waiting.order_by("-harm", "rounds", "late_since", "id")[:room])
    if not entries:
        return 0
    tasks = _tasks([entry.victim_id for entry in entries], now)
    for entry in entries:
        entry.task_id, entry.handed_out_at = tasks[entry.victim_id], now
    BacklogEntry.objects.bulk_update(entries, ["task", "handed_out_at"])
    day.handed_out += len(entries)
    day.save(update_fields=["handed_out"])
    return len(entries)


def _tasks(victim_ids: Collection[int], now: datetime) -> dict[int, int]:
    """The one task of each victim: an open one to reach them if only news is owed, else the one for what is owed."""
    owed = escalated_duties.list_long_overdue(victim_ids=victim_ids, now=now)
    only_news = {victim_id for victim_id in victim_ids if all(one.is_news for one in owed.get(victim_id, ()))}
    reaching = Task.objects.filter(victim__in=only_news, kind__in=escalated_duties.WITH, closed_at=None)
    found = {victim_id or 0: task_id for victim_id, task_id in reaching.order_by("-id").values_list("victim_id", "id")}
    harm, by = load_harm_levels(victim_ids), end_of_day(london_date(now))
    wanted = [
        NewTask(TaskKind.SILENCE, victim_id, escalated_duties.REASON, harm[victim_id], by, DUTIES_TASK_KEY)
        for victim_id in victim_ids
        if victim_id not in found
    ]
    made = Task.objects.filter(id__in=make_tasks(wanted, now=now)).values_list("victim_id", "id")
    return found | {victim_id or 0: task_id for victim_id, task_id in made}
