"""A directory is read to its end or not at all."""

from __future__ import annotations

import pytest

from tests.services.referrals.oruk_example import SERVICES, TAXONOMY, example_server, term
from victimcare.adapters.directories.oruk import OrukDirectoryReader, oruk_directory
from victimcare.services.ports.outside_lookups import DirectoryContent, DirectoryReadFailed


def test_all_its_pages_are_read_and_each_service_whole() -> None:
    with example_server() as (address, server):
        handed = OrukDirectoryReader().read(f"{address}/")

    words = tuple(
        {"id": one["id"], "name": one["term"]} | one for one in map(term, ("counselling", "walking groups", "housing"))
    )
    assert handed == DirectoryContent(SERVICES, (TAXONOMY,), words)
    assert [asked for asked in server.asked if "/services?" in asked] == [
        "/v3/services?page=1&per_page=100",
        "/v3/services?page=2&per_page=100",
    ]


@pytest.mark.parametrize("broken", ["page=2", SERVICES[1]["id"], "taxonomies"])
def test_one_that_fails_on_the_way_hands_over_nothing(broken: str) -> None:
    with example_server() as (address, server):
        server.broken_at = broken
        with pytest.raises(DirectoryReadFailed, match="answered 500"):
            OrukDirectoryReader().read(address)


def test_one_of_more_services_than_any_has_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oruk_directory, "MOST_SERVICES", len(SERVICES) - 1)
    with example_server() as (address, server), pytest.raises(DirectoryReadFailed, match="more than"):
        OrukDirectoryReader().read(address)
    assert not [asked for asked in server.asked if "/services/" in asked]


def test_one_that_is_not_there_or_speaks_otherwise_is_told() -> None:
    with pytest.raises(DirectoryReadFailed, match="not reached"):
        OrukDirectoryReader().read("http://127.0.0.1:9/v3")
    with example_server() as (address, _), pytest.raises(DirectoryReadFailed, match="answered 404"):
        OrukDirectoryReader().read(f"{address}/elsewhere")
