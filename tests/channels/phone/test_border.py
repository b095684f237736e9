"""The documented border (docs/telephone-border): a telephone with TLS and SRTP rings the line, which has neither."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from tests.channels.phone.agents import BARESIP, Address, Baresip
from tests.channels.phone.conftest import Running, eventually, running_line
from tests.channels.phone.likeness import share_of_tone
from tests.ports import free_port

from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.sip import LivenessTimeouts
from victimcare.rules.calls.audio import from_mulaw

DOCUMENTED = Path(__file__).parents[3] / "docs" / "telephone-border"
KAMAILIO, RTPENGINE = shutil.which("kamailio"), shutil.which("rtpengine")
OUTSIDE, INSIDE, LINE = "127.0.0.1", "127.0.0.2", "127.0.0.3"  # the carrier is at the first address too
pytestmark = pytest.mark.skipif(
    None in (KAMAILIO, RTPENGINE, BARESIP),
    reason="apt install kamailio kamailio-tls-modules rtpengine-daemon baresip to try the border",
)


class SecureBaresip(Baresip):
    """A telephone that rings the border by TLS, with a certificate of its own, and accepts only SRTP."""

    border = 0

    def command(self) -> list[str]:
        made = super().command()
        config = self.folder / "config"
        config.write_text(
            config.read_text().replace("sip_listen 127.0.0.1:0", f"sip_listen {OUTSIDE}:{free_port()}")
            + f"module srtp.so\nsip_certificate {self.folder.parent}/carrier.both\n"
            f"sip_cafile {self.folder.parent}/carrier-ca.pem\nsip_verify_server yes\n"
        )
        (self.folder / "accounts").write_text(
            f"<sip:{self.number}@{OUTSIDE};transport=tls>;regint=0;audio_codecs=pcma;mediaenc=srtp-mand;"
            f'outbound="sip:{OUTSIDE}:{self.border};transport=tls"\n'
        )
        return made

    async def dial(self, _line: Address) -> None:
        self.type(f"/dial sip:line@{OUTSIDE}\n")


def make_certificates(folder: Path) -> None:
    """Certificates for an authority, the border and the carrier."""
    now = datetime.now(UTC)
    keys = {name: ec.generate_private_key(ec.SECP256R1()) for name in ("carrier-ca", "border", "carrier")}
    issuer = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "authority")])
    for name, key in keys.items():
        is_authority = name == "carrier-ca"
        subject = issuer if is_authority else x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, OUTSIDE)])
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(OUTSIDE))]), critical=False)
            .sign(keys["carrier-ca"], hashes.SHA256())
        )
        pem = made.public_bytes(serialization.Encoding.PEM)
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (folder / f"{name}.pem").write_bytes(pem)
        (folder / f"{name}.key").write_bytes(private)
        (folder / f"{name}.both").write_bytes(private + pem)


def configure(folder: Path, outside: int, inside: int, line: int, control: int) -> None:
    """The documented files, with this machine's addresses in place of the example's."""
    changes = {
        "kamailio.cfg": {
            "!203.0.113.10!": f"!{OUTSIDE}!",
            "OUTSIDE_PORT!5061!": f"OUTSIDE_PORT!{outside}!",
            "!10.20.0.10!": f"!{INSIDE}!",
            "INSIDE_PORT!5060!": f"INSIDE_PORT!{inside}!",
            "!10.20.0.20!": f"!{LINE}!",
            "LINE_PORT!5070!": f"LINE_PORT!{line}!",
            "!198.51.100.20!": f"!{OUTSIDE}!",
            "127.0.0.1:2223": f"127.0.0.1:{control}",
            "/etc/kamailio/tls.cfg": str(folder / "tls.cfg"),
        },
        "tls.cfg": {"/etc/kamailio/": f"{folder}/"},
        "rtpengine.conf": {"10.20.0.10": INSIDE, "203.0.113.10": OUTSIDE, "127.0.0.1:2223": f"127.0.0.1:{control}"},
    }
    for name, pairs in changes.items():
        text = (DOCUMENTED / name).read_text()
        for was, becomes in pairs.items():
            assert was in text, f"{name} says {was} no more"
            text = text.replace(was, becomes)
        (folder / name).write_text(text)


@asynccontextmanager
async def border(folder: Path, line: int) -> AsyncIterator[int]:
    """Starts rtpengine, and Kamailio once that answers; yields the port outside."""
    outside, inside, control = free_port(), free_port(), free_port()
    make_certificates(folder)
    configure(folder, outside, inside, line, control)
    (folder / "run").mkdir()
    with (folder / "border.log").open("w") as log:
        sound = await started(log.fileno(), str(RTPENGINE), "--foreground", f"--config-file={folder}/rtpengine.conf")
        await eventually(lambda: answers_ping(control), within=20)
        signals = await started(
            log.fileno(), str(KAMAILIO), "-DD", "-E", "-f", f"{folder}/kamailio.cfg", "-Y", f"{folder}/run"
        )
        try:
            await eventually(lambda: is_listening(outside), within=20)
            yield outside
        finally:
            for process in (signals, sound):
                if process.returncode is None:
                    os.killpg(process.pid, signal.SIGTERM)  # a process group of its own: Kamailio is several processes
                await process.wait()


async def started(log: int, *command: str) -> Process:
    return await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log, start_new_session=True)


def answers_ping(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(0.2)
        asking.sendto(b"1 d7:command4:pinge", ("127.0.0.1", port))
        try:
            return b"pong" in asking.recv(100)
        except OSError:
            return False


def is_listening(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex((OUTSIDE, port)) == 0


def test_a_carrier_with_tls_and_srtp_reaches_the_line_through_the_documented_border(
    prompts: Prompts, tmp_path: Path
) -> None:
    async def call() -> tuple[Running, tuple[str, ...], float]:
        async with running_line(prompts, settings=LineSettings(bind=LINE, port=0)) as running:
            async with border(tmp_path, running.address[1]) as outside:
                telephone = SecureBaresip(tmp_path / "telephone", "07700900123")
                telephone.border = outside
                share = await heard(telephone, running)
            path, _ = await running.last_call()
            return running, path, share

    running, path, share = asyncio.run(call())

    assert path == ("greeting", "start", "help", "star")
    assert share > 0.8
    assert "RTP/SAVP" in (tmp_path / "telephone" / "log").read_text(errors="replace")
    assert running.line.counts["sound_from_a_stranger"] == 0


def test_a_telephone_behind_the_border_that_dies_is_missed(prompts: Prompts, tmp_path: Path) -> None:
    """The border goes on sending nothing, and does not answer in the telephone's place."""
    patience = LivenessTimeouts(quiet=3.0, answers=15.0)  # on a busy machine its sound stops for a second, too

    async def call() -> tuple[tuple[str, ...], str]:
        async with running_line(prompts, settings=LineSettings(bind=LINE, port=0, patience=patience)) as running:
            async with border(tmp_path, running.address[1]) as outside:
                telephone = SecureBaresip(tmp_path / "telephone", "07700900123")
                telephone.border = outside
                async with telephone:
                    await telephone.dial(running.address)
                    await eventually(lambda: [call._state.at for call in running.line._calls] == ["start"], within=20)
                    await asyncio.sleep(4.5)
                    assert running.desk.ended == {}, "it is heard"
                    telephone.dies()
                    await eventually(lambda: bool(running.desk.ended), within=30)
            return await running.last_call()

    path, came_to = asyncio.run(call())

    assert (path[-1], came_to) == ("gone", "cut_off")


async def heard(telephone: SecureBaresip, running: Running) -> float:
    """Ring, key 2, hang up by star; returns the share of the menu behind that key in what it recorded."""
    tone = from_mulaw(running.sound("calls-help-menu"))[:3200]
    async with telephone:
        await telephone.dial(running.address)
        await eventually(lambda: [call._state.at for call in running.line._calls] == ["start"], within=20)
        (call,) = running.line._calls
        assert call._call.rings_from == telephone.number
        await telephone.press("2")
        await eventually(lambda: share_of_tone(telephone.heard(), tone) > 0.8, within=20)
        await telephone.press("*")
        await eventually(lambda: not running.line._calls)
        return share_of_tone(telephone.heard(), tone)
