"""The worker's messengers, which send messages, on a database with real commits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from tests.conftest import Database
from tests.outside import Outside, eventually
from tests.services.messages.tellings import NOW, a_queued_text, a_reachable_victim

from victimcare.channels.cli.worker_process import run_messengers
from victimcare.records.models import Notification
from victimcare.services.messages import message_states


@pytest.fixture(autouse=True)
def at_nine(settings: Any) -> None:
    settings.VICTIMCARE_NOW = NOW


def is_accepted() -> bool:
    return set(Notification.objects.values_list("status", flat=True)) == {"accepted"}


@contextmanager
def away(table: str) -> Iterator[None]:
    """An accident: for a moment nothing can be written to this table."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO {table}_away")
        yield
        cursor.execute(f"ALTER TABLE {table}_away RENAME TO {table}")


def test_a_message_that_an_accident_stopped_rests_and_is_sent_once(real_database: Database, outside: Outside) -> None:
    telling = a_queued_text()
    with run_messengers(2):
        with away("records_notificationstate"):
            eventually(lambda: Notification.objects.get().rests_until)
        assert Notification.objects.get().status == "queued"
        Notification.objects.update(rests_until=None)
        eventually(is_accepted)

    assert len(outside.handed_over(str(telling.reference))) == 1


def test_what_is_announced_is_handed_over_at_once(
    real_database: Database, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("victimcare.channels.cli.worker_process.SECONDS_BETWEEN_LOOKS", 3600.0)
    with run_messengers(1):
        eventually(_somebody_listens)
        a_queued_text()
        eventually(is_accepted, within=120)


def test_what_was_announced_and_not_heard_is_found_by_looking(
    real_database: Database, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message_states, "_NOTICE", "another_ear")
    with run_messengers(1):
        eventually(_somebody_listens)
        monkeypatch.setattr(message_states, "_NOTICE", "nobody_hears_this")
        a_queued_text()
        eventually(is_accepted, within=120)


def test_what_is_planned_and_not_committed_is_not_handed_over(real_database: Database, outside: Outside) -> None:
    victim = a_reachable_victim()
    with run_messengers(2), transaction.atomic():
        a_queued_text(victim)
        transaction.set_rollback(True)

    assert not Notification.objects.exists()


def test_at_the_end_what_is_under_way_is_waited_for(real_database: Database, outside: Outside) -> None:
    a_queued_text()
    with run_messengers(2):
        eventually(lambda: not Notification.objects.filter(status="queued").exists())

    assert is_accepted()


def test_many_are_handed_over_once_each_by_several_messengers(
    real_database: Database, outside: Outside, settings: Any
) -> None:
    references = [str(a_queued_text(a_reachable_victim(mobile=f"07700 900{n}")).reference) for n in range(100, 118)]
    with run_messengers(4):
        eventually(is_accepted, within=120)

    assert [len(outside.handed_over(reference)) for reference in references] == [1] * len(references)


def _somebody_listens() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%%' AND datname = current_database()"
        )
        return bool(cursor.fetchone() == (1,))
