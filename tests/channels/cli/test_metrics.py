"""What the metrics report about messages and about their suppliers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import Metric
from tests.services.messages.tellings import NOW, a_queued_text, a_reachable_victim

from victimcare.channels.cli import figures_exporter
from victimcare.records.models import DeliveryEscalation, Supplier
from victimcare.services import clock, port_registry

pytestmark = pytest.mark.django_db


def test_messages_by_channel_and_state_and_the_share_of_each_supplier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": object(), "sinch": object()})
    monkeypatch.setattr(
        figures_exporter, "close_old_connections", lambda: None
    )  # it would end this test's own transaction
    monkeypatch.setattr(clock, "current_time", lambda: NOW + timedelta(minutes=11))
    Supplier.objects.create(channel="text", name="notify", score=0.25)
    telling = a_queued_text(a_reachable_victim())
    DeliveryEscalation.objects.create(victim=telling.victim, urgency="risk", events=[1], opened_at=NOW)
    registry = CollectorRegistry()
    registry.register(figures_exporter._FiguresCollector())

    told = generate_latest(registry).decode().splitlines()

    assert 'victimcare_messages{channel="text",state="queued"} 1.0' in told
    assert 'victimcare_messages_stuck{state="queued"} 1.0' in told
    assert 'victimcare_messages_stuck{state="handed_over"} 0.0' in told
    assert 'victimcare_supplier_share{channel="text",supplier="notify"} 0.2' in told
    assert 'victimcare_supplier_share{channel="text",supplier="sinch"} 0.8' in told
    assert 'victimcare_supplier_unanswered{channel="text",supplier="sinch"} 0.0' in told
    assert 'victimcare_reaching{as_far_as="begun",urgency="risk"} 1.0' in told
    assert 'victimcare_reaching{as_far_as="attempted",urgency="risk"} 0.0' in told


def test_of_two_that_scrape_at_once_one_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scraper that has waited too long asks again; each request would take a connection of its own."""
    begun, counted = Event(), Event()
    at_once: list[int] = []
    figures = figures_exporter._FiguresCollector()

    def slowly() -> Iterator[Metric]:
        at_once.append(len(at_once))
        begun.set()
        counted.wait(10)
        yield from ()

    monkeypatch.setattr(figures_exporter, "close_old_connections", lambda: None)
    monkeypatch.setattr(figures, "_collected", slowly)
    with ThreadPoolExecutor(2) as scrapers:
        scrapers.submit(lambda: list(figures.collect()))
        begun.wait(10)
        second = scrapers.submit(lambda: list(figures.collect()))
        with pytest.raises(TimeoutError):
            second.result(0.2)
        asked_meanwhile = len(at_once)
        counted.set()

    assert asked_meanwhile == 1
    assert len(at_once) == 2
