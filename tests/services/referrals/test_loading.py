"""Other directories are loaded: from an address or a file, field by field, and again without a change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import override_settings

from tests.services.people_and_cases import NOW, a_team
from tests.services.referrals.oruk_example import COUNSELLING, HOUSING, LOCKS, SERVICES, an_id, example_server
from victimcare.records.models import DirectoryRefusal, SupportService, Task
from victimcare.rules.errors import NotFound
from victimcare.rules.force import DirectorySettings
from victimcare.rules.referrals.entry_reading import DirectoryMeanings
from victimcare.rules.referrals.opening_times import ServiceOpening
from victimcare.rules.referrals.ranking import ServiceSearch
from victimcare.services.access import Actor, ActorKind
from victimcare.services.ports.outside_lookups import DirectoryReadFailed
from victimcare.services.referrals import (
    directory_api,
    directory_entries,
    directory_loading,
    refused_entries,
    service_directory,
)
from victimcare.services.referrals.directory_api import ServiceFilter

pytestmark = pytest.mark.django_db
ENGINEER = Actor(ActorKind.OPERATOR, "operator:tester")
ANYBODY = Actor.anonymous("web")
MEANT = DirectoryMeanings({"counselling": "talk"}, {"lambeth": "AS"})


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a directory that the force has named."""
    with example_server() as (found, _):
        force = replace(django_settings.FORCE, directory=DirectorySettings((found,), MEANT))
        with override_settings(FORCE=force):
            yield found


def _load(services: list[Any], name: str = "file.json") -> directory_loading.LoadReport:
    return directory_loading.load_directory_text(actor=ENGINEER, name=name, text=json.dumps(services), now=NOW)


def _found(need: str, area: str = "AS") -> list[str]:
    found = service_directory.search_services(actor=ANYBODY, wish=ServiceSearch(need, area), now=NOW)
    return [one.service.name for one in found]


def test_a_directory_is_taken_from_its_server_and_served_again_unchanged(address: str) -> None:
    report = directory_loading.load_from_address(actor=ENGINEER, address=address, now=NOW)

    assert (report.taken, report.gone, report.refused) == (3, 0, ())
    for entry in SERVICES:
        assert directory_api.read_service_record(actor=ANYBODY, record_id=entry["id"]) == entry
    says_so = {"id": an_id("room"), "available": 3, "updated": "2026-11-20T09:00:00Z", "unit": {"id": an_id("unit")}}
    roomy = LOCKS | {"id": an_id("roomy"), "capacities": [says_so]}
    _load([roomy])
    assert directory_api.read_service_record(actor=ANYBODY, record_id=roomy["id"]) == roomy
    again = directory_api.page_services(
        actor=ANYBODY, asked=ServiceFilter(search="counselling trained"), number=1, per_page=10
    )
    assert [one["name"] for one in again.contents] == ["Weir Counselling"]
    assert "Weir Counselling" in _found("talk")
    assert "Weir Counselling" not in _found("talk", "CN")
    # closed; and listed for a need that we do not know
    assert not {"Roofs", "Locks and Lights"} & set(_found("housing"))


def test_the_same_again_changes_nothing_and_what_is_gone_is_offered_no_more(address: str) -> None:
    directory_loading.load_from_address(actor=ENGINEER, address=address, now=NOW)
    before = list(SupportService.objects.order_by("id").values())
    directory_loading.load_from_address(actor=ENGINEER, address=address, now=NOW + timedelta(days=1))
    assert list(SupportService.objects.order_by("id").values()) == before

    with example_server() as (other, server):
        server.services = (LOCKS | {"name": "Another"}, HOUSING)
        with override_settings(FORCE=replace(django_settings.FORCE, directory=DirectorySettings((other,), MEANT))):
            same_ids = directory_loading.load_from_address(actor=ENGINEER, address=other, now=NOW)

    assert [(one.record_id, one.why) for one in same_ids.refused] == [(LOCKS["id"], "of_another_source")]
    assert same_ids.known == 1, "which says the same"
    _load([HOUSING | {"id": "a"}, LOCKS | {"id": "b"}])
    assert _load([LOCKS | {"id": "b"}]).gone == 1
    assert SupportService.objects.get(record_id="a").gone_at == NOW


def test_what_is_not_named_or_fails_on_the_way_changes_nothing(address: str) -> None:
    with pytest.raises(directory_loading.UnnamedSource):
        directory_loading.load_from_address(actor=ENGINEER, address="https://elsewhere.example/v3", now=NOW)
    with example_server() as (broken, server):
        server.broken_at = HOUSING["id"]
        with (
            override_settings(FORCE=replace(django_settings.FORCE, directory=DirectorySettings((broken,)))),
            pytest.raises(DirectoryReadFailed, match="answered 500"),
        ):
            directory_loading.load_from_address(actor=ENGINEER, address=broken, now=NOW)
    _load([LOCKS])
    with pytest.raises(directory_loading.EmptySource):
        _load([])
    with pytest.raises(directory_loading.UnreadableDirectory):
        directory_loading.load_directory_text(actor=ENGINEER, name="a", text="<services/>", now=NOW)

    assert SupportService.objects.get(record_id=LOCKS["id"]).gone_at is None


def test_what_is_refused_is_kept_by_field_and_an_entry_is_mended_and_taken_again() -> None:
    nameless = {name: value for name, value in LOCKS.items() if name != "name"} | {"url": "none"}
    report = _load([COUNSELLING | {"email": "no-address"}, nameless])

    fields = [(one.record_id, one.field, one.why, one.is_whole) for one in report.refused]
    assert fields == [
        (COUNSELLING["id"], "email", "not_email", False),
        (LOCKS["id"], "url", "not_uri", True),
        (LOCKS["id"], "name", "missing", True),
    ]
    missing = report.refused[2].id
    assert refused_entries.read_refused_entry(actor=ENGINEER, refusal_id=missing).entry == nameless
    with pytest.raises(NotFound):
        refused_entries.read_refused_entry(actor=ENGINEER, refusal_id=report.refused[0].id)
    with pytest.raises(refused_entries.EntryStillRefused):
        refused_entries.retry_refused_entry(actor=ENGINEER, refusal_id=missing, mended=None, now=NOW)
    assert (
        refused_entries.retry_refused_entry(actor=ENGINEER, refusal_id=missing, mended=json.dumps(LOCKS), now=NOW)
        == LOCKS["name"]
    )
    refused_entries.discard_refused_entry(actor=ENGINEER, refusal_id=report.refused[0].id, reason="They know", now=NOW)

    assert not DirectoryRefusal.objects.filter(closed_at=None).exists()
    assert _load([COUNSELLING, LOCKS]).refused == ()


def test_what_was_mended_or_given_up_comes_back_only_when_its_source_says_something_else() -> None:
    nameless, without_id = LOCKS | {"name": ""}, {name: value for name, value in HOUSING.items() if name != "id"}
    file = [COUNSELLING | {"email": "no-address"}, nameless, without_id]
    email, name, id_ = _load(file).refused
    refused_entries.discard_refused_entry(actor=ENGINEER, refusal_id=email.id, reason="They know", now=NOW)
    with pytest.raises(refused_entries.EntryStillRefused):
        refused_entries.retry_refused_entry(
            actor=ENGINEER, refusal_id=name.id, mended=json.dumps(LOCKS | {"name": " "}), now=NOW
        )
    refused_entries.retry_refused_entry(actor=ENGINEER, refusal_id=name.id, mended=json.dumps(LOCKS), now=NOW)
    refused_entries.retry_refused_entry(actor=ENGINEER, refusal_id=id_.id, mended=json.dumps(HOUSING), now=NOW)

    again = [_load(file) for _ in range(2)]

    assert [(one.taken, one.gone, one.refused) for one in again] == [(1, 0, ())] * 2
    offered = SupportService.objects.filter(gone_at=None, source__name="file.json").values_list("name", flat=True)
    assert set(offered) == {one["name"] for one in (COUNSELLING, LOCKS, HOUSING)}
    [other] = _load([*file[:1], nameless | {"url": "none"}, without_id]).refused[:1]
    assert (other.record_id, other.field) == (LOCKS["id"], "url")


def test_an_export_says_nothing_new_where_it_comes_from(address: str) -> None:
    a_team()
    directory_loading.load_from_address(actor=ENGINEER, address=address, now=NOW)
    row = SupportService.objects.get(record_id=LOCKS["id"])
    row.corrections = {"telephone": "020 7946 0999"}
    row.save()
    held = directory_api.export_directory(actor=ENGINEER)
    SupportService.objects.filter(id=row.id).update(checked_on=NOW.date())  # checked since

    report = directory_loading.load_directory_text(actor=ENGINEER, name="export.json", text=json.dumps(held), now=NOW)

    assert (report.taken, report.known, report.refused) == (0, len(held["services"]), ())
    held["services"][0]["name"] = "Another"
    other = directory_loading.load_directory_text(actor=ENGINEER, name="export.json", text=json.dumps(held), now=NOW)
    assert [(one.field, one.why) for one in other.refused] == [("id", "of_another_source")]


def test_an_entry_without_measure_is_refused_by_field_and_stops_nothing() -> None:
    deep: list[Any] = []
    for _ in range(300):
        deep = [deep]
    strange = {
        "description": "x" * 30_000,
        "alert": "a\0b",
        "fees": "\ud800",
        "minimum_age": 10**400,
        "maximum_age": float("inf"),
        "phones": [{"id": str(number), "number": "1"} for number in range(1_001)],
        "x_deep": deep,
        "x_many": list(range(5_000)),
        "x_text": {"of": ["a\0b"]},
        "x" * 200: "long",
        "service_areas": [{"id": "1", "uri": f"urn:victimcare:area:{'A' * 300}"}],
        "capacities": [{"available": 3, "updated": "2999-01-01T00:00:00Z"}],
    }
    nameless = {name: value for name, value in HOUSING.items() if name != "name"} | strange

    report = _load([LOCKS | strange, nameless, COUNSELLING, COUNSELLING, COUNSELLING | {"name": "Other"}])

    of_locks = {one.field[:20]: one.why for one in report.refused if one.record_id == LOCKS["id"]}
    assert of_locks == {
        "description": "not_text",
        "alert": "not_text",
        "fees": "not_text",
        "minimum_age": "not_number",
        "maximum_age": "not_number",
        "phones": "too_many",
        "x_deep": "too_deep",
        "x_many": "too_many",
        "x_text": "not_text",
        "x" * 20: "not_id",
    }
    row = SupportService.objects.get(record_id=LOCKS["id"])
    assert (row.areas, row.said, row.youngest) == ([], "", None)
    kept: Any = DirectoryRefusal.objects.filter(record_id=HOUSING["id"]).latest("id").entry
    assert (kept["alert"], len(kept["phones"])) == ("a\ufffdb", 1_000)
    twice = [(one.field, one.why, one.is_whole) for one in report.refused if one.record_id == COUNSELLING["id"]]
    assert twice == [("id", "twice", True)]
    assert SupportService.objects.get(record_id=COUNSELLING["id"]).name == COUNSELLING["name"]
    assert report.taken == 2


def test_more_entries_than_any_directory_has_change_nothing() -> None:
    _load([LOCKS])
    with pytest.raises(directory_loading.DirectoryTooLarge):
        directory_loading.load_directory_text(
            actor=ENGINEER, name="file.json", text=f"[{'0,' * directory_loading.MOST_ENTRIES}0]", now=NOW
        )
    with pytest.raises(directory_loading.UnreadableDirectory):
        directory_loading.load_directory_text(actor=ENGINEER, name="file.json", text="[" * 100_000, now=NOW)

    assert SupportService.objects.get(record_id=LOCKS["id"]).gone_at is None


def test_what_the_force_names_is_an_entry_and_follows_its_file() -> None:
    a_team()
    force = django_settings.FORCE
    assert not directory_entries.load_named_entries(force=force, now=NOW)  # as the start of the product did
    first, *others = force.support_services

    other = replace(first, hours="at noon", is_free=False)
    assert directory_entries.load_named_entries(force=replace(force, support_services=(other,)), now=NOW)

    rows = SupportService.objects.filter(source__name=directory_entries.FORCE_SOURCE)
    assert {row.name for row in rows.filter(gone_at=None)} == {first.name}
    assert rows.filter(gone_at=NOW).count() == len(others)
    (facts, *_) = [
        one.service.facts
        for one in service_directory.search_services(actor=ANYBODY, wish=ServiceSearch("talk"), now=NOW)
    ]
    assert (facts.hours, facts.is_free) == ((ServiceOpening(words="at noon"),), False)
    assert not Task.objects.exists()


def test_a_file_may_be_a_list_a_page_one_service_or_a_line_each() -> None:
    lines = "\n".join(json.dumps(one) for one in (HOUSING, LOCKS))

    for text in (json.dumps([HOUSING, LOCKS]), json.dumps({"contents": [HOUSING, LOCKS]}), lines):
        assert directory_loading.parse_directory_text(text).services == (HOUSING, LOCKS)
    assert directory_loading.parse_directory_text(json.dumps(LOCKS)).services == (LOCKS,)
    assert an_id("locks") == LOCKS["id"]
