"""How a thing and a list lie in their rows: sealed, and read back as the shapes of this room."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from victimcare.records.models import LossList, LostThing, LostThingFile
from victimcare.rules.court.belongings import LossKind, ValueSource, find_loss_fault, parse_clear_value, total_values
from victimcare.services.files.shapes import Shown, shown
from victimcare.services.losses.shapes import NO_FILES, Answers, SentList, Thing
from victimcare.services.person_keys import OpeningKeys, fetch_victim_key, load_person_keys
from victimcare.services.sealing import Unopened

_GONE = Answers()


def seal_answers(answers: Answers, victim_id: int, thing_id: UUID) -> bytes:
    return fetch_victim_key(victim_id).seal_json(asdict(answers), _about_thing(thing_id))


def seal_things(things: Iterable[Thing], victim_id: int, list_id: UUID) -> bytes:
    """The whole list as it is sent, with the ids of its files."""
    rows = [
        {"id": str(thing.id), "files": [str(file.id) for file in thing.files], **asdict(thing.answers)}
        for thing in things
    ]
    return fetch_victim_key(victim_id).seal_json(rows, _about_list(list_id))


def things_of(rows: Collection[LostThing]) -> tuple[Thing, ...]:
    """Things that a victim is writing, with their files. Two queries."""
    return _things(rows, load_person_keys(row.sealed for row in rows))


def things_and_lists_of(victim_id: int, rows: Collection[LostThing]) -> tuple[tuple[Thing, ...], tuple[SentList, ...]]:
    """Things that this victim is writing, and every list that they sent. Four queries, one of them for all keys."""
    sent = _sent_by([victim_id])
    keys = load_person_keys([*(row.sealed for row in rows), *(row.sealed for row in sent)])
    return _things(rows, keys), _lists([victim_id], sent, keys).get(victim_id, ())


def _things(rows: Collection[LostThing], keys: OpeningKeys) -> tuple[Thing, ...]:
    files: dict[int, list[Shown]] = {}
    attached = LostThingFile.objects.filter(thing__in=rows, taken_away_at=None).select_related("file").order_by("id")
    for one in attached:
        files.setdefault(one.thing_id, []).append(shown(one.file))
    return tuple(_thing(row.public_id, _answers_in(row, keys), tuple(files.get(row.id, NO_FILES))) for row in rows)


def lists_of(victim_id: int) -> tuple[SentList, ...]:
    """Every list that a victim sent, the newest first. Three queries."""
    return lists_by_victim([victim_id]).get(victim_id, ())


def lists_by_victim(victim_ids: Collection[int]) -> dict[int, tuple[SentList, ...]]:
    """The same of each of these victims who sent one. Three queries."""
    rows = _sent_by(victim_ids)
    return _lists(victim_ids, rows, load_person_keys(row.sealed for row in rows))


def _sent_by(victim_ids: Collection[int]) -> list[LossList]:
    rows = LossList.objects.filter(victim_id__in=victim_ids).order_by("-number")
    return list(rows.select_related("message", "added_by", "added_by_officer"))


def _lists(
    victim_ids: Collection[int], rows: Collection[LossList], keys: OpeningKeys
) -> dict[int, tuple[SentList, ...]]:
    sent = LostThingFile.objects.filter(thing__victim_id__in=victim_ids, sent_at__isnull=False).select_related("file")
    files = {str(one.file.public_id): shown(one.file) for one in sent}
    found: dict[int, list[SentList]] = {}
    for row in rows:
        found.setdefault(row.victim_id, []).append(_list(row, files, keys))
    return {victim_id: tuple(lists) for victim_id, lists in found.items()}


def _list(row: LossList, files: dict[str, Shown], keys: OpeningKeys) -> SentList:
    things = _things_in(row, files, keys)
    return SentList(
        id=row.public_id,
        number=row.number,
        sent_at=row.sent_at,
        answer_by=row.message.answer_by,
        things=things,
        total=total_values(thing.pence for thing in things or ()),
        added_at=row.added_at,
        added_by=by.name if (by := row.added_by_officer or row.added_by) else "",
        is_added_by_officer=row.added_by_officer_id is not None,
        is_news_to_victim=row.added_by_officer_id is not None and row.added_read_at is None,
        with_second_factor=row.message.with_second_factor,
    )


def _things_in(row: LossList, files: dict[str, Shown], keys: OpeningKeys) -> tuple[Thing, ...] | None:
    """None: they are gone, or nobody can open them."""
    try:
        opened: list[dict[str, Any]] | None = keys.open_json(
            row.sealed, _about_list(row.public_id), instead=lambda _: None
        )
    except Unopened:
        return None
    if opened is None:
        return None
    return tuple(
        _thing(UUID(one["id"]), _answers(one), tuple(files[file] for file in one["files"] if file in files))
        for one in opened
    )


def _answers_in(row: LostThing, keys: OpeningKeys) -> Answers:
    try:
        opened: dict[str, Any] | None = keys.open_json(row.sealed, _about_thing(row.public_id), instead=lambda _: None)
    except Unopened:
        return _GONE
    return _GONE if opened is None else _answers(opened)


def _answers(kept: dict[str, Any]) -> Answers:
    return Answers(
        what=kept["what"],
        happened=LossKind(kept["happened"]),
        value=kept["value"],
        known_by=ValueSource(kept["known_by"]),
        bought=kept["bought"],
        mark=kept["mark"],
    )


def _thing(thing_id: UUID, answers: Answers, files: tuple[Shown, ...]) -> Thing:
    mend = find_loss_fault(what=answers.what, value=answers.value)
    return Thing(thing_id, answers, parse_clear_value(answers.value), mend, files)


def _about_thing(thing_id: UUID) -> str:
    return f"lost_thing:{thing_id}"


def _about_list(list_id: UUID) -> str:
    return f"loss_list:{list_id}"
