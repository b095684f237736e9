"""The health of the installation, in counts, for `/ready` and the metrics."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from victimcare.services.rights import duty_lateness
from victimcare.services.rights.duty_lateness import OPEN_COMPLAINT_STEPS


@dataclass(frozen=True, slots=True)
class HealthFigures:
    """Counts at one moment. They identify no person."""

    tasks_open: int
    tasks_late: int
    callbacks_promised: int
    callbacks_late: int
    messages_queued: int
    messages_held: int
    messages_in_doubt: int
    duties_late: int  # those that we can still keep, within the look-back, as the list of late duties shows them
    duties_late_by_others: int
    complaints_open: int
    complaints_late: int  # a reading, holding reply or answer is overdue, as the list of complaints counts them
    backlog_victims: int  # by each team's last count
    backlog_duties: int
    lines_waiting: int
    lines_quarantined: int
    lines_in_conflict: int
    lines_refused_again: int  # how often lines came again that had already been refused
    wrong_codes_last_hour: int
    jobs_waiting: int
    jobs_failed: int
    audit_unsealed: int


_LATE = " + ".join(
    f"(SELECT count(*) FROM records_duty d WHERE {duty_lateness.OPEN_DUTIES} AND {one})"  # noqa: S608  our own words
    for one in duty_lateness.LATE_DUTIES
)
_BY_OTHERS = _LATE.replace("%(codes)s", "%(codes_of_others)s").replace("%(since)s", "%(ever)s")
_NEWEST = """
SELECT DISTINCT ON (team_id) "left" AS left_now, rights FROM records_backlogday ORDER BY team_id, day DESC
"""
_FIGURES = f"""
SELECT (SELECT count(*) FROM records_task WHERE closed_at IS NULL),
       (SELECT count(*) FROM records_task WHERE closed_at IS NULL AND due_at < %(now)s),
       (SELECT count(*) FROM records_callback WHERE outcome = 'promised'),
       (SELECT count(*) FROM records_callback WHERE outcome = 'promised' AND due_at < %(now)s),
       (SELECT count(*) FROM records_notification WHERE status = 'queued'),
       (SELECT count(*) FROM records_notification WHERE status = 'held'),
       (SELECT count(*) FROM records_notification WHERE status IN ('handed_over', 'in_doubt')),
       {_LATE},
       {_BY_OTHERS},
       (SELECT count(*) FROM ({OPEN_COMPLAINT_STEPS}) c),
       (SELECT count(*) FROM ({OPEN_COMPLAINT_STEPS}) c WHERE due_at < %(now)s),
       (SELECT coalesce(sum(left_now), 0) FROM ({_NEWEST}) n),
       (SELECT coalesce(sum(rights), 0) FROM ({_NEWEST}) n),
       (SELECT count(*) FROM records_feedline WHERE settled_at IS NULL AND result = 'waiting'),
       (SELECT count(*) FROM records_feedline WHERE settled_at IS NULL AND result = 'quarantined'),
       (SELECT count(*) FROM records_feedline WHERE settled_at IS NULL AND result = 'conflict'),
       (SELECT coalesce(sum(times - 1), 0) FROM records_feedline WHERE settled_at IS NULL AND result <> 'waiting'),
       (SELECT count(*) FROM records_codeattempt WHERE NOT was_right AND at > %(now)s - interval '1 hour'),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'),
       (SELECT count(*) FROM public.records_auditentry e
         WHERE e.id > (SELECT coalesce(max(entry_id), 0) FROM public.records_auditseal))
"""  # noqa: S608  our own words


def load_health_figures(*, now: datetime) -> HealthFigures:
    """One query. Partial indexes keep its cost independent of the number of cases, except for what other agencies owe
    late."""
    with connection.cursor() as cursor:
        others = duty_lateness.agency_lateness_values(now)
        asked = duty_lateness.own_lateness_values(now) | {"codes_of_others": others["codes"], "ever": others["since"]}
        cursor.execute(_FIGURES, asked)
        row = cursor.fetchone()
    assert row is not None
    return HealthFigures(*row)


def does_database_answer() -> bool:
    """Whether the database answers. Raises django.db.Error when it does not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))
