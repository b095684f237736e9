"""Signs handover reports and checks their form: JSON Web Signature (RFC 7515) with Ed25519 (RFC 8037), in its flattened
JSON form.

The keys follow from `VICTIMCARE_HANDOVER_KEY`, outside the database: the first signs, all verify. Agencies get the
public ones as a JSON Web Key Set (RFC 7517); `victimcare handover verify` and any JOSE library check a report with it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from jwt import InvalidTokenError, PyJWS

ALGORITHM = "EdDSA"
TYPE = "victimcare-handover+json"
_SEED = 32  # bytes of an Ed25519 private key
_MEMBERS = ("protected", "payload", "signature")

Json = dict[str, Any]


class SignatureInvalid(Exception):
    """It is not a report signed by one of these keys; the text says why."""


@dataclass(frozen=True, slots=True)
class VerifiedReport:
    key: str  # the name of the key that signed it
    content: bytes  # exactly as signed


def sign_report(content: bytes) -> bytes:
    """The report as a file: an object of three members, one line."""
    name, private = _private(settings.HANDOVER_KEYS)[0]
    headers = {"kid": name, "typ": TYPE}
    compact = PyJWS().encode(content, private, algorithm=ALGORITHM, headers=headers)
    protected, payload, signature = compact.split(".")
    whole = {"payload": payload, "protected": protected, "signature": signature}
    return json.dumps(whole, separators=(",", ":")).encode() + b"\n"


def verify_report(signed: bytes, keys: Iterable[Mapping[str, Any]] | None = None) -> VerifiedReport:
    """`keys`: from a key set; None: this installation's own. Raises SignatureInvalid."""
    try:
        whole = json.loads(signed)
        compact = ".".join(_text(whole[member]) for member in _MEMBERS)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise SignatureInvalid("it has not the form of a packet: payload, protected and signature") from None
    known = dict(map(_public, list_public_keys() if keys is None else keys))
    try:
        name = PyJWS().get_unverified_header(compact).get("kid")
        if name not in known:
            raise SignatureInvalid(f"it was signed with the key {name!r}, which is not among those known here")
        read = PyJWS().decode_complete(compact, known[name], algorithms=[ALGORITHM])
    except InvalidTokenError as wrong:
        raise SignatureInvalid(f"the signature does not hold: {wrong}") from None
    if read["header"].get("typ") != TYPE:
        raise SignatureInvalid("it is signed, and is no packet")
    return VerifiedReport(str(name), read["payload"])


def list_public_keys() -> list[Json]:
    """This installation's public keys for a key set, the signing one first."""
    return [
        {"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": ALGORITHM, "kid": name, "x": _as_x(private.public_key())}
        for name, private in _private(settings.HANDOVER_KEYS)
    ]


def build_key_set() -> Json:
    return {"keys": list_public_keys()}


@lru_cache(maxsize=4)
def _private(given: tuple[str, ...]) -> tuple[tuple[str, Ed25519PrivateKey], ...]:
    found = []
    for each in given:
        seed = HKDF(SHA256(), _SEED, salt=None, info=b"victimcare handover sign").derive(each.encode())
        private = Ed25519PrivateKey.from_private_bytes(seed)
        found.append((_name(_as_x(private.public_key())), private))
    return tuple(found)


def _name(x: str) -> str:
    """The key's thumbprint (RFC 7638): its name can be computed from the key."""
    text = json.dumps({"crv": "Ed25519", "kty": "OKP", "x": x}, separators=(",", ":"), sort_keys=True)
    return _unpadded(hashlib.sha256(text.encode()).digest())


def _public(key: Mapping[str, Any]) -> tuple[str, Ed25519PublicKey]:
    try:
        if (key["kty"], key["crv"]) != ("OKP", "Ed25519"):
            raise SignatureInvalid("the key set holds a key of another kind than Ed25519")
        x = _text(key["x"])
        raw = base64.urlsafe_b64decode(x + "=" * (-len(x) % 4))
        return _text(key.get("kid", _name(x))), Ed25519PublicKey.from_public_bytes(raw)
    except (KeyError, TypeError, ValueError):
        raise SignatureInvalid("the key set cannot be read") from None


def _as_x(public: Ed25519PublicKey) -> str:
    return _unpadded(public.public_bytes(Encoding.Raw, PublicFormat.Raw))


def _unpadded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError("a text")
    return given


# The published form of a report.

_FILE = Path(__file__).parent / "schema.json"


def read_report_schema() -> str:
    return _FILE.read_text(encoding="utf-8")


def list_schema_errors(content: bytes) -> list[str]:
    """The faults in a report's content, by place; empty: it is valid."""
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        return ["it is no JSON"]
    return [
        f"{'.'.join(map(str, one.instance_path)) or 'whole'}: {one.message}" for one in _checker().iter_errors(read)
    ]


@cache
def _checker() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(read_report_schema()), validate_formats=True)
