"""The source of a code entry: told apart behind the force's own proxies, and by nothing that a visitor writes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import CodeAttempt
from victimcare.services.access_codes import attempt_sources

PROXY, SECOND_PROXY = "10.1.0.7", "10.1.0.8"
HIS, OTHER = "81.2.69.142", "81.2.69.160"


@pytest.fixture
def trusting(settings: Any) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, trusted_proxies=("10.1.0.0/29", SECOND_PROXY))


@pytest.mark.django_db
@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize(
    ("peer", "header", "known_as"),
    [
        (PROXY, HIS, HIS),
        (f"::ffff:{PROXY}", HIS, HIS),  # a listener for both versions shows it so
        (PROXY, f"{HIS}, {SECOND_PROXY}", HIS),  # two proxies of ours, one behind the other
        (PROXY, f"{OTHER}, {HIS}", HIS),  # the attacker wrote the first one
        (PROXY, f"{OTHER}, {HIS}, {SECOND_PROXY}", HIS),
        (PROXY, f"{OTHER}, 192.168.1.5", ""),  # written from inside the network: the address does not tell people apart
        (PROXY, f"{OTHER}, unknown", ""),
        (PROXY, "", ""),
        (HIS, OTHER, HIS),  # the attacker came past the proxy
        ("192.168.1.5", OTHER, ""),  # as did a visitor from inside the network
    ],
)
def test_who_visits_is_told_by_the_proxies_that_the_force_named(
    client: Client, settings: Any, peer: str, header: str, known_as: str
) -> None:
    assert _source_of_a_wrong_code(client, settings, peer, header) == attempt_sources.source_key(
        attempt_sources.address_source(known_as)
    )


@pytest.mark.django_db
@pytest.mark.parametrize("peer", ["127.0.0.1", PROXY, HIS])
def test_without_a_named_proxy_the_header_is_not_believed(client: Client, settings: Any, peer: str) -> None:
    tried_as = _source_of_a_wrong_code(client, settings, peer, OTHER)

    assert tried_as == attempt_sources.source_key(attempt_sources.address_source(peer))


@pytest.mark.django_db
@pytest.mark.usefixtures("trusting")
def test_behind_a_proxy_whoever_tries_many_is_slowed_alone_whatever_he_writes(client: Client, settings: Any) -> None:
    for number in range(attempt_sources.OF_AN_ADDRESS + 1):
        _source_of_a_wrong_code(client, settings, PROXY, f"203.0.113.{number}, {HIS}")
    other = _source_of_a_wrong_code(client, settings, PROXY, OTHER)

    keys = [bytes(each) for each in CodeAttempt.objects.order_by("id").values_list("source_key", flat=True)]
    assert keys == [attempt_sources.source_key(attempt_sources.address_source(HIS))] * (
        attempt_sources.OF_AN_ADDRESS + 1
    ) + [other]
    paced = [attempt_sources.OF_AN_ADDRESS]
    assert [at for at, one in enumerate(CodeAttempt.objects.order_by("id")) if one.was_paced] == paced


def _source_of_a_wrong_code(client: Client, settings: Any, peer: str, header: str) -> bytes:
    settings.VICTIMCARE_NOW = NOW
    a_team()
    headers = {"X-Forwarded-For": header} if header else {}
    client.post("/sign-in", {"code": "0000 0000 0000"}, REMOTE_ADDR=peer, headers=headers)
    return bytes(CodeAttempt.objects.latest("id").source_key)
