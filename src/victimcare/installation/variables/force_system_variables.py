"""The force's own systems: the look-up of linked people, the malware scanner, and staff sign-in."""

from dataclasses import dataclass
from typing import Annotated

from victimcare.installation.variables import setting_kinds
from victimcare.installation.variables.setting_kinds import SettingRow, SettingSecrecy


@dataclass(frozen=True, kw_only=True)
class ForceSystemVariables:
    people_url: Annotated[
        str | None,
        SettingRow(
            "VICTIMCARE_PEOPLE_URL",
            setting_kinds.parse_web_address,
            "The record system's address that names linked people (docs/howto/linked-people.md).",
        ),
    ]
    people_token: Annotated[
        str | None,
        SettingRow(
            "VICTIMCARE_PEOPLE_TOKEN",
            setting_kinds.parse_text,
            "The bearer token that the record system gave for that address.",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    control_room_links: Annotated[
        tuple[tuple[str, str, str, str], ...],
        SettingRow(
            "VICTIMCARE_CONTROL_ROOM_LINKS",
            setting_kinds.parse_control_room_links,
            "Other control rooms that this one sends incidents to, a line each: its code in force.toml, its https "
            "address, the bearer token and the signing secret that it gave (docs/control-room.md).",
            default="",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    record_notices: Annotated[
        tuple[str, str, str] | None,
        SettingRow(
            "VICTIMCARE_RECORD_NOTICES",
            setting_kinds.parse_signed_address,
            "Where the record system takes the crimes and incidents of the control room: its https address, the "
            "bearer token and the signing secret that it gave, on one line (docs/control-room.md).",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    clamav: Annotated[
        str | tuple[str, int] | None,
        SettingRow(
            "VICTIMCARE_CLAMAV",
            setting_kinds.parse_socket_or_host,
            "The ClamAV daemon that looks for harm in files that people send: its socket, such as "
            "/run/clamav/clamd.ctl, or a host and a port. Without it files are kept, and marked as not scanned.",
        ),
    ]
    oidc_issuer: Annotated[
        str | None,
        SettingRow(
            "VICTIMCARE_OIDC_ISSUER",
            setting_kinds.parse_web_address,
            "The force's OpenID Connect provider, which signs staff in.",
        ),
    ]
    oidc_client_id: Annotated[
        str | None,
        SettingRow(
            "VICTIMCARE_OIDC_CLIENT_ID",
            setting_kinds.parse_text,
            "The name by which that provider knows this installation.",
        ),
    ]
    oidc_client_secret: Annotated[
        str | None,
        SettingRow(
            "VICTIMCARE_OIDC_CLIENT_SECRET",
            setting_kinds.parse_text,
            "The secret that provider gave.",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    oidc_scopes: Annotated[
        tuple[str, ...],
        SettingRow(
            "VICTIMCARE_OIDC_SCOPES",
            setting_kinds.parse_words,
            "What that provider is asked for. It must give a refresh token: with that it is asked every few minutes "
            "whether somebody still works here. Some give it without offline_access, and refuse that word.",
            default="openid profile email offline_access",
        ),
    ]
    oidc_roles_claim: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_OIDC_ROLES_CLAIM",
            setting_kinds.parse_text,
            "The claim in which that provider names the groups of a member of staff.",
            default="groups",
        ),
    ]
    oidc_roles: Annotated[
        dict[str, str],
        SettingRow(
            "VICTIMCARE_OIDC_ROLES",
            setting_kinds.parse_pairs,
            "Which group makes which role (desk, supervisor, officer, engineer); other groups mean nothing here.",
            default="victim-care=desk, victim-care-supervisors=supervisor, victim-care-engineers=engineer",
        ),
    ]
    oidc_team_claim: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_OIDC_TEAM_CLAIM",
            setting_kinds.parse_text,
            "The claim that names the team of a member of staff, by its code in force.toml.",
            default="team",
        ),
    ]
    oidc_officer_claim: Annotated[
        str | None,
        SettingRow(
            "VICTIMCARE_OIDC_OFFICER_CLAIM",
            setting_kinds.parse_text,
            "The claim in which that provider names the number by which the record system knows an officer, and which "
            "nobody can set for themselves. Without it an officer is found by the provider's subject, or by an e-mail "
            "address that it says is verified (email_verified).",
        ),
    ]
    oidc_strong_acr: Annotated[
        tuple[str, ...],
        SettingRow(
            "VICTIMCARE_OIDC_STRONG_ACR",
            setting_kinds.parse_words,
            "Ways of signing in (acr) that are strong enough; anything else that provider vouches for is refused.",
            default="phr phrh mfa",
        ),
    ]
