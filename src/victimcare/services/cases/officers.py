"""Officers as events name them, shared by many cases: the latest naming stands, in whatever order they are loaded."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from victimcare.services.cases.folded import OfficerRow

_KNOWN = """
SELECT o.source, o.record_id, o.id, o.named_at, o.named_sequence, o.named_by_id
  FROM records_officer o
  JOIN unnest(%s::text[], %s::text[]) AS n (source, record_id) ON o.source = n.source AND o.record_id = n.record_id
"""

_COLUMNS = "source, record_id, name, email, phone, team, named_at, named_sequence, named_by_id"
_NAMED = f"""
unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::timestamptz[], %s::bigint[],
       %s::text[]) AS n ({_COLUMNS})
"""

_ADD = f"""
INSERT INTO records_officer ({_COLUMNS}) SELECT {_COLUMNS} FROM {_NAMED}
ON CONFLICT (source, record_id) DO NOTHING
"""  # noqa: S608  nothing but our own column names

_RENAME = f"""
UPDATE records_officer o
   SET name = n.name, email = n.email, phone = n.phone, team = n.team,
       named_at = n.named_at, named_sequence = n.named_sequence, named_by_id = n.named_by_id
  FROM {_NAMED}
 WHERE o.source = n.source AND o.record_id = n.record_id
   AND (o.named_at, o.named_sequence, o.named_by_id COLLATE "C")
     < (n.named_at, n.named_sequence, n.named_by_id COLLATE "C")
"""  # noqa: S608  as above


class Officers:
    """The officers that some cases name. `add` before the cases are stored, `rename` last of all: the row of an
    officer is shared with other loaders, and a lock on it should be short."""

    def __init__(self, named: Iterable[OfficerRow]) -> None:
        latest: dict[tuple[str, str], OfficerRow] = {}
        for officer in named:
            known = latest.get(officer.key)
            if known is None or _naming(known) < _naming(officer):
                latest[officer.key] = officer
        self._latest = dict(sorted(latest.items()))  # in one order for all loaders, so that no two wait for each other
        self._renamed: list[OfficerRow] = []
        self.ids: dict[tuple[str, str], int] = {}

    def add(self) -> None:
        """Store officers who are not known yet, and learn the ids of all."""
        if not self._latest:
            return
        self._learn(list(self._latest.values()))
        missing = [officer for key, officer in self._latest.items() if key not in self.ids]
        if missing:
            with connection.cursor() as cursor:
                cursor.execute(_ADD, _arrays(missing))
            self._learn(missing)

    def rename(self) -> None:
        """Bring the details of known officers up to date, where these events are later than those the details come
        from."""
        if self._renamed:
            with connection.cursor() as cursor:
                cursor.execute(_RENAME, _arrays(self._renamed))

    def _learn(self, wanted: list[OfficerRow]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_KNOWN, [[o.source for o in wanted], [o.record_id for o in wanted]])
            for source, record_id, officer_id, *naming in cursor.fetchall():
                self.ids[source, record_id] = officer_id
                officer = self._latest[source, record_id]
                if tuple(naming) < _naming(officer):
                    self._renamed.append(officer)


def _naming(officer: OfficerRow) -> tuple[object, ...]:
    return officer.named_at, officer.named_sequence, officer.named_by_id


def _arrays(officers: list[OfficerRow]) -> list[list[object]]:
    return [list(column) for column in zip(*officers, strict=True)]
