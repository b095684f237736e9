"""`victimcare metrics`: Prometheus text on a port of its own."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
from django.db import close_old_connections
from prometheus_client import CollectorRegistry, PlatformCollector, start_http_server
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from victimcare.services import clock, health


class _Figures(Collector):
    """Asks the database at each scrape, so that a restart forgets nothing."""

    def collect(self) -> Iterator[Metric]:
        close_old_connections()
        for name, value in asdict(health.figures(now=clock.now())).items():
            yield GaugeMetricFamily(f"victimcare_{name}", name.replace("_", " "), value=value)


@click.command()
@click.option("--bind", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=int, required=True, help="The port; 0 picks a free one.")
@click.option("--port-file", type=click.Path(path_type=Path), help="Where to write the chosen port, as JSON.")
def metrics(bind: str, port: int, port_file: Path | None) -> None:
    """Serve /metrics for Prometheus. `victimcare up` keeps one of these running.

    \b
    Example:
      victimcare metrics --port 9105
    """
    registry = CollectorRegistry()
    registry.register(_Figures())
    PlatformCollector(registry=registry)
    server, _ = start_http_server(port, bind, registry)
    if port_file:
        port_file.write_text(json.dumps({"metrics": f"http://{bind}:{server.server_port}/metrics"}))
    threading.Event().wait()
