"""Who signs what: the carrier's own vector, both algorithms, and everything that is refused."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping

import pytest
from django.http import QueryDict

from victimcare.adapters.carriers.twilio import TwilioSignatures
from victimcare.services.ports import ForgedCallback

TOKEN = "12345"
SHARED_KEY = "the shared key of a webhooks rule"
ADDRESS = "https://mycompany.com/myapp.php?foo=1&bar=2"
VECTOR = "RSOYDt4T1cUTdK1PDd93/VVr8B8="
FORM = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212"
SETTINGS = "X-Twilio-Webhooks-Signature-Settings"


def signed(address: str, form: QueryDict, *, key: str, algorithm: str) -> str:
    """By hand: the address, then each name with each of its values, in order."""
    text = address + "".join(f"{name}{value}" for name in sorted(form) for value in sorted(set(form.getlist(name))))
    return base64.b64encode(hmac.digest(key.encode(), text.encode(), algorithm)).decode()


def is_genuine(headers: Mapping[str, str], form: str = FORM, address: str = ADDRESS) -> bool:
    try:
        TwilioSignatures(token=TOKEN, shared_key=SHARED_KEY).check(address, headers, QueryDict(form))
    except ForgedCallback:
        return False
    return True


def test_the_carriers_own_vector() -> None:
    assert is_genuine({"X-Twilio-Signature": VECTOR})
    assert is_genuine({"x-twilio-signature": VECTOR}), "headers are asked by any case"


@pytest.mark.parametrize(
    "signature",
    ["", VECTOR[:-2], VECTOR + " ", "AAAA" + VECTOR[4:], hashlib.sha1(TOKEN.encode()).hexdigest(), "ÿ\udcff"],
)
def test_another_signature_is_refused(signature: str) -> None:
    assert not is_genuine({"X-Twilio-Signature": signature})
    assert not is_genuine({})


@pytest.mark.parametrize(
    ("form", "address"),
    [
        (FORM.replace("1234&", "1235&"), ADDRESS),
        (FORM + "&Digits=5", ADDRESS),
        (FORM + "&More=", ADDRESS),
        (FORM, ADDRESS.replace("https", "http")),
        (FORM, ADDRESS.replace("bar=2", "bar=3")),
        (FORM, ADDRESS.replace("mycompany", "mycompan")),
    ],
)
def test_what_was_changed_on_the_way_is_refused(form: str, address: str) -> None:
    assert not is_genuine({"X-Twilio-Signature": VECTOR}, form, address)


@pytest.mark.parametrize("address", ["https://victims.force.example:443/a", "https://victims.force.example/a"])
def test_the_port_that_goes_without_saying_may_be_signed_or_not(address: str) -> None:
    signature = signed(address, QueryDict(FORM), key=TOKEN, algorithm="sha1")

    assert is_genuine({"X-Twilio-Signature": signature}, address="https://victims.force.example/a")


def test_a_name_with_several_values_is_signed_with_all_of_them() -> None:
    form = FORM + "&Digits=1&Digits=9"

    assert is_genuine({"X-Twilio-Signature": signed(ADDRESS, QueryDict(form), key=TOKEN, algorithm="sha1")}, form)


@pytest.mark.parametrize(
    ("settings", "key", "algorithm", "believed"),
    [
        ("key=webhooks_sharedkey_1,algorithm=HMAC_SHA256", SHARED_KEY, "sha256", True),
        ("key=webhooks_sharedkey_1,algorithm=HMAC_SHA1", SHARED_KEY, "sha1", True),
        ("key=webhooks_sharedkey_1,algorithm=HMAC_SHA256", SHARED_KEY, "sha1", False),
        ("key=webhooks_sharedkey_1,algorithm=HMAC_SHA256", TOKEN, "sha256", False),
        ("key=webhooks_sharedkey_1,algorithm=HMAC_SHA512", SHARED_KEY, "sha512", False),
        ("key=webhooks_sharedkey_1,algorithm=none", SHARED_KEY, "sha1", False),
        ("", TOKEN, "sha1", True),
        ("key=webhooks_sharedkey_1", TOKEN, "sha1", False),
    ],
)
def test_the_algorithm_is_the_one_that_was_announced(settings: str, key: str, algorithm: str, believed: bool) -> None:
    signature = signed(ADDRESS, QueryDict(FORM), key=key, algorithm=algorithm)

    assert is_genuine({"X-Twilio-Signature": signature, SETTINGS: settings}) is believed


def test_without_a_shared_key_nothing_that_names_one_is_believed() -> None:
    signature = signed(ADDRESS, QueryDict(FORM), key=TOKEN, algorithm="sha256")
    headers = {"X-Twilio-Signature": signature, SETTINGS: "key=k,algorithm=HMAC_SHA256"}

    with pytest.raises(ForgedCallback):
        TwilioSignatures(token=TOKEN).check(ADDRESS, headers, QueryDict(FORM))
