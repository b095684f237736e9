"""The signature of a handover report: valid, detected when broken, and verified by another library than ours."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from victimcare.channels.cli.offline_commands import handover_group
from victimcare.services.handovers import report_exchange
from victimcare.services.handovers.report_exchange import SignatureInvalid

CONTENT = b'{"form":"victimcare-handover/1"}'
WHOLE = {
    "form": "victimcare-handover/1",
    "packet": "7b0c6a5e-2f1d-4c55-9f8e-0d8a4c2b1e11",
    "number": 1,
    "replaces": None,
    "from": {"force": "Riverside Police", "telephone": "01632 960101"},
    "to": "wcu",
    "made_at": "2026-11-25T09:00:00+00:00",
    "crime_reference": "44/20001/26",
    "message": "",
    "parts": {
        "case": {
            "offence": "Burglary in a dwelling",
            "offence_group": "burglary",
            "recorded_on": "2026-11-23",
            "area": "Central East",
            "looked_after_by": "DC Nia Owen",
        },
        "person": {
            "name": "Ada Marsh",
            "victim_id": "V1",
            "kind": "person",
            "is_child": False,
            "ask_us_before_any_contact": False,
        },
    },
    "left_out": ["safe_contact"],
}


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_another_library_reads_it_with_the_published_key() -> None:
    """By hand, as RFC 7515 and RFC 8037 describe it."""
    signed, key = json.loads(report_exchange.sign_report(CONTENT)), report_exchange.build_key_set()["keys"][0]

    Ed25519PublicKey.from_public_bytes(_raw(key["x"])).verify(
        _raw(signed["signature"]), f"{signed['protected']}.{signed['payload']}".encode()
    )
    assert _raw(signed["payload"]) == CONTENT
    assert json.loads(_raw(signed["protected"])) == {"alg": "EdDSA", "kid": key["kid"], "typ": report_exchange.TYPE}


@pytest.mark.parametrize("member", ["payload", "protected", "signature"])
def test_what_was_altered_is_seen(member: str) -> None:
    signed = json.loads(report_exchange.sign_report(CONTENT))
    signed[member] = ("A" if signed[member][8] != "A" else "B").join((signed[member][:8], signed[member][9:]))

    with pytest.raises(SignatureInvalid):
        report_exchange.verify_report(json.dumps(signed).encode())


@pytest.mark.parametrize(
    "junk", [b"", b"{}", b"[]", b'{"payload":1,"protected":2,"signature":3}', b"\xff", b"[" * 9999]
)
def test_what_is_no_packet_is_refused(junk: bytes) -> None:
    with pytest.raises(SignatureInvalid):
        report_exchange.verify_report(junk)


def test_a_new_key_signs_and_the_old_one_verifies_until_it_is_taken_away(settings: Any) -> None:
    old, new = "an-old-key-" + "o" * 40, "a-new-key-" + "n" * 40
    settings.HANDOVER_KEYS = (old,)
    earlier = report_exchange.sign_report(CONTENT)
    settings.HANDOVER_KEYS = (new, old)
    assert report_exchange.verify_report(earlier).content == CONTENT
    settings.HANDOVER_KEYS = (new,)

    with pytest.raises(SignatureInvalid):
        report_exchange.verify_report(earlier)


def test_the_command_says_whether_to_rely_on_a_file(tmp_path: Path) -> None:
    file, keys = tmp_path / "packet.json", tmp_path / "keys.json"
    file.write_bytes(report_exchange.sign_report(json.dumps(WHOLE).encode()))
    keys.write_text(json.dumps(report_exchange.build_key_set()))

    good = CliRunner().invoke(handover_group, ["verify", str(file), "--keys", str(keys)])
    assert good.exit_code == 0, good.output
    assert "Ada Marsh" in good.output
    asked = CliRunner().invoke(handover_group, ["verify", str(file), "--json"])
    assert json.loads(asked.output)["content"] == WHOLE

    file.write_bytes(report_exchange.sign_report(CONTENT))
    assert CliRunner().invoke(handover_group, ["verify", str(file)]).exit_code == 3
    file.write_bytes(file.read_bytes().replace(b"payload", b"pay"))
    assert CliRunner().invoke(handover_group, ["verify", str(file)]).exit_code == 3
    assert json.loads(CliRunner().invoke(handover_group, ["schema"]).output)["$id"] == "urn:victimcare:handover:1"


def test_the_schema_finds_what_does_not_belong() -> None:
    assert report_exchange.list_schema_errors(json.dumps(WHOLE).encode()) == []
    assert report_exchange.list_schema_errors(json.dumps({**WHOLE, "home_address": "1 High Street"}).encode()) != []
