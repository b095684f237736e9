"""The papers as one file: each part as data, the whole to read as a document, and a manifest of their digests."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from victimcare.rules.clock import LONDON, london_text
from victimcare.services import port_registry
from victimcare.services.challenges.papers_words import document

_ENDINGS = {True: "pdf", False: "html"}


@dataclass(frozen=True, slots=True)
class Papers:
    """`file_name` says nothing of what it is about."""

    file_name: str
    content: bytes
    digest: str


def packed(parts: Mapping[str, Any], *, reference: str, now: datetime) -> Papers:
    """The same parts at the same moment give the same bytes. Raises NotBound where nobody makes documents."""
    files = {f"{name}.json": _as_json(part) for name, part in parts.items()}
    printed = port_registry.document_maker().render(
        document(parts, reference=reference, today=now.astimezone(LONDON).date())
    )
    files[f"papers.{_ENDINGS[printed.is_pdf]}"] = printed.content
    files["manifest.json"] = _as_json(_manifest(files, reference, now))
    content = _zipped(files, now)
    digest = hashlib.sha256(content).hexdigest()
    return Papers(f"papers-{digest[:8]}.zip", content, digest)


def _manifest(files: Mapping[str, bytes], reference: str, now: datetime) -> dict[str, Any]:
    return {
        "version": 1,
        "crime_reference": reference,
        "made_at": london_text(now),
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in sorted(files.items())
        ],
    }


def _as_json(part: Any) -> bytes:
    return (json.dumps(part, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _zipped(files: Mapping[str, bytes], now: datetime) -> bytes:
    local = now.astimezone(LONDON)
    moment = (local.year, local.month, local.day, local.hour, local.minute, local.second)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, moment), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
