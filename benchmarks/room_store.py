"""Fills the control room's tables: copies of contacts, messages and mails that came, under other ids.

What is sealed in a copy cannot be opened, and nothing here opens it.
"""

from __future__ import annotations

from django.db import connection
from django.db.models import Model

from victimcare.records.models import RoomContact, RoomMail, RoomMessage

_APART = 10_000_000  # between the ids of a row and of its copy
_OTHER = {
    "id": f"id + n * {_APART}",
    "contact_id": f"contact_id + n * {_APART}",
    "message_id": f"message_id + n * {_APART}",
    "public_id": "gen_random_uuid()",
    "sha256": "md5(sha256 || n) || md5(n || sha256)",
    "from_key": "md5(from_key || n)",
    "source_id": "CASE source_id WHEN '' THEN '' ELSE md5(source_id || n) END",
    "sealed_content": r"'\x00'::bytea",  # of a mail: 100,000 whole ones would be a gigabyte
    "name_key": "CASE name_key WHEN '' THEN '' ELSE md5(name_key || n) END",
}


def copy_contacts(times: int) -> int:
    """Copy all that is there as often; return how many contacts there are then."""
    for model in (RoomContact, RoomMessage, RoomMail):
        _copy_rows(model, times)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return RoomContact.objects.count()


def _copy_rows(model: type[Model], times: int) -> None:
    table, columns = model._meta.db_table, [str(field.column) for field in model._meta.concrete_fields]
    shown = ", ".join(_OTHER.get(column, column) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {shown} FROM {table}, generate_series(1, %s) AS n",
            [times],
        )
