"""The Victims' Code for staff to read: the editions, which one is in force, and the differences between two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from django.conf import settings

from victimcare.rules import clock
from victimcare.rules.force import Force
from victimcare.rules.rights import Edition, Entitlement
from victimcare.rules.rights.edition_differences import EditionDifference, compare_editions
from victimcare.services.access import Act, Actor, permit
from victimcare.services.rights.code_catalogue import rights_catalogue


class EditionPhase(StrEnum):
    PAST = "past"
    IN_FORCE = "in_force"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class EditionSummary:
    """One edition, with its entries by right. `until` is the first day of the next one."""

    id: str
    title: str
    when: EditionPhase
    starts_on: date
    until: date | None
    count: int
    from_memory: int
    rights: tuple[tuple[int, tuple[Entitlement, ...]], ...]


@dataclass(frozen=True, slots=True)
class VictimsCodePage:
    """One edition to read, and the adjacent one, where there is one. `differs` goes from the earlier to the later.

    `our_standards` are the force's own, in working days, for duties to which the Code gives no number.
    """

    editions: tuple[EditionSummary, ...]
    chosen: EditionSummary
    earlier: EditionSummary | None
    later: EditionSummary | None
    differs: tuple[EditionDifference, ...]
    our_standards: Mapping[str, int]


def read_victims_code(*, actor: Actor, edition: str = "", now: datetime) -> VictimsCodePage:
    """The edition with this id, else the one in force today; with it the next one, or the one before if it is the
    last."""
    permit(actor, Act.SEE_LEDGER)
    known = rights_catalogue().editions
    in_force = rights_catalogue().edition_on(clock.london_date(now))
    place = next((n for n, each in enumerate(known) if each.id == edition), known.index(in_force))
    pair = known[place : place + 2] if place + 1 < len(known) else known[max(place - 1, 0) : place + 1]
    shown = tuple(_edition_summary(each, known, in_force) for each in known)
    by_id = {each.id: each for each in shown}
    force: Force = settings.FORCE
    has_two = len(pair) == 2
    return VictimsCodePage(
        editions=shown,
        chosen=shown[place],
        earlier=by_id[pair[0].id] if has_two else None,
        later=by_id[pair[1].id] if has_two else None,
        differs=compare_editions(pair[0], pair[1]) if has_two else (),
        our_standards=force.local_standards,
    )


def _edition_summary(edition: Edition, known: tuple[Edition, ...], in_force: Edition) -> EditionSummary:
    place = known.index(edition)
    at = known.index(in_force)
    entries = sorted(edition.entitlements.values(), key=lambda entry: (entry.right, entry.id))
    return EditionSummary(
        id=edition.id,
        title=edition.title,
        when=EditionPhase.IN_FORCE if place == at else EditionPhase.PAST if place < at else EditionPhase.COMING,
        starts_on=edition.in_force_from,
        until=known[place + 1].in_force_from if place + 1 < len(known) else None,
        count=len(entries),
        from_memory=sum(not entry.is_verified for entry in entries),
        rights=tuple((right, tuple(group)) for right, group in groupby(entries, key=lambda entry: entry.right)),
    )
