"""IMAP servers of others, for tests: pymap (Python, always) and Dovecot (where the machine has it)."""

from __future__ import annotations

import imaplib
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.adapters.mailers.server import certify
from victimcare.adapters.mailboxes.imap import ImapMailbox, ImapServer

USER, PASSWORD = "contact", "open-sesame"
TAKEN = "Taken"
WITHOUT_MOVE = "imap_capability {\n  MOVE = no\n}\n"
HAS_DOVECOT = shutil.which("dovecot") is not None


@dataclass
class RunningServer:
    """`authority`: the certificate to trust; None: the server speaks without encryption."""

    port: int
    command: list[str]
    authority: Path | None = None
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        ends = time.monotonic() + 20
        while time.monotonic() < ends:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.05)
        raise AssertionError("the IMAP server did not start")

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def mailbox(self, *, password: str = PASSWORD) -> ImapMailbox:
        tls = ssl.create_default_context(cafile=self.authority) if self.authority else None
        host = "localhost" if tls else "127.0.0.1"
        return ImapMailbox(ImapServer(host, self.port, USER, password, tls), taken=TAKEN)

    @contextmanager
    def signed_in(self) -> Iterator[imaplib.IMAP4]:
        if self.authority:
            tls = ssl.create_default_context(cafile=self.authority)
            client: imaplib.IMAP4 = imaplib.IMAP4_SSL("localhost", self.port, ssl_context=tls)
        else:
            client = imaplib.IMAP4("127.0.0.1", self.port)
        client.login(USER, PASSWORD)
        yield client
        client.logout()

    def deliver(self, *mails: bytes) -> None:
        with self.signed_in() as client:
            for mail in mails:
                assert client.append("INBOX", "", "", mail)[0] == "OK"

    def count(self, folder: str) -> int:
        with self.signed_in() as client:
            answer, [count] = client.select(folder, readonly=True)
        return int(count or b"0") if answer == "OK" else 0


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def pymap_running() -> Iterator[RunningServer]:
    port = _free_port()
    program = str(Path(sys.executable).parent / "pymap")
    account = ["dict", "--demo-data", "--demo-user", USER, "--demo-password", PASSWORD]
    server = RunningServer(port, [program, "--host", "127.0.0.1", "--port", str(port), "--no-tls", *account])
    server.start()
    with server.signed_in() as client:  # its demonstration begins with mail
        client.select("INBOX")
        client.store("1:*", "+FLAGS", r"(\Deleted)")
        client.expunge()
    yield server
    server.kill()


@contextmanager
def dovecot_running(more: str = "") -> Iterator[RunningServer]:
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), _free_port()
        folder.chmod(0o755)
        for inner in ("mail", "run", "state"):
            (folder / inner).mkdir()
        shutil.chown(folder / "mail", "nobody", "nogroup")
        certify(folder, "localhost")
        (folder / "dovecot.conf").write_text(_DOVECOT.format(folder=folder, port=port, password=PASSWORD) + more)
        command = ["dovecot", "-F", "-c", str(folder / "dovecot.conf")]
        server = RunningServer(port, command, folder / "authority.pem")
        server.start()
        yield server
        server.kill()


_DOVECOT = """
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
ssl = required
ssl_server_cert_file = {folder}/server.pem
ssl_server_key_file = {folder}/server.pem
mail_driver = maildir
mail_home = {folder}/mail/%{{user}}
mail_path = ~/box
passdb static {{
  password = {password}
}}
userdb static {{
  fields {{
    uid = nobody
    gid = nogroup
  }}
}}
first_valid_gid = 0
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    listen = 127.0.0.1
    port = {port}
    ssl = yes
  }}
}}
"""
