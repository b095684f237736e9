"""The whole installation in one file, and back.

The file is a tar: `manifest.json` (what it is, and a digest of every other member), `database.dump` (PostgreSQL's own
custom format) and `home/...` (force.toml, the kept secrets, recordings: all but the cluster, logs and what only lives
while it runs). It holds keys and victims' data, and is readable by its owner only. The one key that it does not hold is
that of the recordings: what callers said would lie beside what opens it. That key is kept apart, by people.

Settings that came from the environment are not in it, nor is a provider's memory of what was sent after it was made:
so after a restore nothing is sent until a person releases it.
"""

import getpass
import hashlib
import io
import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.types.json import Jsonb

from victimcare.installation import environment, home
from victimcare.installation.database import connected, stamp
from victimcare.installation.environment import Environment
from victimcare.installation.postgres import running_postgres
from victimcare.installation.program import Program
from victimcare.installation.refusal import Refusal

FORM = 1  # of the file; an older product refuses a newer one
OWNER = "VICTIMCARE_OWNER_DATABASE_URL"
LEFT_OUT = {"database", "logs", "outside", home.LOCK, home.RUNNING}  # made anew by the next start
KEPT_APART = PurePosixPath(home.SECRETS, "VICTIMCARE_STORE_KEY")
AUDIT_HEADS = "audit-head"  # how the names of the files begin in which the sealer keeps heads of the audit's chain
HELD_BECAUSE = "restored from a backup"

Say = Callable[[str], None]


def backup(file: Path, *, environ: Mapping[str, str] = os.environ, note: Say) -> None:
    """Writes the file whole or not at all. The installation may be running. Raises Refusal."""
    if file.exists():
        raise Refusal(f"{file} exists already: give another name, or remove it first.")
    at = datetime.now(UTC)
    with (
        _database(environ) as (settings, owner_url),
        tempfile.TemporaryDirectory(prefix=".backup-", dir=_folder_of(file)) as folder,
    ):
        dump = Path(folder) / "database.dump"
        heads = _heads(settings.home, Path(folder))
        _write_entry(owner_url, "installation.backed_up", at, {"file": file.name})
        note("Copying the database ...")
        _postgres("pg_dump", owner_url, "--format=custom", "--no-owner", "--no-privileges", f"--file={dump}")
        note("Packing ...")
        unfinished = Path(folder) / "packed"
        env = stamp(owner_url, OWNER) or settings.env
        members = _members(settings.home, dump) | heads
        _pack(unfinished, members, {"form": FORM, "made_at": at.isoformat(), "env": env})
        unfinished.replace(file)


@dataclass(frozen=True, slots=True)
class Restored:
    made_at: datetime
    env: str  # which its database belongs to


def restore(file: Path, *, environ: Mapping[str, str] = os.environ, note: Say) -> Restored:
    """Into a home and a database that hold nothing yet. Answers what it was. Raises Refusal."""
    with tempfile.TemporaryDirectory(prefix="victimcare-restore-") as folder:
        note("Checking the file ...")
        manifest = _unpack(file, Path(folder))
        home.make(environment.home_of(environ))
        with _database(environ, is_new=True) as (settings, owner_url):
            _refuse_held(owner_url)
            note("Restoring the database ...")
            options = ("--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")
            _postgres("pg_restore", owner_url, *options, str(Path(folder) / "database.dump"))
            _hold_sending(owner_url, manifest)
            _put_back(Path(folder) / "home", settings.home)
            env = stamp(owner_url, OWNER) or settings.env
            home.remember(settings.home, env)
    return Restored(datetime.fromisoformat(manifest["made_at"]), env)


@contextmanager
def _database(environ: Mapping[str, str], *, is_new: bool = False) -> Iterator[tuple[Environment, str]]:
    """The settings and the owner's address: of what runs in this home, else of a server for as long as this takes."""
    settings = environment.load(environ, beside_running=False)
    if settings.database_url:
        if not settings.owner_database_url:
            raise Refusal(f"DATABASE_URL is set, so {OWNER} must be set too.")
        yield settings, settings.owner_database_url
        return
    if not is_new and not (settings.home / "database").exists():
        raise Refusal(f"There is no installation in {settings.home}: set VICTIMCARE_HOME to the one that is meant.")
    try:
        with home.hold(settings.home), running_postgres(settings.home / "database") as urls:
            yield settings, urls.owner
    except home.AlreadyRuns:
        if is_new:
            raise
        settings = environment.load(environ)
        yield settings, str(settings.owner_database_url)


def _postgres(name: str, url: str, *arguments: str) -> None:
    """One of PostgreSQL's own programs on this database; the password stays off the command line."""
    parts = conninfo_to_dict(url)
    password = str(parts.pop("password", "") or "")
    program = Program.reachable_by(None, copy_to=Path("/"))
    ran = subprocess.run(
        [str(program.binary(name)), f"--dbname={make_conninfo('', **parts)}", "--no-password", *arguments],
        env={**program.environment(), "PGPASSWORD": password},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        lines = ran.stderr.strip().splitlines()
        raise Refusal(f"{name} failed: {lines[0] if lines else 'it gave no reason'}")


def _heads(home_folder: Path, folder: Path) -> dict[str, Path]:
    """Name in the tar -> a copy of before the dump: a head kept later would miss its link in what is restored."""
    copies = {}
    for path in home_folder.glob(f"{AUDIT_HEADS}*.json*"):
        copies[f"home/{path.name}"] = folder / path.name
        (folder / path.name).write_bytes(path.read_bytes())
    return copies


def _members(folder: Path, dump: Path) -> dict[str, Path]:
    """Name in the tar -> file."""
    found = {"database.dump": dump}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        is_left_out = relative.parts[0] in LEFT_OUT or relative.parts[0].startswith(AUDIT_HEADS)
        is_left_out = is_left_out or relative.as_posix() == KEPT_APART.as_posix()
        if not is_left_out and path.is_file() and not path.is_symlink():
            found[f"home/{relative.as_posix()}"] = path
    return found


def _pack(target: Path, members: Mapping[str, Path], manifest: Mapping[str, Any]) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as packed:
            digests = {name: _digest(path) for name, path in members.items()}
            told = json.dumps({**manifest, "sha256": digests}, indent=2).encode()
            entry = tarfile.TarInfo("manifest.json")
            entry.size = len(told)
            packed.addfile(entry, io.BytesIO(told))
            for name, path in members.items():
                packed.add(path, name, recursive=False)
        file.flush()
        os.fsync(descriptor)


def _unpack(file: Path, folder: Path) -> dict[str, Any]:
    """Every member, compared with its digest. Raises Refusal when the file is not whole."""
    try:
        with tarfile.open(file) as packed:
            first = packed.extractfile("manifest.json")
            manifest: dict[str, Any] = json.loads(first.read()) if first else {}
            if manifest["form"] > FORM:
                raise Refusal(f"{file} was made by a newer Victim Care: restore it with that one.")
            for name in manifest["sha256"]:
                _extract(packed, name, folder)
    except (OSError, KeyError, ValueError, TypeError, tarfile.TarError) as error:
        raise Refusal(f"{file} is not a whole backup ({_in_words(error)}): take another one.") from None
    changed = [name for name, digest in manifest["sha256"].items() if _digest(folder / name) != digest]
    if changed:
        raise Refusal(f"{file} is damaged ({changed[0]} is not what was packed): take another one.")
    return manifest


def _in_words(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it lacks {str(error.args[0]).removeprefix('filename ').split(' ')[0]}"
    if isinstance(error, tarfile.ReadError):
        return "it is cut off, or no file that victimcare backup wrote"
    return (str(error).splitlines() or [type(error).__name__])[0]


def _extract(packed: tarfile.TarFile, name: str, folder: Path) -> None:
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        raise tarfile.TarError(f"{name} lies outside")
    content = packed.extractfile(name)
    if content is None:
        raise tarfile.TarError(f"{name} is no file")
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        while block := content.read(1 << 20):
            out.write(block)


def _put_back(source: Path, folder: Path) -> None:
    for path in sorted(source.rglob("*")) if source.exists() else []:
        target = folder / path.relative_to(source)
        if path.is_dir():
            target.mkdir(mode=0o700, exist_ok=True)
        else:
            target.write_bytes(path.read_bytes())
            target.chmod(0o600)


def _refuse_held(owner_url: str) -> None:
    with connected(owner_url, OWNER) as connection:
        row = connection.execute("SELECT to_regclass('records_installation')").fetchone()
    if row and row[0] is not None:
        raise Refusal("The database holds an installation already: restore into an empty VICTIMCARE_HOME or database.")


def _hold_sending(owner_url: str, manifest: Mapping[str, Any]) -> None:
    """In the database itself, before anything can start on it."""
    now = datetime.now(UTC)
    with connected(owner_url, OWNER) as connection:
        connection.execute(
            "UPDATE records_installation SET sending_held_since = %s, sending_held_reason = %s", [now, HELD_BECAUSE]
        )
    _write_entry(owner_url, "installation.restored", now, {"made_at": manifest["made_at"]})


def _write_entry(owner_url: str, act: str, at: datetime, detail: Mapping[str, str]) -> None:
    """The audit's entry for what concerns every case at once."""
    with connected(owner_url, OWNER) as connection:
        connection.execute(
            "INSERT INTO records_auditentry (at, actor_kind, actor, act, reason, detail)"
            " VALUES (%s, 'operator', %s, %s, '', %s)",
            [at, f"operator:{getpass.getuser()}", act, Jsonb(dict(detail))],
        )


def _folder_of(file: Path) -> Path:
    folder = file.absolute().parent
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Refusal(f"{folder} is no folder that can be written to: give another place for the backup.")
    return folder


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
