"""Stores contact promises as rows, one per victim while in force: derived from the timeline like the duties beside
them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from victimcare.records.models import ContactPromise
from victimcare.rules.rights import CaseDuties, EventRef, Fact
from victimcare.rules.rights.ledger_types import PROMISE_AGREED, StandingPromise


class Standing(NamedTuple):
    """The promises in force for those victims of one case who were ever promised anything: their rows, their ids in the
    record system, and the rows of the events."""

    victim_ids: Mapping[str, int]
    promises: Mapping[str, StandingPromise]
    events: Mapping[EventRef, int]


def were_made(facts: Iterable[Fact]) -> bool:
    """Whether anything was ever promised to anybody here: in most cases not."""
    return any(fact.type == PROMISE_AGREED for fact in facts)


def standing(
    duties: CaseDuties, facts: Iterable[Fact], victim_ids: Mapping[str, int], events: Mapping[EventRef, int]
) -> Standing:
    """What the engine found, for every victim who was ever promised anything."""
    ever = {fact.data["victim_id"] for fact in facts if fact.type == PROMISE_AGREED}
    promises = {victim.victim_id: victim.promise for victim in duties.victims if victim.promise is not None}
    return Standing({name: victim_ids[name] for name in ever if name in victim_ids}, promises, events)


def write(found: Standing) -> None:
    """Store the promises in force for these victims, and delete those that no longer are."""
    for name, victim_id in found.victim_ids.items():
        promise = found.promises.get(name)
        if promise is None:
            ContactPromise.objects.filter(victim_id=victim_id).delete()
        else:
            ContactPromise.objects.update_or_create(victim_id=victim_id, defaults=_columns(promise, found.events))


def differ(found: Standing, victim_ids: Sequence[int]) -> bool:
    """Whether what is stored for these victims of one case is not what its timeline gives."""
    wanted = {found.victim_ids[name]: one for name, one in found.promises.items()}
    stored = {row.victim_id: row for row in ContactPromise.objects.filter(victim_id__in=victim_ids)}
    return stored.keys() != wanted.keys() or any(
        getattr(stored[victim_id], name) != value
        for victim_id, promise in wanted.items()
        for name, value in _columns(promise, found.events).items()
    )


def _columns(promise: StandingPromise, events: Mapping[EventRef, int]) -> dict[str, object]:
    return {
        "agreed_by_id": events[promise.agreed_by],
        "every_days": promise.every_days,
        "channel": promise.channel,
        "starts_on": promise.starts_on,
        "kept_at": promise.last_kept_at,
        "next_due_on": promise.due_on,
    }
