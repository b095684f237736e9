"""Finding her: by reference or by her whole name, with a reason, and one answer for none, hidden and several."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.contact import proofs
from victimcare.services.contact.guards import ReasonMissing

_BY_REFERENCE = """
SELECT v.id FROM records_victim v JOIN records_case c ON c.id = v.case_id WHERE c.reference = %(reference)s
"""
# The indexes hold the beginnings of names (records.models.people); the whole name decides.
_BY_NAME = """
SELECT v.id FROM unnest(%(families)s::text[], %(givens)s::text[]) AS n (family, given)
  JOIN records_person p ON left(lower(p.family_name), 100) = left(lower(n.family), 100)
                       AND left(lower(p.given_name), 100) = left(lower(n.given), 100)
                       AND lower(p.family_name) = lower(n.family) AND lower(p.given_name) = lower(n.given)
  JOIN records_victim v ON v.person_id = p.id
UNION
SELECT v.id FROM records_victim v JOIN records_person p ON p.id = v.person_id
 WHERE p.business_name <> '' AND left(lower(p.business_name), 100) = left(lower(%(name)s), 100)
   AND lower(p.business_name) = lower(%(name)s)
"""
_TWO_AT_MOST = "SELECT id, case_id, public_id FROM records_victim WHERE id IN ({}) ORDER BY id LIMIT 2"


@transaction.atomic
def look_up(*, actor: Actor, reference: str, name: str, now: datetime) -> UUID | None:
    """The one victim whom this means; None for nobody, for somebody hidden, and where it could mean several.

    The actor's reason goes into the audit with what came of it, and never what was typed. Another contact begins with
    it: a proof from before holds no more. Raises ReasonMissing.
    """
    permit(actor, Act.LOOK_UP_CASE)
    if not actor.reason.strip():
        raise ReasonMissing
    reference, name = reference.strip(), " ".join(name.split())
    found = _found(reference, name)
    victim_id, case_id, public_id = found[0] if len(found) == 1 else (None, None, None)
    by = [word for word, typed in (("reference", reference), ("name", name)) if typed]
    detail = {"by": by, "found": len(found)}
    note(actor, proofs.LOOKED_UP, at=now, case_id=case_id, victim_id=victim_id, detail=detail)
    return public_id


def _found(reference: str, name: str) -> list[tuple[int, int, UUID]]:
    ways = [way for way, typed in ((_BY_REFERENCE, reference), (_BY_NAME, name)) if typed]
    if not ways:
        return []
    # Where the given name ends and the family name begins, nobody can tell from outside.
    words = name.split(" ")
    splits = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
    with connection.cursor() as cursor:
        cursor.execute(
            _TWO_AT_MOST.format(" INTERSECT ".join(f"({way})" for way in ways)),
            {
                "reference": reference,
                "name": name,
                "givens": [given for given, _ in splits],
                "families": [family for _, family in splits],
            },
        )
        rows: list[tuple[int, int, UUID]] = cursor.fetchall()
    return rows
