"""Makes tasks about messages: tell the victim in person, look at a failed message, release held ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from victimcare.records.models import Telling, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.care.closing_calls import ClosingMoment
from victimcare.rules.safe_contact.contact_plan import StaffOnlyReason
from victimcare.services.cases.at_risk import RiskNews
from victimcare.services.desk.actions import close_settled, make_task
from victimcare.services.desk.harm import harm_for, harms
from victimcare.services.desk.owed import Untold
from victimcare.services.desk.shapes import Harm, NewTask
from victimcare.services.messages.shapes import Held

OLD_NEWS = "old_news"  # more than a day old when it came: a person decides
# the victim is owed more about it, such as reasons, than their page or the line can say
MORE_THAN_SHOWN = "more_than_shown"


@dataclass(frozen=True, slots=True)
class News:
    """One piece of news that a victim is owed and does not know; while it is fresh, a machine may still bring it.

    `is_whole`: the victim's page and the line can say everything owed. `closes`: what of the case it ends, if anything.
    """

    owed: Untold
    is_fresh: bool
    is_whole: bool = True
    closes: ClosingMoment | None = None


def tell_in_person(
    victim: Victim,
    reason: str,
    news: Sequence[News],
    *,
    is_guarded: bool,
    risks: Collection[RiskNews] = (),
    by: datetime | None = None,
    now: datetime,
) -> NewTask:
    """Make a task to tell the victim this, by the earliest of its due times. An open task of the kind is brought up to
    date.

    `risks`: the part that is news of risk. The victim is told it today, before all else, even if they have not yet been
    asked how they may be reached. `by`: no channel of the victim's may carry the news, so a named colleague tells them
    by then, the same day; before they have been asked, other news keeps its own time.
    """
    is_asked = reason != StaffOnlyReason.NOT_ASKED
    is_named = bool(risks) or (by is not None and is_asked)
    dues = [one.owed.due_at for one in news if one.owed.due_at is not None] + [risk.due_by(now) for risk in risks]
    dues += [by] if by is not None and is_asked else []
    harm = Harm.HIGH if risks else harm_for(is_guarded=is_guarded, is_enhanced=victim.is_enhanced)
    kind = TaskKind.TELL_HER if is_asked else TaskKind.MAKE_FIRST_CONTACT
    return NewTask(kind, victim.id, reason, harm, min(dues, default=None), needs_owner=is_named)


def risks_among(risks: Mapping[tuple[int, int], RiskNews], news: Sequence[News]) -> list[RiskNews]:
    """Of these news of one victim, what is news of risk."""
    keys = ((one.owed.victim_id, one.owed.event_id) for one in news)
    return [risks[key] for key in keys if key in risks]


def failed(telling: Telling, *, now: datetime, reason: str = "message_failed") -> None:
    """Make a task for a message that will not arrive, or that may not have arrived."""
    make_task(
        kind=TaskKind.MESSAGE_FAILED,
        victim_id=telling.victim_id,
        reason=reason,
        harm=max(Harm.MEDIUM, harms([telling.victim_id])[telling.victim_id]),
        due_at=None,
        now=now,
        subject_key=message_key(telling),
    )


def close_failed(telling: Telling, *, now: datetime) -> None:
    """It has arrived after all."""
    close_settled(
        kind=TaskKind.MESSAGE_FAILED,
        victim_id=telling.victim_id,
        subject_key=message_key(telling),
        now=now,
        by=None,
    )


def let_held_go(reason: Held, *, now: datetime) -> NewTask:
    """One task for all that is held for this reason, not one a message."""
    return NewTask(TaskKind.MESSAGES_HELD, None, reason, Harm.HIGH, now, held_key(reason))


def held_key(reason: Held) -> str:
    return f"sending:{reason}"


def message_key(telling: Telling) -> str:
    return f"message:{telling.public_id}"
