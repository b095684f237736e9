"""Runs `victimcare metrics`: Prometheus text on its own port."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from django.db import close_old_connections
from prometheus_client import CollectorRegistry, PlatformCollector, start_http_server
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from victimcare.rules.calls.outbound_calls import SpendingCap
from victimcare.services import clock, installation_health
from victimcare.services.calls import call_spending, line_wallboard
from victimcare.services.calls.call_queue import queue_state
from victimcare.services.follow_up import news_confirmation
from victimcare.services.messages import message_reports


class _FiguresCollector(Collector):
    """Asks the database at each scrape, so that a restart forgets nothing. Scrapes run one after another: a scraper
    that asks again before its first answer, as some do after a time-out, must not take all database connections."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()

    def collect(self) -> Iterator[Metric]:
        with self._one_at_a_time:
            close_old_connections()
            yield from self._collected()

    def _collected(self) -> Iterator[Metric]:
        now = clock.current_time()
        for name, value in asdict(installation_health.load_health_figures(now=now)).items():
            yield GaugeMetricFamily(f"victimcare_{name}", name.replace("_", " "), value=value)
        yield _collect_messages()
        yield _collect_stuck(now)
        yield from _collect_suppliers()
        yield _collect_reaching(now)
        yield from _collect_line(now)


def _collect_messages() -> Metric:
    family = GaugeMetricFamily("victimcare_messages", "messages not at an end", labels=["channel", "state"])
    for one in message_reports.count_waiting_messages():
        family.add_metric([one.channel, one.status], one.messages)
    return family


def _collect_stuck(now: datetime) -> Metric:
    family = GaugeMetricFamily("victimcare_messages_stuck", "messages too long in a state", labels=["state"])
    for state, count in message_reports.count_stuck_messages(now).items():
        family.add_metric([state], count)
    return family


def _collect_suppliers() -> Iterator[Metric]:
    share = GaugeMetricFamily("victimcare_supplier_share", "part of the next messages", labels=["channel", "supplier"])
    unanswered = GaugeMetricFamily(
        "victimcare_supplier_unanswered", "messages given and not answered", labels=["channel", "supplier"]
    )
    for one in message_reports.measure_suppliers():
        share.add_metric([one.channel, one.name], one.share)
        unanswered.add_metric([one.channel, one.name], one.unanswered)
    yield share
    yield unanswered


def _collect_reaching(now: datetime) -> Metric:
    family = GaugeMetricFamily(
        "victimcare_reaching", "victims reached for in a week, as far as each came", labels=["urgency", "as_far_as"]
    )
    for one in news_confirmation.count_reached(now=now):
        for as_far_as in ("begun", "attempted", "delivered", "confirmed"):
            family.add_metric([one.urgency, as_far_as], getattr(one, as_far_as))
    return family


def _collect_line(now: datetime) -> Iterator[Metric]:
    """Yield the live counters, and who is waiting and answering now."""
    for name, total in queue_state.load_line_totals().items():
        yield CounterMetricFamily(f"victimcare_line_{name}", f"the line: {name.replace('_', ' ')}", value=total)
    found = line_wallboard.load_live_wallboard(now=now)
    longest = found.figures.longest_wait.total_seconds()
    yield GaugeMetricFamily("victimcare_line_waiting", "callers who wait for a person", value=found.figures.waiting)
    yield GaugeMetricFamily("victimcare_line_longest_wait_seconds", "of those who wait", value=longest)
    family = GaugeMetricFamily("victimcare_agents", "who takes calls, by state", labels=["state"])
    for state, count in found.agents.items():
        family.add_metric([state], count)
    yield family
    yield from _collect_today(found)


def _collect_today(found: line_wallboard.Wallboard) -> Iterator[Metric]:
    """Yield the rest of the wallboard, which starts again at midnight. Figures that are not known yet are left out."""
    if found.figures.handling is not None:
        seconds = found.figures.handling.total_seconds()
        yield GaugeMetricFamily(
            "victimcare_line_handling_seconds", "talking and wrapping up, on average", value=seconds
        )
    if found.occupancy is not None:
        yield GaugeMetricFamily("victimcare_line_occupancy", "part of their time that is taken", value=found.occupancy)
    backs = GaugeMetricFamily("victimcare_line_call_backs", "call backs of today", labels=["which"])
    for which in ("due", "late_now", "kept", "late"):
        backs.add_metric([which], getattr(found.call_backs, which))
    yield backs
    callers = GaugeMetricFamily("victimcare_line_callers", "whose call of today is over", labels=["which"])
    for which in ("rang", "contained", "asked", "reached"):
        callers.add_metric([which], getattr(found.reached, which))
    yield callers
    yield GaugeMetricFamily(
        "victimcare_line_call_backs_full", "1: no more are promised without proof", value=found.call_backs.are_too_many
    )
    silent = found.call_backs.silent
    yield _collect_caps(found)
    yield GaugeMetricFamily(
        "victimcare_line_silent_together",
        "silent calls without proof that stand together in one task, being very many",
        value=silent.count if silent else 0,
    )


def _collect_caps(found: line_wallboard.Wallboard) -> Metric:
    family = GaugeMetricFamily(
        "victimcare_line_cap_reached", "1: it keeps the line from placing calls", labels=["cap", "kind"]
    )
    reached = {(one.cap, one.kind) for one in found.caps}
    for cap, kind in (
        (SpendingCap.AN_HOUR, None),
        *((SpendingCap.A_DAY, kind) for kind in call_spending.list_priced_tariffs()),
    ):
        family.add_metric([cap, kind or "all"], (cap, kind) in reached)
    return family


@click.command("metrics")
@click.option("--bind", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=int, required=True, help="The port; 0 picks a free one.")
@click.option("--port-file", type=click.Path(path_type=Path), help="Where to write the chosen port, as JSON.")
def serve_metrics(bind: str, port: int, port_file: Path | None) -> None:
    """Serve /metrics for Prometheus. `victimcare up` keeps one of these running.

    \b
    Example:
      victimcare metrics --port 9105
    """
    registry = CollectorRegistry()
    registry.register(_FiguresCollector())
    PlatformCollector(registry=registry)
    server, _ = start_http_server(port, bind, registry)
    if port_file:
        port_file.write_text(json.dumps({"metrics": f"http://{bind}:{server.server_port}/metrics"}))
    threading.Event().wait()
