"""A call to a victim shows no number that they did not agree to see, whichever carrier has its turn."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from victimcare.adapters.carriers.line import LineCarrier
from victimcare.adapters.carriers.twilio import TwilioApi, TwilioCarrier
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import port_registry, suppliers
from victimcare.services.ports import OutgoingCall, Recipient

pytestmark = pytest.mark.django_db
HOSTED = TwilioCarrier(
    TwilioApi(base_url="http://127.0.0.1:9", account="AC1", token="a-token"),
    rings_from="+448081570999",
    address=str,
    known=lambda _reference: None,
    strangers=list,
)


def given(shown: str) -> Counter[str | None]:
    """Which carriers are given fifty such calls."""
    shares, call = (
        suppliers.SupplierSelector(),
        OutgoingCall("r1", Recipient("07700 900123"), "en", False, "", shown=shown),
    )
    unfit = suppliers.find_number_revealing_suppliers(call)
    return Counter(
        shares.chosen(ContactMethod.CALL, besides=[], has_room=lambda _name: True, unfit=unfit) for _ in range(50)
    )


def test_a_call_that_must_show_no_number_goes_by_the_line_that_can_withhold_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        port_registry.ports, "carriers", {"line": LineCarrier(tmp_path / "line.sock"), "twilio": HOSTED}
    )

    assert given("withheld") == {"line": 50}
    assert given("neutral").keys() == {"line", "twilio"}


def test_where_a_carrier_cannot_withhold_it_it_refuses_so_that_a_person_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(port_registry.ports, "carriers", {"twilio": HOSTED})

    assert given("withheld") == {"twilio": 50}
