"""A loader and the gate on one crime at the same time, with real commits."""

from __future__ import annotations

import threading

from django.db import connection, transaction

from tests.conftest import Database
from tests.outside import eventually
from tests.services.feed.feed_lines import arrested, load, recorded
from victimcare.records.models import Case, Event, Victim


def _is_somebody_waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid')")
        return bool(cursor.fetchone()[0])


def test_a_loader_that_waits_for_a_case_holds_none_of_its_victims(real_database: Database) -> None:
    """The gate locks the case first and then its victims: the other way round the two would wait in a circle."""
    load(recorded())

    def load_one() -> None:
        try:
            load(arrested())
        finally:
            connection.close()

    loader = threading.Thread(target=load_one)
    with transaction.atomic():
        Case.objects.select_for_update(no_key=True).get()
        loader.start()
        eventually(_is_somebody_waiting)
        Victim.objects.select_for_update(no_key=True, nowait=True).get()
    loader.join()

    assert Event.objects.count() == 2
