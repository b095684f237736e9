"""Incidents that are opened at the same time, on a real database."""

from __future__ import annotations

from threading import Thread

from django.db import connection

from tests.services.control_room.room_staff import a_handler, an_incident
from victimcare.records.models import Incident


def test_handlers_who_open_at_once_get_numbers_without_a_gap(real_database: object) -> None:
    handler = a_handler()

    def open_some() -> None:
        for _ in range(3):
            an_incident(handler)
        connection.close()

    threads = [Thread(target=open_some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    numbers = sorted(Incident.objects.values_list("number", flat=True))
    assert numbers == [f"20261202-{count:04}" for count in range(1, 13)]
