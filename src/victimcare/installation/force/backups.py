"""Who may open the force's backups."""

from __future__ import annotations

from victimcare.installation.force.table import Table
from victimcare.rules.force import BackupSettings

_BEGINNINGS = ("age1", "ssh-ed25519 ", "ssh-rsa ")


def read_backup_settings(table: Table) -> BackupSettings:
    made = BackupSettings(_public_keys(table, "recipients"), _public_keys(table, "key_recipients"))
    table.refuse_unknown()
    return made


def _public_keys(table: Table, name: str) -> tuple[str, ...]:
    found = table.texts_if_any(name)
    if any(not text.startswith(_BEGINNINGS) for text in found):
        raise table.wrong(name, 'public keys of age, such as "age1…" or "ssh-ed25519 …"')
    return found
