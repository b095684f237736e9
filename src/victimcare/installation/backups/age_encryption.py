"""Encrypts a stream to public keys and decrypts it with the private one, in the form of age
(https://age-encryption.org).

Both work piece by piece in a thread beside the one that packs or unpacks, so memory does not grow with the file and
nothing is on disk in the clear.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from victimcare.installation.installation_home import StartRefused

BEGINS_WITH = b"age-encryption.org/v1"
_SSH = ("ssh-ed25519 ", "ssh-rsa ")


def read_recipient(text: str) -> Any:
    """A public key: age1…, or a line of an SSH key. Raises StartRefused."""
    text = text.strip()
    if text.startswith("AGE-SECRET-KEY-"):
        raise StartRefused("That is a private key, which opens backups: give the public one, which begins with age1.")
    try:
        if text.startswith(_SSH):
            return pyrage.ssh.Recipient.from_str(text)
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise StartRefused(
            f"{text!r} is no public key of age: expected age1… (as age-keygen prints it) or a line ssh-ed25519 …"
        ) from None


def read_recipients_file(file: Path) -> list[str]:
    """The public keys in a file, one a line; lines that begin with # are skipped."""
    found = [line for line in _lines(file) if not line.startswith("#")]
    if not found:
        raise StartRefused(f"{file} names no public key: expected one a line, such as age1…")
    return found


def read_identities(file: Path) -> list[Any]:
    """The private keys in a file: lines AGE-SECRET-KEY-1…, or one SSH key. Raises StartRefused."""
    content = _read(file)
    try:
        if b"PRIVATE KEY-----" in content:
            return [pyrage.ssh.Identity.from_buffer(content)]
        lines = [line for line in _lines(file) if not line.startswith("#")]
        if lines:
            return [pyrage.x25519.Identity.from_str(line) for line in lines]
    except (pyrage.IdentityError, ValueError):
        pass
    hint = ": it is encrypted itself, open it with age -d first" if content.startswith(BEGINS_WITH) else ""
    raise StartRefused(
        f"{file} holds no private key{hint or ' (expected a line AGE-SECRET-KEY-1…, as age-keygen writes)'}."
    )


def is_encrypted(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(BEGINS_WITH)) == BEGINS_WITH


@contextmanager
def encrypt_stream_to(target: BinaryIO, recipients: Sequence[Any]) -> Iterator[BinaryIO]:
    """Yields a stream; what is written into it is in `target`, encrypted, once the block ends."""
    reading, writing = os.pipe()

    def encrypt() -> None:
        with os.fdopen(reading, "rb") as clear:
            pyrage.encrypt_io(clear, target, recipients)

    worker = _Worker(encrypt)
    stream = os.fdopen(writing, "wb")
    try:
        yield stream
        stream.close()
    except BrokenPipeError:
        pass  # the fault is the worker's, and raised below
    finally:
        _close(stream)
        worker.join()
    if worker.fault:
        raise StartRefused(f"The backup could not be written ({worker.fault}).") from None


@contextmanager
def decrypt_file(file: Path, identities: Sequence[Any]) -> Iterator[BinaryIO]:
    """The decrypted stream of an encrypted file. Raises StartRefused for a wrong key or a file that was altered or cut
    off."""
    reading, writing = os.pipe()

    def open_it() -> None:
        with file.open("rb") as sealed, os.fdopen(writing, "wb") as clear:
            pyrage.decrypt_io(sealed, clear, identities)

    worker = _Worker(open_it)
    stream = os.fdopen(reading, "rb")
    try:
        yield stream
        while stream.read(1 << 20):
            pass  # read to the end: only then is the file known to be whole
    except Exception:
        _close(stream)
        worker.join()
        if worker.fault and not isinstance(worker.fault, BrokenPipeError):
            raise _refusal(file, worker.fault) from None
        raise
    finally:
        _close(stream)
        worker.join()
    if worker.fault:
        raise _refusal(file, worker.fault) from None


def _refusal(file: Path, fault: BaseException) -> StartRefused:
    if "No matching keys" in str(fault):
        return StartRefused(f"{file} was encrypted to another key: give the private key of one that it was made for.")
    return StartRefused(f"{file} is not a whole backup (it was altered or cut off): take another one.")


class _Worker:
    def __init__(self, work: Callable[[], None]) -> None:
        self.fault: BaseException | None = None
        self._work = work
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def join(self) -> None:
        self._thread.join()

    def _run(self) -> None:
        try:
            self._work()
        except BaseException as fault:  # raised in the thread that waits for this one
            self.fault = fault


def _close(stream: BinaryIO) -> None:
    with suppress(BrokenPipeError):
        stream.close()


def _lines(file: Path) -> list[str]:
    return [line.strip() for line in _read(file).decode(errors="replace").splitlines() if line.strip()]


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise StartRefused(f"{file} cannot be read ({error.strerror}).") from None
