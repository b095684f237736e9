"""The catalogue that ships with the product: editions of the Victims' Code and kinds of outcome, read and checked once.

A file that is wrong is refused with its name, the line and what was expected.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from victimcare.rules.force import Force
from victimcare.rules.rights import Catalogue, OutcomeType
from victimcare.services.rights.packs import folders_in, read_editions
from victimcare.services.rights.tables import BadPack, Problem, read_sheet, shaped

HERE = Path(__file__).parent


def catalogue() -> Catalogue:
    """The editions in use, and the outcomes."""
    return _catalogue(tuple(folders_in_use()))


def folders_in_use() -> list[Path]:
    """The editions in the folder of the settings, which is the package's own, and the earlier ones that the force
    names."""
    force: Force = settings.FORCE
    return sorted(
        [*folders_in(settings.EDITIONS), *(settings.EARLIER_EDITIONS / name for name in force.earlier_editions)]
    )


@cache
def _catalogue(folders: tuple[Path, ...]) -> Catalogue:
    return Catalogue(read_editions(folders), read_outcomes(HERE / "outcomes.toml"))


def read_outcomes(path: Path) -> Mapping[str, OutcomeType]:
    """The Home Office's outcome types by their codes. Raises BadPack."""
    found: dict[str, OutcomeType] = {}
    problems: list[Problem] = []
    for row in read_sheet(path, "outcome").rows:
        outcome, wrong = shaped(row, OutcomeType, name=str(row.given.get("code", "outcome")))
        problems += wrong
        if outcome is not None and found.setdefault(outcome.code, outcome) is not outcome:
            problems.append(row.wrong(f"code {outcome.code!r} was used before", "each code once", "code"))
    if problems:
        raise BadPack(*problems)
    return MappingProxyType(found)
