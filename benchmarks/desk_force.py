"""Prepares a database of a whole force on which the desk can be measured: `made` leaves it in a folder.

Besides what `benchmarks.whole_force` makes, which `benchmarks.portal` shares: sixty people in three teams; open work,
one task for five cases, 200,000 at a million, a few of them snoozed and handed on; as many names as a real force has,
since the generator knows only some two hundred; telephone numbers, including some that were retired; former names; and
one restricted case. Each is filled in once: an existing folder is only migrated to today's schema.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import whole_force

ONE_FOR = 5  # cases for one open task
PEOPLE = 60  # who work at the desk
TEAMS = {"victim-care": "Victim care", "victim-care-south": "Victim care south", "safeguarding": "Safeguarding"}
_KNOWN = "desk"  # in `whole-force.json`: what was filled in, and when

# Parts of made-up family names: three of them make 64,000.
_PARTS = """bar ber bol cal cor dal den dun ell fen gar gil hal har hol ing jen ken kil lan lew lin mal mor nor oak
pen pol ras red ros sal san ster tan ter ver wal wes wood"""
_MADE_UP = """(SELECT initcap(parts[1 + h %% 40] || parts[1 + h / 40 %% 40] || parts[1 + h / 1600 %% 40])
                 FROM (SELECT hashint4({of}::int)::bigint + 2147483648 AS h, regexp_split_to_array(%(parts)s, '\\s') AS
                              parts) hashed)"""

_BESIDE: tuple[tuple[str, str], ...] = (
    (
        "names of one in three",
        f"""UPDATE records_person SET family_name = {_MADE_UP.format(of="records_person.id")}
             WHERE id %% 3 = 0 AND family_name <> ''""",
    ),
    (
        "names from before, of one in fifty",
        f"""INSERT INTO records_formername (person_id, given_name, family_name, business_name, until_at)
            SELECT id, given_name, {_MADE_UP.format(of="(7 * p.id %% 2000000011)")}, '', %(now)s
              FROM records_person p WHERE id %% 50 = 0 AND family_name <> ''
            ON CONFLICT DO NOTHING""",
    ),
    (  # too long for anyone's name
        "numbers of one in two",
        """INSERT INTO records_contactpoint (person_id, kind, value, match_key, is_from_feed)
           SELECT person_id, 'mobile', '07700900' || lpad(person_id::text, 8, '0'),
                  '+447700900' || lpad(person_id::text, 8, '0'), true
             FROM records_victim WHERE kind = 'person' AND person_id %% 2 = 0
           ON CONFLICT DO NOTHING""",
    ),
    (
        "numbers that were let go, of one in ten",
        """INSERT INTO records_contactpoint (person_id, kind, value, match_key, is_from_feed, retired_at)
           SELECT person_id, 'phone', '01632960' || lpad(person_id::text, 8, '0'),
                  '+441632960' || lpad(person_id::text, 8, '0'), true, %(now)s - interval '1 year'
             FROM records_victim WHERE kind = 'person' AND person_id %% 10 = 0
           ON CONFLICT DO NOTHING""",
    ),
)

# Creates open work until there is enough: of every kind, mostly reaching victims, as at a busy desk.
_WORK = """
INSERT INTO records_task (kind, victim_id, subject_key, team_id, owner_id, reason, harm, created_at, updated_at, due_at,
                          outcome, snoozed_until, sealed_snoozed_why, handed_at, handed_by_id)
SELECT (array['tell_her','reach_her','silence','message_failed','asked_support','more_help','court_ask'])[1 + n %% 7],
       victim_id, 'benchmark:' || n, team_id, owner_id, 'silence_tell', 1 + (n %% 10 = 0)::int + (n %% 5 = 0)::int,
       %(now)s - interval '1 day', %(now)s, %(now)s + (n %% 240 - 60) * interval '1 hour', '',
       CASE WHEN n %% 50 = 0 AND owner_id IS NOT NULL THEN %(now)s + interval '3 days' END,
       CASE WHEN n %% 50 = 0 AND owner_id IS NOT NULL THEN ''::bytea END,
       CASE WHEN n %% 400 = 1 AND owner_id IS NOT NULL THEN %(now)s END,
       CASE WHEN n %% 400 = 1 AND owner_id IS NOT NULL THEN owner_id END
  FROM (SELECT victim.id AS victim_id, row_number() OVER () AS n FROM records_victim victim
         WHERE victim.id %% 3 <> 0 LIMIT %(wanted)s) own
  JOIN (SELECT id AS team_id, row_number() OVER (ORDER BY id) - 1 AS which, count(*) OVER () AS many
          FROM records_team WHERE code = ANY(%(teams)s)) team ON team.which = n %% team.many
  LEFT JOIN LATERAL (SELECT id AS owner_id FROM records_staff WHERE records_staff.team_id = team.team_id
                      AND username LIKE 'desk-%%' AND n %% 4 <> 0 ORDER BY md5(id::text || n %% 97) LIMIT 1) one ON true
ON CONFLICT DO NOTHING
"""
_UPKEEP = tuple(
    (f"upkeep of {table}", f"VACUUM (ANALYZE) records_{table}")
    for table in ("task", "person", "contactpoint", "nameform", "formername", "staff", "caseseal", "conflict")
)


def made(folder: Path, cases: int) -> None:
    """Leave a home in this folder, at rest, with this many cases and a desk's work. Exits where it has another
    number."""
    whole_force.made(folder, cases)
    whole_force.apart(folder / "home", lambda: _fill(folder / whole_force.MADE, cases))


def _fill(told: Path, cases: int) -> None:
    from victimcare.records.models import Task
    from victimcare.services.contact import victim_search

    known: dict[str, Any] = json.loads(told.read_text())
    _people()
    values: dict[str, Any] = {"now": datetime.now(UTC), "parts": _PARTS, "teams": [*TEAMS]}
    if _KNOWN not in known:
        took = whole_force.run(_BESIDE, values)
        _seal_one()
        print(f"forms of names: {victim_search.fill_name_forms():,}", flush=True)
    missing = cases // ONE_FOR - Task.objects.filter(closed_at=None).count()
    if missing > 0:
        whole_force.run((("open work", _WORK),), values | {"wanted": missing})
    if _KNOWN not in known or missing > 0:
        whole_force.run(_UPKEEP, values)
    if _KNOWN not in known:
        told.write_text(json.dumps({**known, _KNOWN: {"filled": f"{datetime.now(UTC):%F}", **took}}))


def _people() -> None:
    """Sixty people in three teams; one in each team leads it."""
    from victimcare.records.models import Staff, Team

    teams = [Team.objects.get_or_create(code=code, defaults={"name": name})[0] for code, name in TEAMS.items()]
    Staff.objects.bulk_create(
        [
            Staff(
                username=f"desk-{number}",
                name=f"Person {number}",
                roles=["desk", "supervisor"] if number < len(teams) else ["desk"],
                team=teams[number % len(teams)],
            )
            for number in range(PEOPLE)
        ],
        ignore_conflicts=True,
    )


def _seal_one() -> None:
    """The last case with one victim, which a reference alone would find."""
    from django.db.models import Count

    from victimcare.records.models import Case, RestrictedRecord, Staff
    from victimcare.records.models.restrictions import RestrictionKind

    alone = Case.objects.annotate(many=Count("victims")).filter(many=1).order_by("-id").first()
    lead = Staff.objects.order_by("id").first()
    if alone is not None and lead is not None:
        RestrictedRecord.objects.create(
            case=alone, kind=RestrictionKind.values[0], sealed_at=datetime.now(UTC), sealed_by=lead
        )


def sealed_reference() -> str:
    from victimcare.records.models import RestrictedRecord

    return str(RestrictedRecord.objects.filter(lifted_at=None).values_list("case__reference", flat=True)[0])
