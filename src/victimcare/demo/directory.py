"""More of the directory than the force names itself: what the towns around have handed over, how full some of it is,
and what nobody could meet lately. All of it invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files

from django.conf import settings

from victimcare.demo.services import services_as_json
from victimcare.records.models import DirectorySource, SupportService, UnmetNeed
from victimcare.rules.referrals.listed_services import CapacityStatus
from victimcare.services.access import Actor
from victimcare.services.referrals import directory_entries, directory_loading, service_capacity, service_directory
from victimcare.services.referrals.service_capacity import CapacityReporter
from victimcare.services.referrals.service_directory import UnmetNeedReason

NAME, WIDER = "Towns around the river", "Services of the whole county"

# How full some are, as they said when they rang: places, or weeks to wait.
_ROOM: Mapping[str, tuple[CapacityStatus, int | None, int | None]] = {
    "Lantern Housing Advice": (CapacityStatus.WAITING, None, 5),
    "Latch and Light": (CapacityStatus.OPEN, 4, None),
    "Rowan Young People": (CapacityStatus.OPEN, 2, None),
    "Open Door Legal": (CapacityStatus.FULL, None, None),
}
# How often somebody at the desk found nobody, by need and area.
_UNMET: Mapping[tuple[str, str], int] = {
    ("housing", "CE"): 9,
    ("housing", "AS"): 6,
    ("housing", "NE"): 3,
    ("legal", "CE"): 7,
    ("legal", "CN"): 5,
    ("immigration", "CE"): 6,
    ("restorative", "SW"): 2,
}


def fill(*, operator: Actor, desk: Actor, now: datetime) -> None:
    """What is there already is left as it is."""
    directory_entries.load_named_entries(force=settings.FORCE, now=now)
    if not DirectorySource.objects.filter(name=NAME).exists():
        text = files("victimcare.demo").joinpath("data/directory.json").read_text(encoding="utf-8")
        directory_loading.load_directory_text(actor=operator, name=NAME, text=text, now=now)
        _say_how_full(desk, now)
    if not DirectorySource.objects.filter(name=WIDER).exists():
        directory_loading.load_directory_text(
            actor=operator, name=WIDER, text=services_as_json(settings.FORCE), now=now
        )
    if not UnmetNeed.objects.exists():
        for (need, area), times in _UNMET.items():
            for _ in range(times):
                service_directory.report_unmet_need(
                    actor=desk, need=need, area=area, why=UnmetNeedReason.NONE_FITS, now=now
                )


def _say_how_full(desk: Actor, now: datetime) -> None:
    ids = dict(SupportService.objects.filter(name__in=_ROOM).values_list("name", "public_id"))
    for name, (said, places, weeks) in _ROOM.items():
        service_capacity.state_capacity(
            actor=desk, service_id=ids[name], said=said, places=places, weeks=weeks, by=CapacityReporter.STAFF, now=now
        )
