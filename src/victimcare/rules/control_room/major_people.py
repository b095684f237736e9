"""A list of people in a major incident, read from CSV, and who of them a machine may write to at all."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from victimcare.rules.control_room.incidents.incident_kinds import InvolvementCategory

COLUMNS = (
    "category",
    "given_name",
    "family_name",
    "birth_date",
    "contact",
    "whereabouts",
    "crime_reference",
    "victim_id",
    "in_bureau",
)
HANDOVER_COLUMNS = ("number", *COLUMNS, "may_be_same_as")  # of the list that is handed over, which can be loaded again
FORMULA_SIGNS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # a spreadsheet's formula begins so
LONGEST = 200  # characters of a field
MOST_PEOPLE = 5000  # in one file


class MethaneTopic(StrEnum):
    """The topics of a METHANE report (Joint Emergency Services Interoperability Programme)."""

    MAJOR = "major"  # declared or not
    EXACT_LOCATION = "exact_location"
    TYPE = "type"
    HAZARDS = "hazards"
    ACCESS = "access"
    NUMBER = "number"  # and severity of casualties
    EMERGENCY_SERVICES = "emergency_services"


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A row of the list. `crime_reference`, `victim_id`: as the record system knows the person, where it does."""

    category: InvolvementCategory
    given_name: str
    family_name: str
    birth_date: str = ""  # 1988-03-04, or nothing
    contact: str = ""
    whereabouts: str = ""
    crime_reference: str = ""
    victim_id: str = ""
    is_in_bureau: bool = False


class UnreadablePeople(ValueError):
    """The file is no list of people; the message names the line and what was expected, and no person."""


def read_listed_people(text: str) -> tuple[ListedPerson, ...]:
    """Read a CSV of people, whole or not at all. Raises UnreadablePeople."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if tuple(reader.fieldnames or ()) not in (COLUMNS, HANDOVER_COLUMNS):
        raise UnreadablePeople(f"line 1: expected the columns {','.join(COLUMNS)}")
    people = tuple(_read_row(row, line) for line, row in enumerate(reader, start=2))
    if not 0 < len(people) <= MOST_PEOPLE:
        raise UnreadablePeople(f"expected 1 to {MOST_PEOPLE} people")
    return people


def _read_row(row: dict[str, str | None], line: int) -> ListedPerson:
    values = {name: _read_cell(row.get(name) or "") for name in COLUMNS}
    if any(len(value) > LONGEST for value in values.values()):
        raise UnreadablePeople(f"line {line}: expected at most {LONGEST} characters in a field")
    if values["category"] not in list(InvolvementCategory):
        raise UnreadablePeople(f"line {line}: category: expected one of {', '.join(InvolvementCategory)}")
    if not (values["given_name"] or values["family_name"]):
        raise UnreadablePeople(f"line {line}: expected a name")
    if values["in_bureau"] not in {"", "yes", "no"}:
        raise UnreadablePeople(f"line {line}: in_bureau: expected yes or no")
    try:
        date.fromisoformat(values["birth_date"] or "2000-01-01")
    except ValueError:
        raise UnreadablePeople(f"line {line}: birth_date: expected a day such as 1988-03-04") from None
    in_bureau = values.pop("in_bureau") == "yes"
    return ListedPerson(InvolvementCategory(values.pop("category")), **values, is_in_bureau=in_bureau)


def quiet_cell(value: str) -> str:
    """A cell that a spreadsheet shows and never works out: what was typed may begin as a formula does."""
    return f"'{value}" if value.startswith(FORMULA_SIGNS) else value


def _read_cell(value: str) -> str:
    """The cell as it was typed, though a spreadsheet was kept from working it out."""
    value = value.strip()
    return value[1:] if value[:1] == "'" and value[1:].startswith(FORMULA_SIGNS) else value


def make_person_key(given_name: str, family_name: str, birth_date: str) -> str:
    """Return what two rows about one person have in common: the names without accents, case or order of words, and the
    day of birth. It finds what a person should compare; it proves nothing."""
    letters = unicodedata.normalize("NFKD", f"{given_name} {family_name}").casefold()
    words = re.findall(r"[^\W_]+", "".join(each for each in letters if not unicodedata.combining(each)))
    return f"{' '.join(sorted(words))}|{birth_date}"


class PersonReason(StrEnum):
    """Why a person, and never a machine, reaches them."""

    IN_BUREAU = "in_bureau"  # named at the casualty bureau
    INVOLVEMENT = "involvement"  # a casualty, missing, or the family of one
    BEREAVED = "bereaved"
    NOT_IN_RECORD = "not_in_record"  # no victim record, and so no plan


# Of these it is not known whether they, or somebody close to them, have died.
_BY_PERSON = frozenset({InvolvementCategory.CASUALTY, InvolvementCategory.MISSING, InvolvementCategory.FAMILY})


def find_person_reason(
    category: InvolvementCategory, *, is_in_bureau: bool, is_in_record: bool, is_bereaved: bool
) -> PersonReason | None:
    """Return why no machine writes to them, whatever their plan says; None: their plan decides."""
    if is_in_bureau:
        return PersonReason.IN_BUREAU
    if category in _BY_PERSON:
        return PersonReason.INVOLVEMENT
    if is_bereaved:
        return PersonReason.BEREAVED
    return None if is_in_record else PersonReason.NOT_IN_RECORD
