"""What `victimcare check` finds when it asks the public address, through a real proxy's TLS and our own pages."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings as of_django
from django.core.handlers.wsgi import WSGIHandler

from tests.installation.running import refused
from victimcare.installation.checks.database_checks import CheckedFacts, CheckFinding
from victimcare.installation.checks.machine_checks import check_public_address

Application = Callable[..., Any]
NAMES = ["front door over https", "front door's visitors"]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        return None


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of localhost, by an authority that this machine trusts for as long as the test lasts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.now(UTC) - timedelta(hours=1))
        .not_valid_after(datetime.now(UTC) + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "proxy.pem"
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(*form))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


@contextmanager
def _proxy(certificate: Path, application: Application, **says: str) -> Iterator[str]:
    def behind(environ: dict[str, Any], start_response: Any) -> Any:
        return application(environ | says, start_response)

    server = make_server("127.0.0.1", 0, behind, handler_class=_Quiet)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def _found(address: str) -> dict[str, CheckFinding]:
    environment = replace(of_django.ENVIRONMENT, env="production", public_url=address)
    facts = CheckedFacts(environment, of_django.FORCE, date(2099, 12, 31), 0, datetime.now(UTC))
    return {finding.name: finding for finding in check_public_address(None, facts)}


@pytest.mark.parametrize(
    ("proxies", "says", "expected"),
    [
        (("127.0.0.1",), {"HTTP_X_FORWARDED_FOR": "203.0.113.9", "HTTP_X_FORWARDED_PROTO": "https"}, [True, True]),
        (("127.0.0.1",), {"HTTP_X_FORWARDED_PROTO": "https"}, [True, False]),
        (("127.0.0.1",), {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, [False, True]),
        ((), {"HTTP_X_FORWARDED_FOR": "203.0.113.9", "HTTP_X_FORWARDED_PROTO": "https"}, [False, False]),
    ],
)
def test_it_says_whether_hsts_and_the_proxys_headers_arrive(
    certificate: Path, settings: Any, proxies: tuple[str, ...], says: dict[str, str], expected: list[bool]
) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, trusted_proxies=proxies)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 31536000

    with _proxy(certificate, WSGIHandler(), **says) as address:
        found = _found(address)

    assert [found[name].is_good for name in NAMES] == expected


def test_a_certificate_that_nobody_trusts_and_another_program_are_told(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b"welcome"]

    with _proxy(certificate, another) as address:
        not_ours = _found(address)
        monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")
        not_trusted = _found(address)

    assert not not_ours["front door"].is_good
    assert "SSLCertVerificationError" in not_trusted["front door"].found
    assert "SSL" not in not_ours["front door"].found


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"VICTIMCARE_PUBLIC_URL": "http://victims.force.example"}, "VICTIMCARE_PUBLIC_URL is http://victims"),
        ({"VICTIMCARE_BIND": "0.0.0.0"}, "VICTIMCARE_BIND is 0.0.0.0, which others reach"),
    ],
)
def test_in_production_nothing_starts_without_https(home: Path, given: dict[str, Any], told: str) -> None:
    said = refused(home, VICTIMCARE_ENV="production", **given)

    assert said.startswith(told)
    assert "https" in said
