"""This machine: the home, its listeners, its databases, its keys and its clock."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

from victimcare.installation.variables import setting_kinds
from victimcare.installation.variables.setting_kinds import SettingRow, SettingSecrecy


@dataclass(frozen=True, kw_only=True)
class MachineVariables:
    home: Annotated[
        Path,
        SettingRow(
            "VICTIMCARE_HOME",
            setting_kinds.parse_folder,
            "The folder for all that this installation keeps.",
            default=str(setting_kinds.default_home()),
        ),
    ]
    env: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_ENV",
            setting_kinds.choice_parser("production", "demo", "test"),
            "What this installation is for; a database belongs to one of them and refuses another.",
            default="production",
        ),
    ]
    bind: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_BIND",
            setting_kinds.parse_local_address,
            "The address every listener listens on.",
            default="127.0.0.1",
        ),
    ]
    web_port: Annotated[
        int,
        SettingRow(
            "VICTIMCARE_WEB_PORT", setting_kinds.parse_port, "The port of the pages and the API.", default="8000"
        ),
    ]
    metrics_port: Annotated[
        int,
        SettingRow(
            "VICTIMCARE_METRICS_PORT",
            setting_kinds.parse_port,
            "The port of /metrics, apart from the pages.",
            default="0",
        ),
    ]
    outside_port: Annotated[
        int,
        SettingRow(
            "VICTIMCARE_OUTSIDE_PORT",
            setting_kinds.parse_port,
            "The port of the demonstration's make-believe outside.",
            default="0",
        ),
    ]
    outside_smtp_port: Annotated[
        int,
        SettingRow(
            "VICTIMCARE_OUTSIDE_SMTP_PORT",
            setting_kinds.parse_port,
            "The port of its make-believe mail server.",
            default="0",
        ),
    ]
    public_url: Annotated[
        str | None,
        SettingRow(
            "VICTIMCARE_PUBLIC_URL",
            setting_kinds.parse_web_address,
            "The address that victims and suppliers use to reach the pages.",
        ),
    ]
    trusted_proxies: Annotated[
        tuple[str, ...],
        SettingRow(
            "VICTIMCARE_TRUSTED_PROXIES",
            setting_kinds.parse_networks,
            "The reverse proxies before the pages, such as 127.0.0.1: what they write in X-Forwarded-For says who "
            "visits, so that a visitor who tries many codes is slowed alone, and what they write in X-Forwarded-Proto "
            "says that the visit came over https. Of anybody else these headers are not believed.",
            default="",
        ),
    ]
    database_url: Annotated[
        str | None,
        SettingRow(
            "DATABASE_URL",
            setting_kinds.parse_database_address,
            "The application's role in a PostgreSQL 15 or later; without it the embedded one is started.",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    owner_database_url: Annotated[
        str | None,
        SettingRow(
            "VICTIMCARE_OWNER_DATABASE_URL",
            setting_kinds.parse_database_address,
            "The role that migrates and owns the tables; needed with DATABASE_URL.",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    sealer_database_url: Annotated[
        str | None,
        SettingRow(
            "VICTIMCARE_SEALER_DATABASE_URL",
            setting_kinds.parse_database_address,
            "The role that seals the audit; needed with DATABASE_URL.",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    now: Annotated[
        datetime | None,
        SettingRow(
            "VICTIMCARE_NOW",
            setting_kinds.parse_moment,
            "Freezes the clock, for demonstrations and tests: a call that rings never lapses. Refused in production.",
        ),
    ]
    secret_key: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_SECRET_KEY",
            setting_kinds.parse_long_secret,
            "Signs sessions and form tokens.",
            secret=SettingSecrecy.MADE,
        ),
    ]
    code_key: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_CODE_KEY",
            setting_kinds.parse_long_secret,
            "The key, kept outside the database, that access codes are hashed with; changing it ends every code.",
            secret=SettingSecrecy.MADE,
        ),
    ]
    store_keys: Annotated[
        tuple[str, ...],
        SettingRow(
            "VICTIMCARE_STORE_KEY",
            setting_kinds.parse_long_secrets,
            "The key, kept outside the database, that what people say, write and send is sealed with. To change it "
            "put a new one before it with a space between; the old one goes when victimcare check says that nothing is "
            "left of it.",
            secret=SettingSecrecy.MADE,
        ),
    ]
    handover_keys: Annotated[
        tuple[str, ...],
        SettingRow(
            "VICTIMCARE_HANDOVER_KEY",
            setting_kinds.parse_long_secrets,
            "The key, kept outside the database, that packets to other agencies are signed with (docs/handovers.md). "
            "To change it put a new one before it with a space between, and give the agencies the new public keys.",
            secret=SettingSecrecy.MADE,
        ),
    ]
    syslog: Annotated[
        str | tuple[str, int] | None,
        SettingRow(
            "VICTIMCARE_SYSLOG",
            setting_kinds.parse_socket_or_host,
            "Where log lines go beside standard error: the socket of this machine's syslog, such as /dev/log, which "
            "passes them on encrypted, or a host and a port (UDP, in the clear). None: nowhere else.",
        ),
    ]
    log_format: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_LOG_FORMAT",
            setting_kinds.choice_parser("people", "json"),
            "Log lines for people, or JSON.",
            default="people",
        ),
    ]
