"""Who rings, by what Twilio tells: a number, or none."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from victimcare.adapters.carriers.twilio.twilio_requests import read_carrier_request


@pytest.mark.parametrize(
    ("shown", "noted"),
    [
        ("%2B447700900123", "+447700900123"),
        ("Anonymous", ""),
        ("RESTRICTED", ""),
        ("%2B266696687", ""),
        ("%2B7378742833", ""),
        ("sip:07700900123@anonymous.invalid", ""),
        ("", ""),
    ],
)
def test_a_number_that_is_withheld_is_none(shown: str, noted: str) -> None:
    form = QueryDict(f"CallSid=CA{'1' * 32}&CallStatus=ringing&From={shown}")

    assert read_carrier_request(form).rings_from == noted
    assert "7700900123" not in repr(read_carrier_request(form))
