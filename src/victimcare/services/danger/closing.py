"""Ends danger that rules found in a text: only once the task's owner has read every word."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import DangerReading
from victimcare.services.access import Act, Actor, permit
from victimcare.services.desk import actions as desk
from victimcare.services.desk.shapes import Outcome


class NotRead(Exception):
    """The owner has not seen so many messages of the task: `count`. Each may say where help must go."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@transaction.atomic
def close_words_of_danger(*, actor: Actor, task_id: UUID, outcome: Outcome, note: str, now: datetime) -> None:
    """End the task with what became of the person. Raises NotRead while a message is unread, also one that came after
    the page was drawn; else as `desk.actions.close`."""
    permit(actor, Act.WORK_TASK)
    # A message that comes now waits for this row, and makes a task of its own where this one has ended.
    task = desk.held(actor, task_id)
    desk.refuse_if_anothers(actor, task)
    if task.owner_id is None:
        raise desk.NotTaken
    if unread := DangerReading.objects.filter(task=task, looked_at=None).count():
        raise NotRead(unread)
    desk.close(actor=actor, task_id=task_id, outcome=outcome, note=note, now=now)
