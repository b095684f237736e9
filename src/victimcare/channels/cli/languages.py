"""`victimcare languages`: how far each language is, for whoever writes them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from victimcare.channels.cli.common import as_json, fail, print_objects
from victimcare.wording import languages as known
from victimcare.wording.areas import Area, ids_of, needed, room_of


@click.command("languages")
@click.option(
    "--missing", "code", metavar="CODE", help="Name the sentences of the pages that this language lacks, such as ur."
)
@as_json
def languages(code: str | None, wants_json: bool) -> None:
    """How many sentences each language says, of messages and of the pages of victims, room by room.

    \b
    Examples:
      victimcare languages
      victimcare languages --missing ur
    """
    if code is None:
        print_objects([_stands(each.code) for each in known.others()], wants_json=wants_json)
    elif known.language(code) is None:
        fail(
            f"No language {code!r}: there are {', '.join(each.code for each in known.others())}.", wants_json=wants_json
        )
    else:
        said = set(ids_of(Area.PAGES, code))
        lacking = [name for name in ids_of(Area.PAGES) if name not in said]
        print_objects([{"id": name, "room": room_of(name)} for name in lacking], wants_json=wants_json)


def _stands(code: str) -> dict[str, Any]:
    said = Counter(map(room_of, ids_of(Area.PAGES, code)))
    rooms = Counter(map(room_of, ids_of(Area.PAGES)))
    return {
        "language": code,
        "pages": f"{said.total()} of {rooms.total()}",
        "lacking": {room: count - said[room] for room, count in rooms.items() if said[room] < count},
        "messages": f"{len(needed(Area.MESSAGES, code))} of {len(needed(Area.MESSAGES))}",
    }
