"""The force's own systems: who names linked people, who looks for harm in files, and who signs staff in."""

from dataclasses import dataclass
from typing import Annotated

from victimcare.installation import kinds
from victimcare.installation.variables.row import Row, Secret


@dataclass(frozen=True, kw_only=True)
class ForceSystems:
    people_url: Annotated[
        str | None,
        Row(
            "VICTIMCARE_PEOPLE_URL",
            kinds.web_address,
            "The record system's address that names linked people (docs/howto/linked-people.md).",
        ),
    ]
    people_token: Annotated[
        str | None,
        Row(
            "VICTIMCARE_PEOPLE_TOKEN",
            kinds.text,
            "The bearer token that the record system gave for that address.",
            secret=Secret.GIVEN,
        ),
    ]
    clamav: Annotated[
        str | tuple[str, int] | None,
        Row(
            "VICTIMCARE_CLAMAV",
            kinds.socket_or_host,
            "The ClamAV daemon that looks for harm in files that people send: its socket, such as "
            "/run/clamav/clamd.ctl, or a host and a port. Without it files are kept, and marked as not scanned.",
        ),
    ]
    oidc_issuer: Annotated[
        str | None,
        Row("VICTIMCARE_OIDC_ISSUER", kinds.web_address, "The force's OpenID Connect provider, which signs staff in."),
    ]
    oidc_client_id: Annotated[
        str | None,
        Row("VICTIMCARE_OIDC_CLIENT_ID", kinds.text, "The name by which that provider knows this installation."),
    ]
    oidc_client_secret: Annotated[
        str | None,
        Row("VICTIMCARE_OIDC_CLIENT_SECRET", kinds.text, "The secret that provider gave.", secret=Secret.GIVEN),
    ]
    oidc_scopes: Annotated[
        tuple[str, ...],
        Row(
            "VICTIMCARE_OIDC_SCOPES",
            kinds.words,
            "What that provider is asked for. It must give a refresh token: with that it is asked every few minutes "
            "whether somebody still works here. Some give it without offline_access, and refuse that word.",
            default="openid profile email offline_access",
        ),
    ]
    oidc_roles_claim: Annotated[
        str,
        Row(
            "VICTIMCARE_OIDC_ROLES_CLAIM",
            kinds.text,
            "The claim in which that provider names the groups of a member of staff.",
            default="groups",
        ),
    ]
    oidc_roles: Annotated[
        dict[str, str],
        Row(
            "VICTIMCARE_OIDC_ROLES",
            kinds.pairs,
            "Which group makes which role (desk, supervisor, officer, engineer); other groups mean nothing here.",
            default="victim-care=desk, victim-care-supervisors=supervisor, victim-care-engineers=engineer",
        ),
    ]
    oidc_team_claim: Annotated[
        str,
        Row(
            "VICTIMCARE_OIDC_TEAM_CLAIM",
            kinds.text,
            "The claim that names the team of a member of staff, by its code in force.toml.",
            default="team",
        ),
    ]
    oidc_officer_claim: Annotated[
        str | None,
        Row(
            "VICTIMCARE_OIDC_OFFICER_CLAIM",
            kinds.text,
            "The claim in which that provider names the number by which the record system knows an officer, and which "
            "nobody can set for themselves. Without it an officer is found by the provider's subject, or by an e-mail "
            "address that it says is verified (email_verified).",
        ),
    ]
    oidc_strong_acr: Annotated[
        tuple[str, ...],
        Row(
            "VICTIMCARE_OIDC_STRONG_ACR",
            kinds.words,
            "Ways of signing in (acr) that are strong enough; anything else that provider vouches for is refused.",
            default="phr phrh mfa",
        ),
    ]
