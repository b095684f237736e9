"""A supervisor enters the address for news to a service's own system: no address that leads into our network is
kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.pages import text
from tests.services.referrals.world import a_service
from victimcare.adapters.partner_hooks.standard_webhooks import SignedPartnerHooks
from victimcare.records.models import Partner
from victimcare.services import port_registry
from victimcare.services.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_registry.ports, "partner_hooks", SignedPartnerHooks(inside=("hooks.force.example",)))


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/hook",
        "https://10.0.0.5/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/hook",
        "https://localhost/hook",
        "https://user:pw@8.8.8.8/hook",
        "http://8.8.8.8/hook",
        "file:///etc/passwd",
    ],
)
def test_an_address_that_leads_inside_or_is_not_https_is_refused_with_a_reason(
    sign_in: Callable[..., StaffBrowser], address: str
) -> None:
    bea, row = sign_in("Bea Samuels", Role.SUPERVISOR), a_service("Ashmoor Advice")

    reply = bea.post("/desk/partners", name="Ashmoor", services=[str(row.public_id)], way="api", webhook_url=address)

    assert reply.status_code == 200
    assert "govuk-error-message" in reply.content.decode()
    assert "Ashmoor Advice" in text(reply), "the form stands there still"
    assert not Partner.objects.exists()


@pytest.mark.parametrize("address", ["https://8.8.8.8/hook", "https://hooks.force.example/victim-care"])
def test_one_on_the_internet_or_named_by_the_force_is_kept(sign_in: Callable[..., StaffBrowser], address: str) -> None:
    bea, row = sign_in("Bea Samuels", Role.SUPERVISOR), a_service("Ashmoor Advice")

    bea.post("/desk/partners", name="Ashmoor", services=[str(row.public_id)], way="api", webhook_url=address)

    assert Partner.objects.get().webhook_url == address
