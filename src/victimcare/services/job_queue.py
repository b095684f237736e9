"""The one module that knows the job library: a job is a row that commits with the change that starts it."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import timedelta
from enum import StrEnum

import psycopg
from django.db import transaction
from procrastinate import jobs
from procrastinate.contrib.django import app as jobs_app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException, UniqueViolation
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task
from procrastinate.types import JSONDict, TimeDeltaParams

# Always by Django's own connection. A worker gives the library's app a connection that knows nothing of our
# transactions: a job queued through it began before the change it is about was committed, and stayed when that change
# was rolled back.
_MANAGER = JobManager(DjangoConnector())


class Job(StrEnum):
    """Every job; `channels/jobs` has a handler for each (a guard test checks)."""

    ASK_WHAT_BECAME = "messages.ask_what_became"
    SWEEP_STUCK = "messages.sweep_stuck"
    LEARN_USUAL = "messages.learn_usual"
    LOOK_AFTER_LETTERS = "messages.look_after_letters"
    ASK_LINKED_PEOPLE = "contact.ask_linked_people"
    APPLY_COOLED = "contact.apply_cooled"
    COMPARE_POINTS = "contact.compare_points"
    WATCH_UNREAD = "contact.watch_unread"
    KEEP_CONTACTS = "contact.keep_contacts"
    KEEP_NAMES = "contact.keep_names"
    SORT_RECEIVED = "contact.sort_received"
    REFRESH_PASSED = "rights.refresh_passed"
    NEWS_HAS_COME = "feed.news_has_come"
    WORK_OUT_SPREADS = "cases.work_out_spreads"
    ASK_ABOUT_ONE_PERSON = "desk.ask_about_one_person"
    CHASE_AGENCIES = "desk.chase_agencies"
    KEEP_WORK = "desk.keep_work"
    DELETE_OLD_SOUNDS = "calls.delete_old_sounds"
    KEEP_FORECASTS = "calls.keep_forecasts"
    LOOK_AFTER_QUEUE = "calls.look_after_queue"
    KEEP_RECORDING = "calls.keep_recording"
    END_LEFT_OPEN = "calls.end_left_open"
    RESCUE_STALLED = "queue.rescue_stalled"
    PRUNE_FINISHED = "queue.prune_finished"
    LOOK_FOR_SILENCE = "follow_up.look_for_silence"
    ESCALATE = "follow_up.escalate"
    KEEP_BACKLOG = "follow_up.keep_backlog"
    REACH_VICTIM = "follow_up.reach_her"
    RAISE_DANGER = "follow_up.raise_danger"
    TELL_DUTY_NUMBER = "follow_up.tell_duty_number"
    WATCH_OVER = "care.watch_over"
    SETTLE_EARLY_CALLS = "care.settle_early_calls"
    KEEP_CALL_BACKS = "calls.keep_call_backs"
    LOOK_FOR_GUESSING = "people.look_for_guessing"
    KEEP_SUPPORTERS = "people.keep_supporters"
    WARN_OF_QUIET_CODES = "people.warn_of_quiet_codes"
    LOOK_AT_CHILDREN = "people.look_at_children"
    TEXT_NUMBER = "people.text_number"
    DROP_ANSWERS = "people.drop_answers"
    KEEP_OUT_RENAMED = "challenges.keep_out_renamed"
    SCAN_FILES = "files.scan"
    TELL_AGENCY = "handovers.tell_agency"
    LOOK_AFTER_HANDOVERS = "handovers.look_after"
    COMPARE_HANDOVERS = "handovers.compare"
    DRAW_CONTACTS = "supervision.draw_contacts"
    LOAD_DIRECTORIES = "referrals.load_directories"
    CHECK_ENTRIES = "referrals.check_entries"
    ASK_OFFICERS = "updates.ask_officers"
    APPLY_ANSWERS = "updates.apply_answers"
    SEND_OFFICER_MAIL = "updates.send_mail"
    SORT_OFFICER_REPLY = "updates.sort_reply"
    LOOK_AFTER_REFERRALS = "referrals.look_after"
    TELL_PARTNERS = "referrals.tell_partners"
    WATCH_LOOKS = "supervision.watch_looks"
    FORGET_LOOKS = "supervision.forget_looks"
    FIND_CONFLICTS = "supervision.find_conflicts"
    ACKNOWLEDGE_CONTACT = "control_room.acknowledge_contact"
    ASK_ABOUT_STAFF = "calls.ask_about_staff"
    RAISE_ROOM_DANGER = "control_room.raise_danger"
    SEND_ROOM_REPLY = "control_room.send_reply"
    TEXT_ROOM_DUTY = "control_room.text_duty_number"
    REACH_MAJOR_PEOPLE = "control_room.reach_major_people"
    EXCHANGE_INCIDENTS = "control_room.exchange_incidents"
    TELL_RECORD_SYSTEM = "control_room.tell_record_system"
    TAKE_RECORD_NUMBER = "control_room.take_record_number"


def queue_job(
    job: Job,
    *,
    after: timedelta | None = None,
    **arguments: int | str,
) -> None:
    """Queue a job in the caller's transaction; it vanishes with a rollback. Jobs are safe to run twice.

    `after`: not before this much real time has passed, even where the product's clock is frozen.
    """
    configure_task(name=job, job_manager=_MANAGER, schedule_in=_seconds(after)).defer(**arguments)


def queue_jobs(job: Job, arguments: Sequence[JSONDict]) -> None:
    """As `queue_job`, for several jobs of one kind: one query."""
    if arguments:
        configure_task(name=job, job_manager=_MANAGER).batch_defer(*arguments)


def exclude_queued(job: Job, argument: str, values: Collection[int]) -> set[int]:
    """Those of these values for which no such job waits or is running."""
    in_hand = ProcrastinateJob.objects.filter(
        task_name=job, status__in=["todo", "doing"], **{f"args__{argument}__in": list(values)}
    )
    return set(values) - set(in_hand.values_list(f"args__{argument}", flat=True))


def queue_job_once(job: Job, *, after: timedelta) -> None:
    """As `queue_job`, unless one of this kind waits already: however often it is requested, it runs once for all."""
    with suppress(AlreadyEnqueued), transaction.atomic():  # the library raises inside the transaction
        lock = f"{job}.once"
        configure_task(name=job, job_manager=_MANAGER, schedule_in=_seconds(after), queueing_lock=lock).defer()


def _seconds(after: timedelta | None) -> TimeDeltaParams | None:
    return {"seconds": math.ceil(after.total_seconds())} if after is not None else None


# The lock of the jobs that scan the whole force and begin in the same minute: side by side they would take every core
# from the pages for seconds.
ONE_AT_A_TIME = "over_the_whole_force"
STALLED_AFTER = 30  # seconds without a sign of life from its worker
KEPT_FOR = 24  # hours that a finished job is kept for fault-finding; failed ones stay


async def rescue_stalled_jobs() -> int:
    """Requeue the jobs of killed workers, which otherwise stay "doing". Returns how many."""
    stalled = list(await jobs_app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER))
    return sum([await _rescued(job) for job in stalled])


async def _rescued(job: jobs.Job) -> bool:
    """Whether the job was requeued. One that cannot be requeued does not hold up the others."""
    try:
        await jobs_app.job_manager.retry_job(job)
    except UniqueViolation:  # another waits under its queueing lock: that one runs first, then this one is requeued
        return False
    except ConnectorException as fault:
        if isinstance(fault.__cause__, psycopg.errors.RaiseException):  # it has ended: its worker was slow, not dead
            return False
        raise
    return True


async def prune_finished_jobs() -> None:
    await jobs_app.job_manager.delete_old_jobs(nb_hours=KEPT_FOR)
