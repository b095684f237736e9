"""What is decided on from a task, of each victim: a message that the force's quiet hours hold back; the word agreed
with the victim; what waits for a second person; a number that is another person's as well; proposed details."""

from __future__ import annotations

from datetime import time
from functools import cache
from typing import Any

from tests.services import plans
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Approval, DetailsProposal, LinkedPerson, PointChange, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.linked_people import PointChangeWait, RelationToVictim
from victimcare.rules.force import DailyHours
from victimcare.services.contact_plans.plan_rows import hash_code_word
from victimcare.services.desk import task_actions
from victimcare.services.messages.message_states import HoldReason
from victimcare.services.messages.message_tasks import hold_subject_key

WORD = "kestrel"
QUIET = DailyHours(time(8), time(10))  # when everything here is asked


def of_each(victim: Victim) -> dict[str, Any]:
    """Their ids, by the name that an address or a form gives them."""
    _plan(victim)
    return {
        "task_id:tell_victim": _task(victim, TaskKind.TELL_VICTIM),
        "task_id:second_person": _task(victim, TaskKind.SECOND_PERSON, f"guard:{_unmark(victim)}"),
        "task_id:clash": _task(victim, TaskKind.CLASH, f"change:{_clash(victim)}"),
        "proposal_id": DetailsProposal.objects.get(victim=victim, accepted=None).id,
    }


def of_messages() -> dict[str, Any]:
    """That a brake holds messages back is about no person."""
    return {"task_id:messages_held": _task(None, TaskKind.MESSAGES_HELD, hold_subject_key(HoldReason.SENDING_HELD))}


@cache
def _hash() -> str:
    return hash_code_word(WORD)


def _plan(victim: Victim) -> None:
    by_text = plans.by("text", victim.person.contact_points.get(kind="mobile"))
    plans.agreed(victim, by_text, code_word_hash=_hash())


def _unmark(victim: Victim) -> int:
    """A colleague would have the victim guarded no more."""
    return Approval.objects.create(
        kind="guard", victim=victim, asked_at=NOW, asked_by_id=staff("Noor Aziz").staff_id or 0
    ).id


def _clash(victim: Victim) -> int:
    entered_by = staff("Noor Aziz").staff_id or 0
    him = LinkedPerson.objects.create(
        victim=victim, relation=RelationToVictim.OTHER, name="Another Person", entered_at=NOW, entered_by_id=entered_by
    )
    number = f"07700 900{200 + victim.id % 100}"  # belongs to no person here
    key = f"+44{number[1:].replace(' ', '')}"
    change = PointChange.objects.create(victim=victim, asked_at=NOW, waits_for=PointChangeWait.CLASH)
    change.clashes_with.add(him.points.create(kind="mobile", value=number, match_key=key, added_at=NOW))
    return change.id


def _task(victim: Victim | None, kind: TaskKind, subject: str = "") -> Any:
    made = task_actions.make_task(
        kind=kind,
        victim_id=victim.id if victim else None,
        reason="risk_news" if victim else "sending_held",
        harm=2,
        due_at=NOW,
        now=NOW,
        subject_key=subject,
    )
    return Task.objects.get(id=made).public_id
