"""Every setting that comes from the environment: one table, `Environment`, by subject in `variables/`.

Each row is a field: the variable's name, the form of its text, its default and its meaning. A value may also come from
a file named by `NAME_FILE`, or from a credential of systemd of that name (`LoadCredential=`). Commands typed beside a
running installation take what its parent gave its children (`running.json` in the home) before the defaults; where
nothing runs they take the home's environment from the file that the last start left there.
"""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_type_hints

from psycopg.conninfo import conninfo_to_dict

from victimcare.installation.installation_home import (
    ENVIRONMENT_FILE,
    RUNNING,
    StartRefused,
    read_environment_name,
    read_or_make_secret,
    refuse_home_file,
)
from victimcare.installation.variables import setting_kinds
from victimcare.installation.variables.force_system_variables import ForceSystemVariables
from victimcare.installation.variables.machine_variables import MachineVariables
from victimcare.installation.variables.message_variables import PostVariables, SupplierVariables
from victimcare.installation.variables.setting_kinds import SettingRow, SettingSecrecy
from victimcare.installation.variables.telephone_variables import HostedCarrierVariables, LineVariables

PREFIX = "VICTIMCARE_"  # of nearly all our variables


@dataclass(frozen=True, kw_only=True)
class Environment(
    MachineVariables, LineVariables, HostedCarrierVariables, PostVariables, SupplierVariables, ForceSystemVariables
):
    """The settings, read. None where nothing was given and there is no default."""

    @property
    def takes_mail(self) -> bool:
        """Whether there is any address at which mail is taken in."""
        return bool(self.mail_addresses or self.control_room_address)

    @property
    def public_address(self) -> str:
        """What people and suppliers type to reach the pages; this machine's own address when none is set."""
        host = f"[{self.bind}]" if ":" in self.bind else self.bind
        return self.public_url or f"http://{host}:{self.web_port}"


@dataclass(frozen=True, slots=True)
class SettingReport:
    """A setting as `victimcare settings` shows it."""

    name: str
    value: str | None  # masked when secret
    source: str
    meaning: str


def setting_rows() -> dict[str, SettingRow]:
    """The table, subject by subject: attribute -> row."""
    hints = [hint for part in Environment.__bases__ for hint in get_type_hints(part, include_extras=True).items()]
    return {attribute: hint.__metadata__[0] for attribute, hint in hints}


def find_home_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the installation, before anything in it is read."""
    return setting_kinds.parse_folder(_given(setting_rows()["home"], environ)[0] or str(setting_kinds.default_home()))


def load_environment(environ: Mapping[str, str] = os.environ, *, beside_running: bool = True) -> Environment:
    """The settings, each read and checked. Raises StartRefused naming variable, value and what was expected.

    `beside_running`: take what a running installation gave its children, unless it is set here; and the home's
    environment, even when nothing runs.
    """
    table = setting_rows()
    values: dict[str, Any] = {
        attribute: _read(table[attribute], given) for attribute, given, _ in _gather(environ, beside_running)
    }
    environment = Environment(**values)
    if environment.now and environment.env == "production":
        raise StartRefused("VICTIMCARE_NOW is set and the clock is never frozen in production: unset it.")
    if environment.mail_tls == "none" and environment.env == "production":
        raise StartRefused(
            "VICTIMCARE_MAIL_TLS is none, and in production no word leaves unprotected: set it to starttls."
        )
    given = {address.casefold() for address in (*environment.mail_addresses, environment.officer_address)}
    if environment.control_room_address and environment.control_room_address.casefold() in given:
        raise StartRefused(
            "VICTIMCARE_CONTROL_ROOM_ADDRESS is one of VICTIMCARE_MAIL_ADDRESS, or VICTIMCARE_OFFICER_ADDRESS: what "
            "the public writes to the control room is never taken at another's address."
        )
    if environment.officer_address.casefold() in {address.casefold() for address in environment.mail_addresses}:
        raise StartRefused(
            "VICTIMCARE_OFFICER_ADDRESS is one of VICTIMCARE_MAIL_ADDRESS: what victims and what officers write is "
            "never taken at one address."
        )
    return environment


def report_settings(environ: Mapping[str, str] = os.environ) -> list[SettingReport]:
    """Every setting, its value, where it came from and what it means."""
    found = {attribute: (given, source) for attribute, given, source in _gather(environ, beside_running=True)}
    return [
        SettingReport(row.name, _shown(row, found[attribute][0]), found[attribute][1], row.meaning)
        for attribute, row in setting_rows().items()
    ]


def generated_secrets(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Name and value of each key that an installation makes for itself, as in use now."""
    table = setting_rows()
    return {
        table[attribute].name: given
        for attribute, given, _ in _gather(environ, beside_running=True)
        if table[attribute].secret is SettingSecrecy.MADE and given is not None
    }


def find_unknown_variables(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Variables that look like ours and are in no row -> the nearest known name, or nothing."""
    known = {
        name.removeprefix(PREFIX): name for row in setting_rows().values() for name in (row.name, f"{row.name}_FILE")
    }
    ours = sorted(name for name in environ if name.startswith(PREFIX) and name not in known.values())
    near = {name: get_close_matches(name.removeprefix(PREFIX), known, n=1) for name in ours}
    return {name: known[found[0]] if found else "" for name, found in near.items()}


def django_database_settings(url: str) -> dict[str, object]:
    """Django's description of the database at this address, including sockets and further parameters."""
    parts = conninfo_to_dict(url)
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{django: str(parts.pop(ours, "") or "") for ours, django in names.items()},
        "OPTIONS": dict(parts),
    }


def _gather(environ: Mapping[str, str], beside_running: bool) -> Iterator[tuple[str, str | None, str]]:
    """Attribute, text and source of each setting."""
    table = setting_rows()
    home = find_home_folder(environ)
    refuse_home_file(home)
    handed = _handed(home) if beside_running else {}
    kept = {"VICTIMCARE_ENV": read_environment_name(home)} if beside_running else {}
    for attribute, row in table.items():
        given, source = _given(row, environ)
        if row.name in handed and (given is None or (given == "0" and row.read is setting_kinds.parse_port)):
            given, source = handed[row.name], "the running installation"
        if given is None and kept.get(row.name) is not None:
            given, source = kept[row.name], str(home / ENVIRONMENT_FILE)
        if given is None and row.secret is SettingSecrecy.MADE:
            given, source = read_or_make_secret(home, row.name, made=secrets.token_urlsafe(48))
        if given is None:
            given, source = row.default, "default" if row.default is not None else "not set"
        yield attribute, given, source


def _given(row: SettingRow, environ: Mapping[str, str]) -> tuple[str | None, str]:
    """From the variable, the file that NAME_FILE names, or the credential of that name. An empty variable counts as not
    set."""
    direct, file = environ.get(row.name) or None, environ.get(f"{row.name}_FILE") or None
    if direct is not None and file is not None:
        raise StartRefused(f"{row.name} and {row.name}_FILE are both set: keep one of them.")
    credential = _find_credential(row.name, environ)
    if credential is not None and (direct is not None or file is not None):
        raise StartRefused(f"{row.name} is set, and is a credential of systemd too: keep one of them.")
    file = file or credential
    if file is None:
        return direct, "environment"
    try:
        return Path(file).read_text(encoding="utf-8").strip(), file
    except (OSError, UnicodeDecodeError) as error:
        named = row.name if credential else f"{row.name}_FILE"
        raise StartRefused(f"{named} names {file}, which cannot be read: {error}.") from None


def _find_credential(name: str, environ: Mapping[str, str]) -> str | None:
    """The file in which systemd passes a credential to this service alone (systemd.exec(5), CREDENTIALS_DIRECTORY)."""
    folder = environ.get("CREDENTIALS_DIRECTORY")
    path = Path(folder, name) if folder else None
    return str(path) if path is not None and path.is_file() else None


def _read(row: SettingRow, given: str | None) -> object:
    if given is None:
        return None
    try:
        return row.read(given)
    except setting_kinds.UnreadableSetting as expected:
        shown = "a value that is not shown" if row.secret is not SettingSecrecy.NO else f"“{given}”"
        raise StartRefused(f"{row.name} is {shown}; expected {expected}.") from None


def _handed(home: Path) -> dict[str, str]:
    try:
        handed: dict[str, str] = json.loads((home / RUNNING).read_text(encoding="utf-8"))
    except (FileNotFoundError, PermissionError):
        return {}
    return handed


def _shown(row: SettingRow, given: str | None) -> str | None:
    return "••••••••" if given is not None and row.secret is not SettingSecrecy.NO else given
