"""The recordings of one call in PostgreSQL, read from outside the event loop."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import psycopg
from django.db import connection

from victimcare.channels.phone.call_recording import RecordingKeeper
from victimcare.records.models import CallRecording, RecordingPart
from victimcare.services.calls import sound_store

Got = TypeVar("Got")


@dataclass
class StoredRecordings:
    """`database`: its address. `keeper`: stores them."""

    database: str
    keeper: RecordingKeeper

    @property
    def kept(self) -> list[dict[int, bytes]]:
        """The parts of each recording, by their numbers."""
        return _read(lambda: [_parts_of(row) for row in CallRecording.objects.order_by("id")])

    @property
    def ended(self) -> int:
        return _read(CallRecording.objects.exclude(ended_at=None).count)

    def refuse_parts(self, refused: bool) -> None:
        """Let the database refuse every part, as when its disk is full."""
        act = "ADD CONSTRAINT refused CHECK (false) NOT VALID" if refused else "DROP CONSTRAINT refused"
        with psycopg.connect(self.database, autocommit=True) as admin:
            admin.execute(f"ALTER TABLE {RecordingPart._meta.db_table} {act}".encode())


def _parts_of(row: CallRecording) -> dict[int, bytes]:
    part = sound_store.PART_BYTES
    numbers = RecordingPart.objects.filter(sound=row).order_by("number").values_list("number", flat=True)
    return {number: sound_store.read_sound_piece(row, number * part, part) for number in numbers}


def _read(what: Callable[[], Got]) -> Got:
    def read() -> Got:
        try:
            return what()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as beside:
        return beside.submit(read).result()
