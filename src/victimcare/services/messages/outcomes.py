"""What becomes of each message of a batch, gathered while the gate is asked, and written together.

That a message is handed over is an intent here: whether it left is known, and noted, when its supplier has it
(`settling`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from victimcare.records.models import Brake, GateOverride, Telling
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.safe_contact.contact_plan import ContactMethod, StaffOnlyReason
from victimcare.services.cases.at_risk import risks_owed
from victimcare.services.desk.actions import make_tasks
from victimcare.services.desk.owed import Untold
from victimcare.services.desk.shapes import NewTask
from victimcare.services.messages import brake, outbox, states, tasks
from victimcare.services.messages.shapes import Held
from victimcare.services.messages.states import DOUBT_SETTLES, Step

A_MOMENT = timedelta(seconds=1)  # until there is a place with a supplier again


class Outcomes:
    """Of messages that the caller holds, at one moment."""

    def __init__(self, *, now: datetime) -> None:
        self._now = now
        self._steps: list[Step] = []
        self._tasks: list[NewTask] = []
        self._put_off: list[Telling] = []
        self._without_room: list[Telling] = []
        self._tell_more: list[Telling] = []
        self._used: list[tuple[GateOverride, Telling]] = []

    def put_off(self, telling: Telling, until: datetime) -> None:
        telling.not_before = until
        self._put_off.append(telling)

    def not_needed(self, telling: Telling, reason: str = "") -> None:
        self._steps += states.reach(telling, TellingStatus.NOT_NEEDED, at=self._now, reason=reason)

    def hold(self, telling: Telling, reason: Held) -> None:
        """With everything else that is held for this reason."""
        self._steps.append(states.hold(telling, at=self._now, reason=reason))
        self._tasks.append(tasks.let_held_go(reason, now=self._now))

    def stop(self, telling: Telling, by: Brake) -> None:
        telling.brake = by
        self._steps.append(states.hold(telling, at=self._now, reason=brake.REASON))

    def leave_to_a_person(
        self,
        telling: Telling,
        why: StaffOnlyReason,
        news: Sequence[Untold],
        *,
        is_guarded: bool,
        by: datetime | None = None,
    ) -> None:
        self._steps.append(states.hold(telling, at=self._now, reason=why))
        if news:  # else an answer to the victim's request: its own task stays with a person until the victim knows
            hers = [tasks.News(one, is_fresh=True) for one in news]
            at_risk = risks_owed((one.victim_id, one.event_id, one.event_type) for one in news)
            told = partial(tasks.tell_in_person, telling.victim, why, hers, is_guarded=is_guarded, by=by)
            self._tasks.append(told(risks=[*at_risk.values()], now=self._now))

    def join(self, telling: Telling, first: Telling, news: Sequence[Untold]) -> None:
        """What this one was to tell, the first tells as well."""
        first.duties = sorted({*first.duties, *(one.duty_id for one in news)})
        self._tell_more.append(first)
        self.not_needed(telling, "an unread text says the same")

    def without_room(self, telling: Telling, channel: ContactMethod) -> None:
        """Its suppliers have so many calls under way as may be."""
        telling.channel = channel
        self._without_room.append(telling)

    def hand_over(self, telling: Telling, override: GateOverride | None) -> None:
        telling.handed_over_at = self._now
        telling.attempts += 1
        telling.unanswered_questions = 0
        self._steps += states.reach(telling, TellingStatus.HANDED_OVER, at=self._now, rests=DOUBT_SETTLES)
        if override is not None:
            self._used.append((override, telling))

    def write(self) -> None:
        states.write(self._steps)
        if self._put_off:
            Telling.objects.bulk_update(self._put_off, ["not_before"])
        if self._tell_more:
            Telling.objects.bulk_update(self._tell_more, ["duties"])
        if self._without_room:
            Telling.objects.bulk_update(self._without_room, ["channel"])
            outbox.rest([telling.id for telling in self._without_room], A_MOMENT)
        for override, telling in self._used:
            GateOverride.objects.filter(id=override.id).update(used_by=telling)
        if self._tasks:
            make_tasks(self._tasks, now=self._now)
