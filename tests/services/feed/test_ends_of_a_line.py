"""The five ends of a line (contracts/feed.md), and what each leaves behind."""

from __future__ import annotations

import json
import random
from datetime import timedelta
from typing import Any

import pytest

from tests.services.feed.feed_lines import (
    NOW,
    SOURCE,
    a_victim,
    an_event,
    arrested,
    counts,
    in_lines,
    load,
    load_bytes,
    recorded,
    state,
)
from victimcare.records.models import AuditEntry, Event, FeedLine, FeedLoad, Officer, Person, UnnamedArea, Victim

pytestmark = pytest.mark.django_db


def test_a_line_is_applied_once_and_a_duplicate_ever_after() -> None:
    line = recorded()

    first, again = load(line), load(line, line)

    assert counts(first) == {"applied": 1}
    assert counts(again) == {"duplicate": 2}
    assert Event.objects.count() == 1


def test_spacing_makes_no_conflict_and_content_does_and_the_first_stands() -> None:
    line = recorded()
    spaced = json.dumps(dict(reversed(line.items())), separators=(" ,", " : ")).encode()
    other = line | {"data": line["data"] | {"area": "XX"}}

    load(line)
    report = load(spaced, other, is_history=False)

    assert counts(report) == {"duplicate": 1, "conflict": 1}
    assert report.tally.problems[0].field == "id"
    assert Event.objects.get().facts["area"] == "CE"
    assert FeedLine.objects.get().raw == json.dumps(other).encode()


def test_a_sequence_that_comes_back_with_a_point_is_a_duplicate() -> None:
    line = recorded()

    assert counts(load(line, line | {"sequence": float(line["sequence"])})) == {"applied": 1, "duplicate": 1}


def test_a_refused_line_that_says_the_same_again_is_counted_however_it_is_written() -> None:
    wrong = arrested(sequence=12, type="suspect.unheard")
    spaced = json.dumps(dict(reversed(wrong.items())), separators=(" ,", " : ")).encode()

    load(wrong)
    load(wrong | {"sequence": "12"}, spaced)
    load(wrong | {"sequence": "13"})

    held = list(FeedLine.objects.order_by("id"))
    assert [(each.settled_as, each.times) for each in held] == [("superseded", 3), ("", 4)]


def test_a_refused_line_without_a_name_is_one_with_its_sequence_as_number_or_text() -> None:
    nameless = {key: value for key, value in arrested(sequence=12).items() if key != "id"}

    load(nameless, nameless | {"sequence": "12"})

    assert FeedLine.objects.get().times == 2


def test_a_text_sequence_that_waited_stands_in_the_order_of_its_number_not_of_its_letters() -> None:
    """Of two facts of one moment, "9" comes before "10", also where both waited for the crime."""
    crime = recorded() | {"sequence": "1"}
    moment = crime["time"]
    changes = [
        an_event(
            "case.officer_changed", {"officer": {"officer_id": name, "name": name}}, time=moment, sequence=sequence
        )
        for name, sequence in (("Tenth", "10"), ("Ninth", "9"))
    ]

    load(*changes)
    load(crime)

    assert [each.sequence for each in Event.objects.order_by("time", "sequence")] == [1, 9, 10]
    assert Event.objects.filter(type="case.officer_changed").count() == 2


def test_a_conflict_is_one_across_crimes_and_within_one_hand_over() -> None:
    line = recorded()

    report = load(line, recorded(subject="44/00002/26") | {"id": line["id"]})

    assert counts(report) == {"applied": 1, "conflict": 1}


def test_a_line_waits_for_its_crime_its_victims_and_its_item_and_is_applied_by_itself() -> None:
    crime = recorded(a_victim("V1"))
    added = an_event("victim.added", {"victim": a_victim("V2")})
    contact = an_event("victim.contacted", {"victim_id": "V2", "channel": "phone", "about": ["unknown"]})
    hearing = an_event(
        "hearing.listed",
        {
            "hearing_ref": "H1",
            "court": "Riverside Crown Court",
            "kind": "trial",
            "starts_at": "2027-03-01T10:00:00Z",
            "victim_must_attend": ["V1", "V2"],
        },
    )
    returned = an_event("property.returned", {"item_ref": "P1"})
    seized = an_event("property.seized", {"item_ref": "P1", "description": "a bicycle", "victim_id": "V2"})

    waiting = load(returned, hearing, contact, arrested())
    held = {line.source_event_id: line.waits_for for line in FeedLine.objects.all()}
    then = [counts(load(line)) for line in (crime, seized, added)]

    assert counts(waiting) == {"waiting": 4}
    assert held[returned["id"]] == ["case", "item:P1"]
    assert held[hearing["id"]] == ["case", "victim:V1", "victim:V2"]
    assert then == [{"applied": 1}, {"waiting": 1}, {"applied": 1}]
    assert Event.objects.count() == 7
    assert not FeedLine.objects.filter(settled_at=None).exists()


def test_what_waited_and_was_applied_within_a_load_counts_as_applied_only() -> None:
    lines = [arrested(subject=f"44/{n:05}/26") for n in range(30)]
    crimes = [recorded(subject=f"44/{n:05}/26") for n in range(29)]

    report = load_bytes(in_lines(lines), in_lines(crimes))

    assert counts(report) == {"applied": 58, "waiting": 1}
    assert [load.counts["applied"] for load in FeedLoad.objects.order_by("id")] == [29, 29]


def test_a_waiting_line_was_seen_a_quarantined_one_was_not() -> None:
    early, wrong = arrested(), arrested(time="2026-11-25T09:00:00")

    reports = [counts(load(early, wrong)) for _ in range(2)]
    mended = load(wrong | {"time": "2026-11-25T09:00:00Z"})

    assert reports == [{"waiting": 1, "quarantined": 1}, {"duplicate": 1, "quarantined": 1}]
    assert counts(mended) == {"waiting": 1}


def test_a_second_record_of_a_crime_is_quarantined_whichever_load_it_comes_with() -> None:
    first, second = recorded(), recorded(a_victim("V9"))

    within, later = load(first, second), load(second)

    assert counts(within) == {"applied": 1, "quarantined": 1}
    assert counts(later) == {"quarantined": 1}
    assert later.tally.problems[0].field == "subject"
    assert [victim.record_id for victim in Victim.objects.all()] == ["V1"]


def test_no_line_of_a_bad_file_stops_the_rest() -> None:
    crime = json.dumps(recorded()).encode()
    bad = [
        b"\xff\xfe",
        b"{",
        b"\x00",
        b"[" * 100_000,
        b'{"a": "' + b"x" * 2_000_000 + b'"}',
        b'{"id": "\\ud800"}',
        json.dumps(arrested(time="0000-01-01T00:00:00Z")).encode(),
        json.dumps(arrested(source="a\0b")).encode(),
        b"\x0b",
        json.dumps(arrested(subject="s" * 101)).encode(),
    ]

    report = load_bytes(b"\xef\xbb\xbf" + b" \t\n\n" + crime + b"\r\n" + b"\n".join(bad) + b"\n\r\n" + b"{}")

    assert counts(report) == {"applied": 1, "quarantined": len(bad) + 1}
    assert [line.raw for line in FeedLine.objects.order_by("id")] == [*bad, b"{}"]
    assert [line.number for line in FeedLine.objects.order_by("id")] == [*range(4, 4 + len(bad)), 5 + len(bad)]
    assert all(line.reason for line in FeedLine.objects.all())


def test_a_last_line_without_an_end_is_a_line() -> None:
    assert counts(load_bytes(json.dumps(recorded()).encode())) == {"applied": 1}


NAMES = ("given_name", "family_name", "business_name")


def test_what_no_index_could_hold_is_applied_all_the_same() -> None:
    long = "9" * 9_000
    officer = {"officer_id": "é" * 9_000, "name": "PC Cole"}

    names = {name: "".join(random.Random(name).choices("abcdefé ", k=9_000)) for name in NAMES}  # cannot be compressed

    report = load(
        recorded(a_victim(mobile=long, email=long, address={"lines": [long], "postcode": long}, **names), area=long)
    )
    changed = load(an_event("case.officer_changed", {"officer": officer}))

    assert counts(report) == counts(changed) == {"applied": 1}
    assert {name: getattr(Person.objects.get(), name) for name in NAMES} == names
    assert Officer.objects.get().record_id.startswith("é" * 100)
    assert UnnamedArea.objects.get().code == "9" * 200


def test_an_area_that_the_force_has_not_named_is_applied_and_listed() -> None:
    load(recorded(area="CE"), recorded(area="ZZ", subject="44/00002/26"), recorded(area="ZZ", subject="44/00003/26"))

    assert [area.code for area in UnnamedArea.objects.all()] == ["ZZ"]


def test_one_audit_entry_a_chunk_names_file_lines_and_digest() -> None:
    load(recorded(), arrested(), arrested(time="nonsense"))

    entry = AuditEntry.objects.get(act="feed.loaded")
    assert entry.actor == "operator:tester"
    assert len(entry.detail.pop("sha256")) == 64
    assert entry.detail | {"load": 0} == {
        "door": "command",
        "file": "file 1",
        "load": 0,
        "first_line": 1,
        "last_line": 3,
        "history": True,
        "applied": 2,
        "quarantined": 1,
    }


def test_a_plan_in_the_feed_is_stated_for_those_who_are_not_guarded_and_proposed_for_those_who_are() -> None:
    plan = {"may_text": True, "note": "after six"}
    grown, child = a_victim("V1", safe_contact=plan), a_victim("V2", safe_contact=plan, date_of_birth="2015-01-01")

    load(
        recorded(grown, child),
        recorded(grown, subject="44/00002/26", reported_by="third_party"),
        recorded(grown, subject="44/00003/26", offence={"group": "sexual", "title": "Sexual assault"}),
    )

    found = state()
    assert [(*row[:2], '"may_text": true' in row[2], row[3]) for row in found["plans"]] == [
        ("44/00001/26", "V1", True, "after six")
    ]
    assert [row[:2] for row in found["proposals"]] == [("44/00001/26", "V2"), ("44/00003/26", "V1")]


def test_details_proposed_change_nothing_by_themselves() -> None:
    load(recorded(a_victim(mobile="07700 900123")))

    load(an_event("victim.details_proposed", {"victim_id": "V1", "changes": {"mobile": "07700 900999"}}))

    found = state()
    assert [row[2:4] for row in found["points"]] == [("mobile", "+447700900123")]
    assert [row[:2] for row in found["proposals"]] == [("44/00001/26", "V1")]


def test_the_latest_event_names_the_officer_in_any_order() -> None:
    changes = [
        an_event(
            "case.officer_changed",
            {"officer": {"officer_id": f"{place % 2}", "name": f"PC {place}"}},
            time=(NOW - timedelta(hours=40 - place)).isoformat(),
        )
        for place in range(5)
    ]
    load(recorded(), *changes[::-1])
    forwards = state()

    assert [row[2] for row in forwards["officers"]] == ["PC 4", "PC 3"]
    assert forwards["cases"][0][12] == "0"
    assert forwards["cases"][0][13] == NOW - timedelta(hours=36)


def test_an_extension_attribute_is_content_and_no_obstacle() -> None:
    line = recorded() | {"partitionkey": "x", "nested": {"a": [1, {"b": None}]}}

    assert counts(load(line, line, line | {"partitionkey": "y"})) == {"applied": 1, "duplicate": 1, "conflict": 1}


def test_ids_are_unique_within_their_source_only() -> None:
    line = recorded()

    report = load(line, arrested() | {"id": line["id"], "source": SOURCE + ":other"})

    assert counts(report) == {"applied": 2}


def _refused(**values: object) -> list[tuple[object, ...]]:
    """For the open refused lines: how often and when each came."""
    rows = FeedLine.objects.filter(settled_at=None, result__in=["quarantined", "conflict"], **values).order_by("id")
    return list(rows.values_list("source_event_id", "times", "first_at", "last_at"))


def test_refused_lines_that_come_again_are_counted_and_do_not_pile_up() -> None:
    bad: list[Any] = [arrested() | {"data": 7}, b"{", b"no feed", recorded() | {"data": {}}]
    later = NOW + timedelta(minutes=1)

    first = load(*bad)
    for minute in range(1, 3):
        again = load(*bad, now=NOW + timedelta(minutes=minute))

    assert counts(first) == counts(again) == {"quarantined": 4}
    assert [(times, came, last) for _, times, came, last in _refused()] == [(3, NOW, later + timedelta(minutes=1))] * 4
    assert FeedLine.objects.count() == 4


def test_copies_within_one_hand_over_are_one_as_well() -> None:
    load(b"{", b"{", b"{")

    assert [times for _, times, *_ in _refused()] == [3]


def test_a_conflict_that_comes_again_is_counted() -> None:
    line = recorded()
    other = line | {"data": line["data"] | {"area": "XX"}}
    load(line)

    for _ in range(3):
        load(other)

    assert [(name, times) for name, times, *_ in _refused(result="conflict")] == [(line["id"], 3)]


def test_other_bytes_under_the_same_name_take_the_place_and_nothing_is_dropped() -> None:
    line = recorded()
    wrong, still_wrong = line | {"data": {}}, line | {"data": {"area": 7}}
    load(wrong)
    load(wrong)
    load(still_wrong, now=NOW + timedelta(hours=1))

    held = list(FeedLine.objects.order_by("id"))

    assert [(each.settled_as, each.times) for each in held] == [("superseded", 2), ("", 3)]
    assert [bytes(each.raw) for each in held] == [json.dumps(each).encode() for each in (wrong, still_wrong)]
    assert held[1].first_at == NOW


def test_an_event_that_is_applied_settles_what_was_refused_under_its_name() -> None:
    line = recorded()
    load(line | {"data": {}}, b"{")

    load(line, now=NOW + timedelta(hours=1))

    assert [(each.settled_as, each.settled_at) for each in FeedLine.objects.order_by("id")] == [
        ("applied", NOW + timedelta(hours=1)),
        ("", None),
    ]


def test_a_conflict_is_settled_by_no_duplicate_of_what_stands() -> None:
    line = recorded()
    load(line, line | {"data": line["data"] | {"area": "XX"}})

    load(line)

    assert len(_refused(result="conflict")) == 1


def test_two_loads_at_once_of_one_bad_line_open_one_entry() -> None:
    load(*[b"{"] * 40, workers=1)
    load(*[b"{"] * 40, workers=1)

    assert [times for _, times, *_ in _refused()] == [80]
