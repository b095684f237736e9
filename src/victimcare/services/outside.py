"""Which supplier stands behind each port. `config` binds them at start; services ask here."""

from __future__ import annotations

from victimcare.services.ports import Receipts, Speech, Texts

_texts: Texts | None = None
_receipts: Receipts | None = None
_speech: Speech | None = None


class NotBound(RuntimeError):
    """No supplier is configured for this port: messages are held, and `victimcare check` says so."""


def bind(*, texts: Texts | None = None, receipts: Receipts | None = None, speech: Speech | None = None) -> None:
    """Called by `config` once a process, and by tests. A port left out keeps what it had."""
    global _texts, _receipts, _speech
    _texts = texts or _texts
    _receipts = receipts or _receipts
    _speech = speech or _speech


def texts() -> Texts:
    """Raises NotBound when no provider is configured."""
    if _texts is None:
        raise NotBound("texts")
    return _texts


def receipts() -> Receipts:
    """Who reads what the provider of texts tells us. Raises NotBound when no provider is configured."""
    if _receipts is None:
        raise NotBound("receipts")
    return _receipts


def speech() -> Speech:
    if _speech is None:
        raise NotBound("speech")
    return _speech
