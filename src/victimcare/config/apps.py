"""The wiring that runs once in each process: suppliers to ports."""

from __future__ import annotations

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "victimcare.config"
    label = "wiring"

    def ready(self) -> None:
        from victimcare.config import supplier_wiring

        supplier_wiring.bind_suppliers()
