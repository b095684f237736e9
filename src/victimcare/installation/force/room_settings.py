"""The table [control_room.clocks] of force.toml: the force's own minutes for contacts with its control room."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from victimcare.installation.force.toml_table import TomlTable
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.control_room.contact_order import USUAL_CLOCKS, RoomClocks

_MINUTE = timedelta(minutes=1)
_URGENT_FIRST = tuple(sorted(ContactPriority, reverse=True))


def read_room_clocks(table: TomlTable) -> RoomClocks:
    """From the table [control_room], of which others read the rest."""
    return table.part("clocks", _read_clocks, USUAL_CLOCKS)


def _read_clocks(table: TomlTable) -> RoomClocks:
    """What is not named is usual. A more urgent contact never has more minutes than a less urgent one."""
    usual = USUAL_CLOCKS

    def minutes(name: str, otherwise: timedelta) -> timedelta:
        return table.count_or(name, otherwise // _MINUTE) * _MINUTE

    look_within = {each: minutes(_named(each), usual.look_within[each]) for each in _URGENT_FIRST}
    for sooner, later in pairwise(_URGENT_FIRST):
        if look_within[later] < look_within[sooner]:
            raise table.wrong(_named(later), f"at least as many minutes as {_named(sooner)}")
    rises_after = minutes("rises_after_minutes", usual.rises_after)
    rings_after = minutes("rings_after_minutes", usual.rings_after)
    if rings_after < rises_after:
        raise table.wrong("rings_after_minutes", "at least as many minutes as rises_after_minutes")
    made = RoomClocks(
        look_within,
        table.part("class_minutes", _read_class_minutes, {}),
        rises_after,
        rings_after,
        take_within=minutes("take_within_minutes", usual.take_within),
        act_within=minutes("act_within_minutes", usual.act_within),
    )
    table.refuse_unknown()
    return made


def _named(priority: ContactPriority) -> str:
    return f"{priority.name.lower()}_minutes"


def _read_class_minutes(table: TomlTable) -> dict[ContactClass, timedelta]:
    """Classes that are looked at sooner than their priority says."""
    for name in table.names():
        if name not in set(ContactClass):
            raise table.wrong(name, f"one of {', '.join(ContactClass)}")
    made = {ContactClass(name): table.count(name) * _MINUTE for name in table.names()}
    table.refuse_unknown()
    return made
