"""The telephone line: where it listens, who may ring it and through which carriers it places calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from victimcare.installation.variables import setting_kinds
from victimcare.installation.variables.setting_kinds import SettingRow, SettingSecrecy


@dataclass(frozen=True, kw_only=True)
class LineVariables:
    sip_port: Annotated[
        int, SettingRow("VICTIMCARE_SIP_PORT", setting_kinds.parse_port, "The UDP port of the line.", default="5070")
    ]
    sip_peers: Annotated[
        tuple[str, ...],
        SettingRow(
            "VICTIMCARE_SIP_PEERS",
            setting_kinds.parse_networks,
            "Machines that may ring the line besides this one: the carrier's, or the session border controller's.",
            default="",
        ),
    ]
    sip_media_peers: Annotated[
        tuple[str, ...],
        SettingRow(
            "VICTIMCARE_SIP_MEDIA_PEERS",
            setting_kinds.parse_networks,
            "Machines that a call's sound may come from when it is not the one that signals.",
            default="",
        ),
    ]
    control_room_line_number: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_CONTROL_ROOM_LINE_NUMBER",
            setting_kinds.parse_text,
            "The control room's number as the carrier brings its calls to the line, such as 101: callers hear the "
            "control room's greeting, and handlers trained for it are asked first. None: the line takes none.",
            default="",
        ),
    ]
    sip_trunk: Annotated[
        tuple[str, int] | None,
        SettingRow(
            "VICTIMCARE_SIP_TRUNK",
            setting_kinds.parse_host_and_port,
            "The carrier, or the session border controller, by way of which the line rings people; without it the "
            "line rings nobody, and people are asked to.",
        ),
    ]
    sip_rings_from: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_SIP_RINGS_FROM",
            setting_kinds.parse_text,
            "The number that people see when the line rings them and they agreed to see a neutral one; it must say "
            "nothing of police. None: withheld.",
            default="",
        ),
    ]


# A hosted carrier that speaks TwiML: it answers the telephone, and asks us what to say.


@dataclass(frozen=True, kw_only=True)
class HostedCarrierVariables:
    twilio_auth_token: Annotated[
        str | None,
        SettingRow(
            "TWILIO_AUTH_TOKEN",
            setting_kinds.parse_text,
            "What the hosted carrier signs its requests with; without it and VICTIMCARE_PUBLIC_URL nothing answers "
            "under /phone/twiml.",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    twilio_shared_key: Annotated[
        str | None,
        SettingRow(
            "TWILIO_SHARED_KEY",
            setting_kinds.parse_text,
            "The secret of the account's shared key, where a webhooks rule has requests signed with it (SHA-256).",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    twilio_account_sid: Annotated[
        str | None,
        SettingRow(
            "TWILIO_ACCOUNT_SID",
            setting_kinds.parse_text,
            "The account, to fetch and delete what callers leave, and to place calls.",
        ),
    ]
    twilio_rings_from: Annotated[
        str | None,
        SettingRow(
            "TWILIO_RINGS_FROM",
            setting_kinds.parse_text,
            "The account's number that people see when the hosted carrier rings them, as +44...; it must say nothing "
            "of police. The carrier withholds none: who agreed to see no number is rung by the line, or by a person. "
            "Without it the hosted carrier rings nobody.",
        ),
    ]
    twilio_extensions_at: Annotated[
        str | None,
        SettingRow(
            "TWILIO_EXTENSIONS_AT",
            setting_kinds.parse_text,
            "The host of the force's telephone exchange at which the hosted carrier reaches extensions by SIP; without "
            "it only extensions that are whole numbers are rung.",
        ),
    ]
    twilio_base_url: Annotated[
        str,
        SettingRow(
            "TWILIO_BASE_URL",
            setting_kinds.parse_web_address,
            "The hosted carrier's REST API, or a stand-in that speaks it.",
            default="https://api.twilio.com",
        ),
    ]
