"""Claims the next messages to send: those that are due, oldest first, skipping any that another process holds.

A message that is passed over again and again is waited for: otherwise a person who keeps opening a page of its case,
perhaps another victim in it, could delay the victim's news for ever.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import psycopg.errors
from django.db import OperationalError, connection, transaction

from victimcare.records.models import Telling, Victim
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.cases.timeline import look_up_by_index
from victimcare.services.messages import calling, gate, outbox, suppliers

# Cases first, as everywhere. A query that skips locked rows never waits, so their order does not matter here; two
# messengers at once never claim the same message.
_CLAIM = """
SELECT t.id, t.victim_id
  FROM records_telling t JOIN records_victim v ON v.id = t.victim_id JOIN records_case c ON c.id = v.case_id
 WHERE t.status = 'queued' AND t.not_before <= %(now)s
   AND (t.rests_until IS NULL OR t.rests_until <= statement_timestamp())
   AND t.channel <> ALL(%(full)s) AND (%(only)s::bigint[] IS NULL OR t.id = ANY(%(only)s))
 ORDER BY t.not_before, t.id LIMIT %(at_most)s
   FOR NO KEY UPDATE OF c SKIP LOCKED
"""
_CLAIM_IN_TURN = _CLAIM.replace("SKIP LOCKED", "")  # waiting for a row keeps its place in the queue
_PASSED_OVER_FOR = timedelta(seconds=10)
# A load of a long file holds the rows longer: then other messages and answers have their turn.
_WAITS = "SET LOCAL lock_timeout = '500ms'"


@dataclass(frozen=True, slots=True)
class Claimed:
    """Messages, one a victim, with everything that decides about them held until the transaction ends."""

    tellings: list[Telling]
    victims: dict[int, Victim]


def claim(*, now: datetime, at_most: int, only: Collection[int] | None = None) -> Claimed:
    """Take so many messages in hand at most, and no more than could leave; `only`: of these. None for a channel whose
    suppliers have no place."""
    places = _places()
    at_most = min(at_most, max(places.values(), default=at_most))  # where no supplier serves the channel, it is held
    if at_most <= 0:
        return Claimed([], {})
    look_up_by_index()
    wanted: dict[str, Any] = {
        "now": now,
        "at_most": at_most,
        "full": [channel.value for channel, free in places.items() if free <= 0],
        "only": None if only is None else list(only),
    }
    rows = _rows(_CLAIM, wanted) or _passed_over(wanted)
    if not rows:
        return Claimed([], {})
    victims = gate.lock(victim_id for _, victim_id in rows)
    # A victim's second message waits for the next batch: by then we know whether they have the news or it joins the
    # first.
    first = {victim_id: telling_id for telling_id, victim_id in reversed(rows)}
    held = Telling.objects.select_for_update(of=("self",), skip_locked=True)
    held = held.select_related("victim__case", "victim__person").filter(outbox.is_due(now), id__in=first.values())
    return Claimed(list(held.order_by("not_before", "id")), victims)


def _rows(sql: str, wanted: dict[str, Any]) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, wanted)
        rows: list[tuple[int, int]] = cursor.fetchall()
    return rows


def _passed_over(wanted: dict[str, Any]) -> list[tuple[int, int]]:
    """The oldest message that has been due for so long, once it is its turn. Only when nothing else is to be done."""
    long_due = {**wanted, "now": wanted["now"] - _PASSED_OVER_FOR, "at_most": 1}
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_WAITS)
            found = _rows(_CLAIM_IN_TURN, long_due)
            cursor.execute("SET LOCAL lock_timeout = DEFAULT")
            return found
    except OperationalError as error:
        if isinstance(error.__cause__, psycopg.errors.LockNotAvailable):
            return []
        raise


def _places() -> dict[ContactMethod, int]:
    """By channel, how many messages its suppliers could be given at once."""
    return {
        channel: sum(calling.free(channel, name) for name in suppliers.names(channel))
        for channel in ContactMethod
        if suppliers.is_carried(channel)
    }
