"""Stores names for look-ups: each form of a name once, and the names under which a person was known before.

The names themselves, and the people who have them, are in their own rows with their own indexes. A form is tied to no
person, so a load of a million people adds only names that are new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection

from victimcare.records.models import FormerName, Person
from victimcare.records.models.people import NamePart
from victimcare.rules.contact.record_lookup import fold_name, sound_keys

PersonNames = tuple[str, str, str]  # given, family, business
NAME_PARTS = {NamePart.GIVEN: "given_name", NamePart.FAMILY: "family_name", NamePart.BUSINESS: "business_name"}
_MOST_REMEMBERED = 200_000
_AT_ONCE = 50_000

# The forms that this process has seen in the table. Forms are removed only by a redaction, and a missing form is
# restored every night.
_seen: set[tuple[str, str]] = set()

_MISSING_FORMS = """
SELECT DISTINCT w.part, left(lower(w.name), 100)
  FROM unnest(%(parts)s::text[], %(names)s::text[]) AS w (part, name)
 WHERE NOT EXISTS (SELECT FROM records_searchablename f WHERE f.value = left(lower(w.name), 100) AND f.part = w.part)
"""
_STORE_FORMS = """
INSERT INTO records_searchablename (part, value, words, sounds)
SELECT part, value, words, string_to_array(sounds, ' ')
  FROM unnest(%(parts)s::text[], %(values)s::text[], %(words)s::text[], %(sounds)s::text[])
       AS kept (part, value, words, sounds)
"""
_MISSING_OF_ALL = """
SELECT DISTINCT left(lower({column}), 100) FROM {table} p
 WHERE {column} <> '' AND NOT EXISTS (
       SELECT FROM records_searchablename f WHERE f.value = left(lower(p.{column}), 100) AND f.part = %s)
 LIMIT %s
"""
_DROP_UNUSED = """
DELETE FROM records_searchablename f WHERE f.part = %(part)s AND f.value = left(lower(%(name)s), 100)
   AND NOT EXISTS (SELECT FROM records_person p WHERE left(lower(p.{column}), 100) = f.value)
   AND NOT EXISTS (SELECT FROM records_formername p WHERE left(lower(p.{column}), 100) = f.value)
"""


def store_name_forms(people: Iterable[PersonNames]) -> None:
    """Store the new forms of these people's names, by given, family and business name, in the caller's transaction.

    Takes no lock: two processes that meet a new name at once both store it.
    """
    named = {
        (part.value, name) for person in people for part, name in zip(NAME_PARTS, person, strict=True) if name.strip()
    }
    new = sorted(named - _seen)
    if not new:
        return
    with connection.cursor() as cursor:
        cursor.execute(_MISSING_FORMS, {"parts": [part for part, _ in new], "names": [name for _, name in new]})
        missing: list[tuple[str, str]] = cursor.fetchall()
    if missing:
        _write_forms(missing)
    else:
        _remember(new)


def record_name_change(person_id: int, *, old: PersonNames, new: PersonNames, now: datetime) -> None:
    """Change a person's name: they can still be found under the old one. Blanking a name is no change."""
    store_name_forms([new])
    is_another = fold_name(" ".join(old)) != fold_name(" ".join(new))
    if not is_another or not any(name.strip() for name in old) or not any(name.strip() for name in new):
        return
    given, family, business = old
    FormerName.objects.get_or_create(
        person_id=person_id, given_name=given, family_name=family, business_name=business, defaults={"until_at": now}
    )
    store_name_forms([old])


def load_person_names(person_id: int) -> PersonNames:
    found: PersonNames = Person.objects.values_list(*NAME_PARTS.values()).get(id=person_id)
    return found


def erase_former_names(person_id: int) -> None:
    """Forget a person whose identity was blanked: their earlier names go, and each form that no other person has."""
    rows = FormerName.objects.filter(person_id=person_id)
    names = list(rows.values_list(*NAME_PARTS.values()))
    rows.delete()
    drop_unused_name_forms(names)


def drop_unused_name_forms(people: Iterable[Sequence[str]]) -> None:
    """Drop forms of these names that no person has any more."""
    with connection.cursor() as cursor:
        for person in people:
            for (part, column), name in zip(NAME_PARTS.items(), person, strict=True):
                if name.strip():
                    cursor.execute(_DROP_UNUSED.format(column=column), {"part": part.value, "name": name})
    _seen.clear()


def fill_missing_name_forms(*, most: int = _AT_ONCE) -> int:
    """Store missing forms of existing names, such as names from before there were forms. Returns how many; call again
    until it returns none."""
    count = 0
    for part, column in NAME_PARTS.items():
        for table in ("records_person", "records_formername"):
            with connection.cursor() as cursor:
                cursor.execute(_MISSING_OF_ALL.format(column=column, table=table), [part.value, most])
                missing = [(part.value, value) for (value,) in cursor.fetchall()]
            _write_forms(missing)
            count += len(missing)
    return count


def _write_forms(forms: Sequence[tuple[str, str]]) -> None:
    if not forms:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            _STORE_FORMS,
            {
                "parts": [part for part, _ in forms],
                "values": [value for _, value in forms],
                "words": [fold_name(value) for _, value in forms],
                "sounds": [" ".join(sound_keys(value)) for _, value in forms],
            },
        )


def _remember(named: Iterable[tuple[str, str]]) -> None:
    """Remember only what other transactions can see too: what this one wrote may yet be rolled back."""
    if len(_seen) > _MOST_REMEMBERED:
        _seen.clear()
    _seen.update(named)
