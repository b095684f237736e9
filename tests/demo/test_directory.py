"""The demonstration's directory can be judged: it is wide, covers every need, and no person in it is real."""

from __future__ import annotations

import re

import pytest

from victimcare.records.models import SupportService
from victimcare.rules.referrals.support_needs import SUPPORT_NEEDS

pytestmark = pytest.mark.usefixtures("loaded")

_DRAMA = re.compile(r"020 7946 0\d{3}|0808 157 0\d{3}|01632 960\d{3}")


def test_it_has_forty_services_and_more_than_one_for_every_need() -> None:
    services = list(SupportService.objects.filter(gone_at=None))
    by_need = {need: sum(need in one.needs for one in services) for need in SUPPORT_NEEDS}

    assert len(services) >= 40
    assert [need for need, count in by_need.items() if count < 2] == []


def test_nobody_in_it_is_real() -> None:
    for one in SupportService.objects.filter(gone_at=None):
        assert not one.website or re.fullmatch(r"https://[a-z0-9-]+\.example", one.website)
        assert not one.telephone or _DRAMA.fullmatch(one.telephone)


def test_some_are_for_whoever_signs_and_for_older_people() -> None:
    services = list(SupportService.objects.filter(gone_at=None))

    assert any("sign_language" in one.access for one in services)
    assert any((one.youngest or 0) >= 60 for one in services)
