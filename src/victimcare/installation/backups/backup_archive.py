"""The tar inside a backup, written and read as a stream.

Its members come first and `manifest.json` last, with the kind of file and the digest of every other member. A stream
whose length is not known in advance, such as the copy of the database, is cut into parts `NAME.00001`, `NAME.00002`. It
can be opened without this product: `age -d`, `tar x`, and the parts joined by `cat`.

Files of form 1, whose manifest came first and which were never encrypted, can still be read.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any, BinaryIO, Protocol

from victimcare.installation.backups import age_encryption
from victimcare.installation.installation_home import StartRefused

FORM = 2  # of the file; an older product refuses a newer form
MANIFEST = "manifest.json"
PART = 8 << 20  # bytes held in memory at once
DATA, KEYS, PERSON_KEYS = "data", "keys", "person keys"  # what a file holds


class ReadableStream(Protocol):
    """A stream that is read once, from its beginning."""

    def read(self, size: int = -1, /) -> bytes: ...


class ArchiveWriter:
    def __init__(self, stream: BinaryIO) -> None:
        self._tar = tarfile.TarFile(fileobj=_Counted(stream), mode="w")
        self._digests: dict[str, str] = {}

    def add_bytes(self, name: str, content: bytes) -> None:
        self._add(name, io.BytesIO(content), len(content))

    def add_file(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            self._add(name, file, path.stat().st_size)

    def add_stream(self, name: str, stream: ReadableStream) -> None:
        number = 0
        while part := stream.read(PART):
            number += 1
            self.add_bytes(f"{name}.{number:05}", part)

    def close(self, told: Mapping[str, Any]) -> None:
        manifest = {"form": FORM, **told, "sha256": self._digests}
        self._add(MANIFEST, io.BytesIO(content := json.dumps(manifest, indent=2).encode()), len(content))
        self._tar.close()

    def _add(self, name: str, content: IO[bytes], size: int) -> None:
        entry = tarfile.TarInfo(name)
        entry.size = size
        hashing = _Hashing(content)
        self._tar.addfile(entry, hashing)
        self._digests[name] = hashing.digest.hexdigest()


@dataclass(frozen=True, slots=True)
class BackupManifest:
    form: int
    holds: str  # DATA, KEYS or PERSON_KEYS
    made_at: str
    env: str
    needs_person_keys: bool = False  # for data: the keys that seal words about persons are in a file beside it
    sha256: Mapping[str, str] = field(default_factory=dict)


def check_archive(file: Path, identities: list[Any], *, holds: str) -> BackupManifest:
    """Reads the whole file once and writes nothing. Raises StartRefused unless it is complete and of this kind."""
    digests: dict[str, str] = {}
    told: dict[str, Any] = {}
    try:
        with open_members(file, identities) as members:
            for name, content in members:
                if name == MANIFEST:
                    told = json.loads(content.read())
                    continue
                _refuse_outside(name)
                digests[name] = _digest(content)
        manifest = _manifest(file, told)
    except (OSError, KeyError, ValueError, TypeError, tarfile.TarError) as error:
        raise StartRefused(f"{file} is not a whole backup ({_in_words(error)}): take another one.") from None
    changed = [name for name, digest in manifest.sha256.items() if digests.get(name, digest) != digest]
    if changed:
        raise StartRefused(f"{file} is damaged ({changed[0]} is not what was packed): take another one.")
    missing = sorted(manifest.sha256.keys() - digests.keys())
    if missing:
        raise StartRefused(f"{file} is not a whole backup (it lacks {missing[0]}): take another one.")
    if manifest.holds != holds:
        writer = {DATA: "as FILE by victimcare backup", KEYS: "by victimcare backup-keys"}
        by = writer.get(manifest.holds, "beside the data by victimcare backup")
        raise StartRefused(f"{file} holds {manifest.holds} and {holds} were expected: it was written {by}.")
    return manifest


@contextmanager
def open_members(file: Path, identities: list[Any]) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
    """The name and content of each member, in order. Raises StartRefused where the file is encrypted and no key was
    given."""
    with ExitStack() as opened:
        if age_encryption.is_encrypted(file):
            if not identities:
                raise StartRefused(
                    f"{file} is encrypted: name the file of the private key that opens it, with --identity."
                )
            stream: IO[bytes] = opened.enter_context(age_encryption.decrypt_file(file, identities))
        else:
            stream = opened.enter_context(file.open("rb"))
        yield _members(opened.enter_context(tarfile.open(fileobj=stream, mode="r|")))


def _members(packed: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    for entry in packed:
        content = packed.extractfile(entry)
        if content is None:
            raise tarfile.TarError(f"{entry.name} is no file")
        yield entry.name, content


def _manifest(file: Path, told: Mapping[str, Any]) -> BackupManifest:
    if not told:
        raise KeyError(MANIFEST)
    if told["form"] > FORM:
        raise StartRefused(f"{file} was made by a newer Victim Care: restore it with that one.")
    return BackupManifest(
        told["form"],
        told.get("holds", DATA),
        told["made_at"],
        told.get("env", ""),
        told.get("needs_person_keys", False),
        dict(told["sha256"]),
    )


def _refuse_outside(name: str) -> None:
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        raise tarfile.TarError(f"{name} lies outside")


def _in_words(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it lacks {str(error.args[0])!r}"
    if isinstance(error, tarfile.ReadError):
        return "it is cut off, or no file that victimcare backup wrote"
    return (str(error).splitlines() or [type(error).__name__])[0]


def _digest(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := content.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


class _Counted(io.RawIOBase):
    """Counts bytes for a stream that cannot report its position, such as a pipe."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, block: Any) -> int:
        self._stream.write(block)
        self._written += len(block)
        return len(block)


class _Hashing(io.RawIOBase):
    """A stream that is read once, with the digest of what was read."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        block = self._content.read(size)
        self.digest.update(block)
        return block
