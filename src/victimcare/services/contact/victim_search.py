"""Finds a victim at the desk by reference, name or number. It shows no field of any record.

Hidden, missing and several matching victims get the same answer; a match opens the gate page, which is the same for
all. A name that is only close is offered as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from victimcare.rules.contact.record_lookup import (
    CLOSE_FROM,
    LookupPace,
    NameFit,
    compare_name,
    fold_name,
    sound_keys,
    spell_reference,
)
from victimcare.rules.errors import FieldRequired
from victimcare.rules.safe_contact.contact_points import email_key, is_whole_number, telephone_key
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases import person_names
from victimcare.services.contact import access_monitoring
from victimcare.services.conversations import contact_sessions, identity_checks

_MOST_WORDS = 5  # of a name: the search cannot tell where the given name ends
_MOST_READ = 60  # rows read before the rest of what was typed decides


class TooManyLookups(Exception):
    """This member of staff has looked up so many people within the hour that nothing more is found for now."""


class SearchOutcome(Enum):
    NO_MATCH = auto()  # or hidden, or several
    EXACT_MATCH = auto()
    CLOSE = auto()  # one, whose name is close to what was typed and not the same


@dataclass(frozen=True, slots=True)
class SearchResult:
    found: SearchOutcome
    victim_id: UUID | None = None  # public


_NONE_FOUND = SearchResult(SearchOutcome.NO_MATCH)


class _Row(NamedTuple):
    id: int
    case_id: int
    public_id: UUID
    given: str
    family: str
    business: str
    number: str  # the key of the number by which it was found, if any


@transaction.atomic
def search_victim(*, actor: Actor, reference: str, name: str, number: str = "", now: datetime) -> SearchResult:
    """Find the one victim who matches everything typed. The actor's reason is audited with the result; what was typed
    never is. This begins a new contact: an earlier identity check no longer holds. Raises FieldRequired,
    TooManyLookups."""
    permit(actor, Act.LOOK_UP_CASE)
    if not actor.reason.strip():
        raise FieldRequired("reason")
    if access_monitoring.count_lookup(actor=actor, now=now) is LookupPace.TOO_MANY:
        raise TooManyLookups
    typed = {"reference": reference.strip(), "name": " ".join(name.split()), "number": number.strip()}
    fitting, shut = _fitting(**typed), set(access_scopes.hidden_victim_ids(actor))
    how, rows = _best([row for row in fitting if row.id not in shut], typed["name"])
    one = _one_of(rows, has_number=bool(typed["number"]))
    # A close match begins nothing until the colleague has opened it.
    is_match = one is not None and how is NameFit.EXACT
    about = one if is_match else None
    detail: dict[str, Any] = {
        "by": [word for word, said in typed.items() if said],
        "found": len(rows),
        "fit": how.name.lower(),
    }
    # the attempt is recorded, and the actor does not learn of the record
    if one is None and fitting and fitting[0].id in shut:
        about, detail["shut"] = fitting[0], True
    note(
        actor,
        identity_checks.LOOKED_UP,
        at=now,
        case_id=about.case_id if about else None,
        victim_id=about.id if about else None,
        detail=detail,
    )
    if one is None:
        return _NONE_FOUND
    if is_match:
        contact_sessions.begin_contact_session(actor=actor, victim_id=one.id, now=now, is_anew=True)
    return SearchResult(SearchOutcome.EXACT_MATCH if is_match else SearchOutcome.CLOSE, one.public_id)


@transaction.atomic
def open_close_match(*, actor: Actor, victim_id: UUID, now: datetime) -> None:
    """Open the victim whose name was close to what was typed, and whom this actor's own search found. Raises
    FieldRequired, NotFound."""
    permit(actor, Act.LOOK_UP_CASE)
    if not actor.reason.strip():
        raise FieldRequired("reason")
    victim = identity_checks.find_visible_victim(actor, victim_id)
    detail = {"by": ["close"], "found": 1, "fit": NameFit.CLOSE.name.lower()}
    note(actor, identity_checks.LOOKED_UP, at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)
    contact_sessions.begin_contact_session(actor=actor, victim_id=victim.id, now=now, is_anew=True)


def fill_name_forms() -> int:
    """Store the search forms of all names that have none yet. Returns how many; safe to run twice."""
    count = 0
    while found := person_names.fill_missing_name_forms():
        count += found
    return count


def _fitting(*, reference: str, name: str, number: str) -> list[_Row]:
    """All victims who match everything typed except the name, which `_best` weighs. A miss takes as many queries."""
    if reference or number:
        ways = {"references": spell_reference(reference), "keys": _keys(number)}
        asked = {"reference": reference, "by_number": bool(number), "by_name": bool(name), **ways}
        return _rows(_BY_KEYS, asked)
    return _rows(_BY_NAME, _name_asked(name)) if name else []


def _best(rows: Sequence[_Row], name: str) -> tuple[NameFit, list[_Row]]:
    """The victims whose name fits best. Where no name was typed, all fit."""
    if not name:
        return NameFit.EXACT, list(rows)
    fits = [(compare_name(name, given=row.given, family=row.family, business=row.business), row) for row in rows]
    best = max((one for one, _ in fits), default=NameFit.NONE)
    # One of several known names fits: it is still one person.
    found = {row.id: row for one, row in fits if one is best} if best is not NameFit.NONE else {}
    return best, list(found.values())


def _one_of(rows: Sequence[_Row], *, has_number: bool) -> _Row | None:
    """The one victim that is meant. Victims with the same name and the same number in several crimes are taken for one
    person here, and nowhere else: their newest crime is opened, where the caller passes an identity check."""
    if len(rows) < 2:
        return rows[0] if rows else None
    if has_number and len({(fold_name(row.given), fold_name(row.family), row.number) for row in rows}) == 1:
        return max(rows, key=lambda row: row.id)
    return None


def _keys(number: str) -> list[str]:
    """A telephone number, or an e-mail address, in the form in which points are compared."""
    if "@" in number:
        return [email_key(number)]
    key = telephone_key(number)
    return [key] if is_whole_number(key) else []


def _name_asked(name: str) -> Mapping[str, Any]:
    words = name.split(" ")
    splits = list(dict.fromkeys(_splits(words)))
    parts = [(place, part, said) for place, pair in enumerate(splits) for part, said in zip(_PARTS, pair, strict=True)]
    parts.append((len(splits), "business", name))
    return {
        "places": [place for place, _, _ in parts],
        "parts": [part for _, part, _ in parts],
        "values": [said for _, _, said in parts],
        "words": [fold_name(said) for _, _, said in parts],
        "sounds": [" ".join(sound_keys(said)) for _, _, said in parts],
        "most": _MOST_READ,
    }


_PARTS = ("given", "family")


def _splits(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Given and family name, in either order: many people say the family name first."""
    for place in range(1, min(len(words), _MOST_WORDS)):
        first, second = " ".join(words[:place]), " ".join(words[place:])
        yield first, second
        yield second, first


# First finds the few rows that match what was typed, and then their names: with one condition for both, the database
# would read all people to see whether they fit.
_BY_KEYS = f"""
WITH numbered AS MATERIALIZED (
  SELECT person_id, match_key FROM records_contactpoint WHERE match_key = ANY(%(keys)s) LIMIT {_MOST_READ}
), matched AS (
  SELECT v.id, v.case_id, v.public_id, v.person_id
    FROM records_case c JOIN records_victim v ON v.case_id = c.id
   WHERE %(reference)s <> '' AND c.reference = ANY(%(references)s)
     AND (NOT %(by_number)s OR v.person_id IN (SELECT person_id FROM numbered))
   UNION ALL
  SELECT v.id, v.case_id, v.public_id, v.person_id
    FROM records_victim v WHERE %(reference)s = '' AND v.person_id IN (SELECT person_id FROM numbered)
)
SELECT DISTINCT ON (matched.id, p.given_name, p.family_name, p.business_name)
       matched.id, matched.case_id, matched.public_id, p.given_name, p.family_name, p.business_name,
       coalesce(numbered.match_key, '')
  FROM matched CROSS JOIN LATERAL (
       SELECT given_name, family_name, business_name FROM records_person WHERE id = matched.person_id
        UNION ALL
       SELECT given_name, family_name, business_name FROM records_formername
        WHERE %(by_name)s AND person_id = matched.person_id) p
  LEFT JOIN numbered USING (person_id)
 ORDER BY matched.id DESC
"""  # noqa: S608  our number
# The indexes hold the beginnings of names (records.models.people), and so do the forms; `compare_name` weighs the whole
# names.
_BY_NAME = """
WITH wanted AS (
  SELECT place, part, left(lower(value), 100) AS value, words, string_to_array(sounds, ' ') AS sounds
    FROM unnest(%(places)s::int[], %(parts)s::text[], %(values)s::text[], %(words)s::text[], %(sounds)s::text[])
         AS w (place, part, value, words, sounds)
), near AS (
  SELECT w.place, w.part, f.value, f.score FROM wanted w CROSS JOIN LATERAL (
    SELECT value, 2 AS score FROM wanted own WHERE own.place = w.place AND own.part = w.part
    UNION ALL
    (SELECT f.value, similarity(f.words, w.words) + (f.sounds && w.sounds)::int * 0.5 AS score
       FROM records_searchablename f
      WHERE f.part = w.part AND (f.words %% w.words OR f.sounds && w.sounds)
      ORDER BY score DESC LIMIT 24)) f
), named AS (
  SELECT g.value AS given, f.value AS family, max(g.score + f.score) AS score
    FROM near g JOIN near f USING (place) WHERE g.part = 'given' AND f.part = 'family'
   GROUP BY g.value, f.value ORDER BY score DESC LIMIT 240
), found AS (
  SELECT p.*, n.score FROM named n CROSS JOIN LATERAL (
    (SELECT id, given_name, family_name, business_name FROM records_person
      WHERE left(lower(family_name), 100) = n.family AND left(lower(given_name), 100) = n.given LIMIT 4)
    UNION ALL
    (SELECT person_id, given_name, family_name, business_name FROM records_formername
      WHERE left(lower(family_name), 100) = n.family AND left(lower(given_name), 100) = n.given LIMIT 4)) p
  UNION ALL
  SELECT p.*, b.score FROM near b CROSS JOIN LATERAL (
    (SELECT id, given_name, family_name, business_name FROM records_person
      WHERE business_name <> '' AND left(lower(business_name), 100) = b.value LIMIT 4)
    UNION ALL
    (SELECT person_id, given_name, family_name, business_name FROM records_formername
      WHERE business_name <> '' AND left(lower(business_name), 100) = b.value LIMIT 4)) p
   WHERE b.part = 'business'
)
SELECT v.id, v.case_id, v.public_id, f.given_name, f.family_name, f.business_name, ''
  FROM found f JOIN records_victim v ON v.person_id = f.id
 ORDER BY f.score DESC, v.id DESC LIMIT %(most)s
"""


def _rows(query: str, given: Mapping[str, Any]) -> list[_Row]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(CLOSE_FROM)])
        cursor.execute(query, given)
        return [_Row(*row) for row in cursor.fetchall()]
