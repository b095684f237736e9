"""What we connect to is spoken to by TLS 1.2 or newer, with ciphers that keep yesterday's words secret."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from victimcare.adapters.supplier_connections import ThreadSessions

pytestmark = pytest.mark.filterwarnings("ignore:ssl")
WITHOUT_FORWARD_SECRECY = "AES256-GCM-SHA384:AES128-SHA"
SHOWN = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of localhost, with an RSA key, which old ciphers need."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(*form))
    return path


@contextmanager
def supplier(certificate: Path, *, newest: ssl.TLSVersion, ciphers: str) -> Iterator[str]:
    """A server that speaks no newer version and no other ciphers; its address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.set_ciphers(ciphers)
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, newest
    listening = socket.create_server(("localhost", 0))

    def _answer() -> None:
        while True:
            try:
                plain, _ = listening.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(plain, server_side=True) as safe:
                    safe.recv(10_000)
                    safe.sendall(SHOWN)
            except OSError:
                plain.close()

    thread = threading.Thread(target=_answer, daemon=True)
    thread.start()
    try:
        yield f"https://localhost:{listening.getsockname()[1]}/"
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(timeout=60)


def _ask(address: str, certificate: Path) -> int:
    session = ThreadSessions(lambda session: None).mine()
    return session.get(address, verify=str(certificate), timeout=10).status_code


def test_a_supplier_with_tls_1_2_and_a_good_cipher_is_spoken_to(certificate: Path) -> None:
    with supplier(certificate, newest=ssl.TLSVersion.TLSv1_2, ciphers="ECDHE+AESGCM") as address:
        assert _ask(address, certificate) == 200


@pytest.mark.parametrize(
    ("newest", "ciphers"),
    [
        (ssl.TLSVersion.TLSv1_1, "ALL:@SECLEVEL=0"),
        (ssl.TLSVersion.TLSv1_2, WITHOUT_FORWARD_SECRECY),
    ],
    ids=["TLS 1.1", "no forward secrecy"],
)
def test_an_old_version_and_a_weak_cipher_get_no_word(certificate: Path, newest: ssl.TLSVersion, ciphers: str) -> None:
    with supplier(certificate, newest=newest, ciphers=ciphers) as address, pytest.raises(requests.exceptions.SSLError):
        _ask(address, certificate)


def test_the_mail_server_is_spoken_to_no_otherwise() -> None:
    """With the context of `config.supplier_wiring`."""
    context = ssl.create_default_context()

    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED
    weak = [one["name"] for one in context.get_ciphers() if "DHE" not in one["name"] and one["protocol"] != "TLSv1.3"]
    assert weak == []
