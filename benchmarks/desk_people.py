"""The staff at the desk, as their browsers act: what they open, whom they look up, and what the result must be."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from benchmarks.visitors import Asked, Browser

from victimcare.rules.contact.record_lookup import LOOKUPS_WITHIN, MOST_LOOKUPS

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
GOES_ON, SHOWN = 303, 200
EITHER = (GOES_ON, SHOWN)
LOOKS_OF_A_RUN = 35  # look-ups by one person, at most, more or less


@dataclass(frozen=True, slots=True)
class Page:
    """One request. `often`: out of a hundred requests by people at work. `shows`: text that it contains, and that no
    other answer of this address could contain."""

    asked: Asked
    often: int
    shows: str = ""
    status: tuple[int, ...] = (SHOWN,)

    @property
    def name(self) -> str:
        return self.asked.name


class StaffBrowser:
    """A member of staff, signed in: with a victim whose identity was checked, one whose was not, and others to look up,
    each of another case, since a look-up ends the identity check of the victim it finds."""

    def __init__(self, web: str, staff: Any, sealed: str, dice: random.Random) -> None:
        from django.test import Client

        self.staff, self._sealed, self._dice = staff, sealed, dice
        self.client = Client()  # in this process, where queries are counted
        self.client.force_login(staff, backend=BACKEND)
        self.browser = Browser(web)
        self.browser.cookies["staff"] = self.client.cookies["staff"].value
        self.browser.ask(Asked("", "GET", "/desk/look-up"))
        self.sought = _alone(dice)
        self.numbered = _with_number(dice, retired_at__isnull=True)
        self.numbered_before = _with_number(dice, retired_at__isnull=False)
        self.named = _with_a_name_alone(dice)
        self.unproved, self.proved = _alone(dice), _alone(dice)
        for row in (self.unproved, self.proved):
            self._find(row)
        self._prove()
        self.nobodys, self.own = self._task(owner=None), self._task(owner=staff)

    def pages(self) -> Iterator[Page]:
        """The lists come first."""
        record = f"/desk/cases/{self.proved.public_id}"
        yield _get("list, mine", "/desk/tasks?which=mine", 18, 'class="work"')
        yield _get("list, my team's", "/desk/tasks", 20, 'class="work"')
        yield _get("list, all", "/desk/tasks?which=all", 8, 'class="work"')
        yield _get("list, all, court alone", "/desk/tasks?which=all&group=court", 1, 'class="work"')
        yield _get("list, what is put off", "/desk/tasks?which=all&show=snoozed", 1, 'class="work"')
        yield _get("list, and a piece beside it", f"/desk/tasks?task={self.nobodys}", 8, 'id="task"')
        yield _get("list, and a piece of one's own", f"/desk/tasks?which=mine&task={self.own}", 12, 'id="task"')
        yield _get("contact, no victim yet", "/desk/contact", 4, "")
        yield _get("contact, before a proof", f"/desk/cases/{self.unproved.public_id}", 4, "/proof")
        yield _get("contact, the record", record, 11, 'id="ended"')
        yield _get("the victim's rights", f"{record}/rights", 2, "")
        yield self._look_up("search, by reference", 3, reference=self.sought.case.reference)
        yield self._look_up("search, by name", 2, name=_name(self.named))
        yield self._look_up("search, by number", 2, number=self.numbered)
        yield self._look_up("search, by an old number", 1, number=self.numbered_before)
        yield self._look_up("search, a name spelt amiss", 1, EITHER, name=_amiss(self.named))
        yield self._look_up("search, a common name", 1, EITHER, name="John Smith")
        yield self._look_up("search, an unknown name", 0, (SHOWN,), name="Xanthippe Quobbleworth")
        yield self._look_up("search, what is not there", 0, (SHOWN,), reference="00/0000000/00")
        yield self._look_up("search, what is shut", 0, (SHOWN,), reference=self._sealed)
        yield _get("team", "/desk/team", 1, "")

    def _look_up(self, named: str, often: int, status: tuple[int, ...] = (GOES_ON,), **typed: str) -> Page:
        return Page(Asked(named, "POST", "/desk/look-up", _typed(**typed)), often, status=status)

    def _find(self, row: Any) -> None:
        """In both sessions, since the reason for a look-up is asked once in each."""
        typed = _typed(reference=row.case.reference)
        found = self.browser.ask(Asked("", "POST", "/desk/look-up", typed))
        assert found.status == self.client.post("/desk/look-up", typed).status_code == GOES_ON, "who is there, is found"

    def _prove(self) -> None:
        from victimcare.services.conversations import identity_checks
        from victimcare.services.desk.staff_sessions import staff_actor

        other = type(self.staff).objects.exclude(id=self.staff.id).filter(roles__contains=["supervisor"]).first()
        identity_checks.record_identity_check(
            actor=staff_actor(self.staff),
            victim_id=self.proved.id,
            how=identity_checks.CheckMethod.INTRODUCED,
            colleague=other.public_id if other else None,
            now=datetime.now(UTC),
        )

    def _task(self, **owned: Any) -> Any:
        """A task on the first page of such a list."""
        from victimcare.records.models import Task

        rows = Task.objects.filter(closed_at=None, snoozed_until=None, team=self.staff.team, victim__isnull=False)
        first = rows.filter(**owned).order_by("-harm", "due_at", "id").values_list("public_id", flat=True)[:40]
        return self._dice.choice(list(first))


def create_staff_browsers(web: str, count: int, sealed: str, dice: random.Random) -> list[StaffBrowser]:
    """This many of the staff with open work, drawn among those who have not looked up many people within the hour."""
    from django.db.models import Exists, OuterRef

    from victimcare.records.models import AuditEntry, Staff, Task

    since = datetime.now(UTC) - LOOKUPS_WITHIN
    looks = AuditEntry.objects.filter(act="case.look_up", at__gt=since, actor_kind="staff")
    lately = Counter(looks.values_list("actor", flat=True))
    theirs = Task.objects.filter(closed_at=None, snoozed_until=None, victim__isnull=False, team=OuterRef("team"))
    rows = Staff.objects.select_related("team").filter(username__startswith="desk-").order_by("id")
    rows = rows.filter(Exists(theirs.filter(owner=OuterRef("id"))), Exists(theirs.filter(owner=None)))
    fresh = [row for row in rows if lately[f"staff:{row.public_id}"] + LOOKS_OF_A_RUN <= MOST_LOOKUPS]
    if len(fresh) < count:
        sys.exit("Most people of this folder have looked for too many within the hour: wait a while, or take another.")
    return [StaffBrowser(web, row, sealed, dice) for row in dice.sample(fresh, count)]


def _get(name: str, path: str, often: int, shows: str) -> Page:
    return Page(Asked(name, "GET", path), often, shows)


def _typed(reference: str = "", name: str = "", number: str = "") -> dict[str, str]:
    return {"reference": reference, "name": name, "number": number, "reason": "She rang", "start": ""}


def _name(row: Any) -> str:
    return f"{row.person.given_name} {row.person.family_name}"


def _amiss(row: Any) -> str:
    """With two letters of the family name swapped, as in a typing error."""
    given, family = row.person.given_name, row.person.family_name
    return f"{given} {family[:3]}{family[4]}{family[3]}{family[5:]}"


def _people(dice: random.Random) -> Iterator[Any]:
    """Victims from anywhere in the database, without end."""
    from victimcare.records.models import RestrictedRecord, Victim

    shut = list(
        RestrictedRecord.objects.values_list("case_id", flat=True)
    )  # few: with a join the database would read all cases for them
    rows = Victim.objects.select_related("case", "person").filter(kind="person").exclude(case_id__in=shut)
    first, last = (Victim.objects.order_by(by).values_list("id", flat=True)[0] for by in ("id", "-id"))
    while True:
        yield from rows.filter(id__gte=dice.randrange(first, last + 1)).order_by("id")[:1]


def _alone(dice: random.Random) -> Any:
    """A reference finds none of several victims in one case."""
    return next(row for row in _people(dice) if row.case.victims.count() == 1)


def _with_a_name_alone(dice: random.Random) -> Any:
    """A victim whose name no other person has or had."""
    from victimcare.records.models import FormerName, Person

    for row in _people(dice):
        given, family = row.person.given_name, row.person.family_name
        known = sum(_of_this_name(table.objects.all(), given, family).count() for table in (Person, FormerName))
        if row.person_id % 3 == 0 and len(family) > 6 and family[3] != family[4] and known == 1:
            return row
    raise AssertionError("people never end")


def _of_this_name(rows: Any, given: str, family: str) -> Any:
    """Uses the expressions of the indexes."""
    from django.db.models.functions import Left, Lower

    by = {"family_of": Left(Lower("family_name"), 100), "given_of": Left(Lower("given_name"), 100)}
    return rows.annotate(**by).filter(family_of=family.lower(), given_of=given.lower())


def _with_number(dice: random.Random, **those: Any) -> str:
    """A number that was filled in for one person alone."""
    from victimcare.records.models import ContactPoint

    points = ContactPoint.objects.filter(value__startswith="0", **those)
    for row in _people(dice):
        found = points.filter(person_id=row.person_id, value__endswith=f"{row.person_id:08}").first()
        if found is not None:
            return str(found.value)
    raise AssertionError("people never end")
