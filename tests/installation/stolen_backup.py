"""A thief's program: what it makes of a backup of the data that it holds and can open.

It knows this product's source. From the file it takes every text that could be a key, and tries with each whether an
access code's first half, or an address that an officer answers to, can be worked out.
"""

from __future__ import annotations

import hmac
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from victimcare.installation.backups.backup_archive import open_members
from victimcare.installation.database_cluster import PostgresProgram
from victimcare.rules.updates import mail_authenticity

_COULD_BE_A_KEY = re.compile(rb"[A-Za-z0-9_+/=-]{24,}")
_ACCESS_CODES = re.compile(rb"^COPY public\.records_accessgrant .*?^\\\.$", re.DOTALL | re.MULTILINE)


def read_all(file: Path, identities: list[object]) -> dict[str, bytes]:
    """Name -> content of each member, the database written out as SQL."""
    with open_members(file, identities) as members:
        held = {name: content.read() for name, content in members}
    dump = b"".join(held.pop(name) for name in sorted(held) if name.startswith("database.dump"))
    return held | ({"database.sql": _as_sql(dump)} if dump else {})


def find_keys(held: dict[str, bytes]) -> Iterator[str]:
    """Each text of the file that could be a key: the whole of a file, and every long run of the letters of keys."""
    for content in held.values():
        yield content.decode(errors="replace").strip()
        for found in _COULD_BE_A_KEY.findall(content):
            yield found.decode()


def selectors_of(held: dict[str, bytes]) -> list[bytes]:
    """What the database keeps in place of the first half of each code."""
    [table] = _ACCESS_CODES.findall(held["database.sql"])  # a hash of other tables is as long
    return [bytes.fromhex(found.decode()) for found in re.findall(rb"\\\\x([0-9a-f]{64})\b", table)]


def find_first_half(selector: bytes, key: str) -> str | None:
    """Tries all million first halves with this key: some seconds."""
    begun = hmac.new(key.encode(), b"select:", "sha256")
    for number in range(1_000_000):
        tried = begun.copy()
        tried.update(b"%06d" % number)
        if tried.digest() == selector:
            return f"{number:06}"
    return None


def opens_first_half(selector: bytes, keys: Iterable[str], first_half: str) -> str | None:
    """The key with which this first half gives what the database keeps. Told the answer, a thief has it easier than in
    life."""
    said = f"select:{first_half}".encode()
    return next((key for key in keys if hmac.digest(key.encode(), said, "sha256") == selector), None)


def makes_reply_address(address: str, keys: Iterable[str], *, at: str, mail: int, officer: int, on: date) -> bool:
    """Whether any of these keys makes the address that was printed in an officer's mail."""
    return any(
        mail_authenticity.make_reply_address(
            at, key=b"officer-reply:" + key.encode(), mail=mail, officer=officer, on=on
        )
        == address
        for key in keys
    )


def _as_sql(dump: bytes) -> bytes:
    program = PostgresProgram.reachable_by(None, copy_to=Path("/"))
    with tempfile.NamedTemporaryFile() as file:
        file.write(dump)
        file.flush()
        return subprocess.run(
            [str(program.binary("pg_restore")), "--file=-", file.name],
            env=program.environment(),
            capture_output=True,
            check=True,
        ).stdout
