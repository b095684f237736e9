"""The backlog as staff see it: its victims, the owner of each entry, each team's progress, and the daily share that a
supervisor sets."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from victimcare.records.models import BacklogDay, BacklogEntry, BacklogShare, Team
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.follow_up.unattended_duties import MOST_HANDED_OUT_A_DAY as MOST_HANDED_OUT_A_DAY
from victimcare.rules.follow_up.unattended_duties import CommitmentKind, backlog_days_left, backlog_last_day
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.access.matrix import require_staff_id
from victimcare.services.audit import note
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.follow_up import backlog_work, escalated_duties, follow_up_policy
from victimcare.services.follow_up.follow_up_queries import name_duty
from victimcare.services.rights.working_calendar import working_days

PAGE = 50
_LEVELS = (3, 2, 1)


@dataclass(frozen=True, slots=True)
class BacklogRow:
    """One victim, without a name as in every list. `title` of what has been owed longest, empty for a promise; `more`:
    how much else is owed; `task` if it was handed out, and its `owner`."""

    reference: str
    harm: HarmLevel
    late_since: datetime
    breaks: CommitmentKind
    title: str
    more: int
    team: str
    task: UUID | None
    owner: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class TeamProgress:
    """A team's progress through its backlog, in victims. `at_start`: on `since`, the first day it was counted; `came`:
    added since then; `last_day` None: never at this share, or beyond the calendar of bank holidays (`days` gives the
    number of working days, None for never). `version` 0: no supervisor has set the share."""

    code: str
    name: str
    since: date
    at_start: int
    came: int
    done: int
    left: int
    handed_out_today: int
    share: int
    version: int
    days: int | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Backlog:
    rows: tuple[BacklogRow, ...]
    teams: tuple[TeamProgress, ...]  # those that have a backlog, or had one
    after: str  # where the next page begins (`BacklogPosition`); empty: no more


@dataclass(frozen=True, slots=True)
class BacklogFigure:
    """For every page that shows lateness: victims left now, and what was owed to them at the last count."""

    victims: int
    rights: int


class BacklogPosition(NamedTuple):
    """The last entry of a page, in the order of the list."""

    harm: int
    late_since: datetime
    id: int

    def __str__(self) -> str:
        return f"{self.harm}.{(self.late_since - _EPOCH) // _MICROSECOND}.{self.id}"

    @classmethod
    def read(cls, typed: str) -> BacklogPosition | None:
        """None for an invalid position: the list then starts at the beginning."""
        if (found := _PLACE.fullmatch(typed)) is None:
            return None
        return cls(int(found["harm"]), _EPOCH + timedelta(microseconds=int(found["moment"])), int(found["id"]))


_PLACE = re.compile(r"(?P<harm>[1-3])\.(?P<moment>-?[0-9]{1,16})\.(?P<id>[0-9]{1,18})", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@transaction.atomic
def list_backlog(*, actor: Actor, team: str = "", after: str = "", now: datetime) -> Backlog:
    """List `PAGE` entries of one team or of all, worst harm first and then the longest late. A fixed number of queries.
    The access is audited."""
    permit(actor, Act.SEE_TASKS)
    entries = access_scopes.filter_visible_rows(actor, BacklogEntry.objects.filter(ended_at=None))
    if team:
        entries = entries.filter(team__code=team)
    found = _walk(entries, BacklogPosition.read(after))
    rows = _rows(actor, found[:PAGE], now)
    last = found[PAGE - 1] if len(found) > PAGE else None
    note(actor, "backlog.see", at=now, detail={"team": team, "shown": len(rows)})
    return Backlog(
        rows, _progress(actor, now), str(BacklogPosition(last.harm, last.late_since, last.id)) if last else ""
    )


@transaction.atomic
def set_share(*, actor: Actor, team: str, per_day: int, after: int | None = None, now: datetime) -> int:
    """Set how many victims of its backlog a team takes on each working day; an increase for today is handed out at
    once. Returns how many were handed out. Raises NotFound, ValueError, StaleVersion."""
    permit(actor, Act.SET_BACKLOG_SHARE)
    by = require_staff_id(actor)
    if not 0 <= per_day <= MOST_HANDED_OUT_A_DAY:
        raise ValueError("a share of tasks a day is not below 0, nor larger than could be meant")
    row = Team.objects.select_for_update(no_key=True).filter(code=team).first()
    if row is None:
        raise NotFound("no such team")
    share = BacklogShare.objects.filter(team=row).first()
    version = next_version(share.version if share else 0, after=after)
    before = share.per_day if share else follow_up_policy.load_backlog_share()
    BacklogShare.objects.update_or_create(
        team=row, defaults={"per_day": per_day, "version": version, "set_at": now, "set_by_id": by}
    )
    note(actor, "backlog.share_set", at=now, detail={"team": row.code, "from": before, "to": per_day})
    return backlog_work.hand_out_today(team_id=row.id, now=now)


def count_backlog(actor: Actor, *, team: str = "", now: datetime) -> BacklogFigure:
    """Count the backlog of one team, or of all."""
    permit(actor, Act.SEE_TASKS)
    days = [day for day in _newest_days() if team in ("", day.team.code)]
    gone, hidden = _ended_since(days, now), _shut_to(actor)
    left = sum(max(day.left - gone.get(day.team_id, 0) - hidden.get(day.team_id, 0), 0) for day in days)
    return BacklogFigure(left, sum(day.rights for day in days) if left else 0)


def _walk(entries: QuerySet[BacklogEntry], after: BacklogPosition | None) -> list[BacklogEntry]:
    """One more than a page of entries, level by level along the index."""
    found: list[BacklogEntry] = []
    for level in _LEVELS:
        if len(found) > PAGE or (after is not None and level > after.harm):
            continue
        of_level = entries.filter(harm=level)
        if after is not None and level == after.harm:
            of_level = of_level.filter(
                Q(late_since__gt=after.late_since) | Q(late_since=after.late_since, id__gt=after.id),
                late_since__gte=after.late_since,  # so that the index is entered where the last page ended
            )
        ordered = of_level.select_related("victim__case", "team", "task__owner").order_by("late_since", "id")
        found += ordered[: PAGE + 1 - len(found)]
    return found


def _rows(actor: Actor, entries: Sequence[BacklogEntry], now: datetime) -> tuple[BacklogRow, ...]:
    """Leaves out victims whose matter was done since the last run: the next run ends their entries."""
    owed = escalated_duties.list_long_overdue(victim_ids=[entry.victim_id for entry in entries], now=now)
    found = []
    for entry in entries:
        if entry.victim_id not in owed:
            continue
        first, *others = owed[entry.victim_id]
        task = entry.task if entry.task is not None and entry.task.closed_at is None else None
        found.append(
            BacklogRow(
                reference=entry.victim.case.reference,
                harm=HarmLevel(entry.harm),
                late_since=first.due_at,
                breaks=first.breaks,
                title=name_duty(first.code, entry.victim.case.edition)[0],
                more=len(others),
                team=entry.team.name,
                task=task.public_id if task else None,
                owner=task.owner.name if task and task.owner else "",
                is_mine=bool(task and task.owner_id is not None and task.owner_id == actor.staff_id),
            )
        )
    return tuple(found)


def _newest_days() -> QuerySet[BacklogDay]:
    """Each team's most recent daily count."""
    newest = BacklogDay.objects.order_by("team_id", "-day").distinct("team_id")
    return BacklogDay.objects.filter(id__in=newest.values("id")).select_related("team").order_by("team__name")


def _progress(actor: Actor, now: datetime) -> tuple[TeamProgress, ...]:
    newest = list(_newest_days())
    first = {day.team_id: day for day in BacklogDay.objects.order_by("team_id", "day").distinct("team_id")}
    shares = {row.team_id: row for row in BacklogShare.objects.all()}
    ended = _ended_since(newest, now)
    shut = _shut_to(actor)
    found = []
    for day in newest:
        start, share = first[day.team_id], shares.get(day.team_id)
        gone, hidden = ended.get(day.team_id, 0), shut.get(day.team_id, 0)
        at_start, done = max(start.left - hidden, 0), day.done - start.done + gone
        left = max(day.left - gone - hidden, 0)
        if not (at_start or left or done):
            continue
        per_day = share.per_day if share else follow_up_policy.load_backlog_share()
        today = london_date(now)
        found.append(
            TeamProgress(
                code=day.team.code,
                name=day.team.name,
                since=start.day,
                at_start=at_start,
                came=max(left + done - at_start, 0),
                done=done,
                left=left,
                handed_out_today=day.handed_out if day.day == today else 0,
                share=per_day,
                version=share.version if share else 0,
                days=backlog_days_left(left=left, share=per_day),
                last_day=backlog_last_day(
                    left=left, share=per_day, today=today, working_day_after=working_days().after
                ) if left else None,
            )
        )  # fmt: skip
    return tuple(found)


def _ended_since(days: Sequence[BacklogDay], now: datetime) -> dict[int, int]:
    """How many entries of each team ended after its count: those of one day, by an index."""
    counted_at = {day.team_id: day.counted_at for day in days}
    since = min(counted_at.values(), default=now)
    found: dict[int, int] = {}
    ended = BacklogEntry.objects.filter(ended_at__gt=since, team_id__in=counted_at)
    for team_id, ended_at in ended.values_list("team_id", "ended_at"):
        if ended_at is not None and ended_at > counted_at[team_id]:
            found[team_id] = found.get(team_id, 0) + 1
    return found


def _shut_to(actor: Actor) -> dict[int, int]:
    """How many entries of each team are hidden from this actor: they count nowhere."""
    shut: Collection[int] = access_scopes.hidden_victim_ids(actor)
    rows = BacklogEntry.objects.filter(ended_at=None, victim__in=shut).values("team_id")
    return dict(rows.annotate(count=Count("id")).order_by().values_list("team_id", "count"))
