"""E-mails and letters: where mail is taken in, and who carries what leaves."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from victimcare.installation import kinds
from victimcare.installation.variables.row import Row, Secret


@dataclass(frozen=True, kw_only=True)
class Post:
    smtp_port: Annotated[
        int, Row("VICTIMCARE_SMTP_PORT", kinds.port, "The port at which mail is taken in.", default="8025")
    ]
    smtp_certificate: Annotated[
        Path | None,
        Row(
            "VICTIMCARE_SMTP_CERTIFICATE",
            kinds.file,
            "A file with the certificate (PEM) of the port at which mail is taken in: then only encrypted sessions "
            "(STARTTLS) hand mail in. Read at the start: start again once it is renewed. None: mail comes in clear.",
        ),
    ]
    smtp_certificate_key: Annotated[
        Path | None,
        Row(
            "VICTIMCARE_SMTP_CERTIFICATE_KEY",
            kinds.file,
            "The file with that certificate's private key, without a pass phrase. None: it stands in the same file.",
        ),
    ]
    mail_addresses: Annotated[
        tuple[str, ...],
        Row(
            "VICTIMCARE_MAIL_ADDRESS",
            kinds.mail_addresses,
            "The address that e-mails come from and that answers go to; further ones, after commas, are taken as well. "
            "It must say nothing of police or crime. None: no mail is taken, and none is sent by a mail server.",
            default="",
        ),
    ]
    officer_address: Annotated[
        str,
        Row(
            "VICTIMCARE_OFFICER_ADDRESS",
            kinds.mail_address,
            "The address from which officers are asked how things stand, and to which they answer; not one of "
            "VICTIMCARE_MAIL_ADDRESS. Mail to officers leaves by the mail server of VICTIMCARE_MAIL_SERVER. None: they "
            "are asked on their page alone.",
            default="",
        ),
    ]
    mail_relays: Annotated[
        tuple[str, ...],
        Row(
            "VICTIMCARE_MAIL_RELAYS",
            kinds.networks,
            "The force's mail servers that hand in what officers write. An officer's answer counts only from one of "
            "them, and only with a proof of its author: what VICTIMCARE_MAIL_CHECKED_BY found, or a DKIM signature.",
            default="",
        ),
    ]
    mail_checked_by: Annotated[
        str,
        Row(
            "VICTIMCARE_MAIL_CHECKED_BY",
            kinds.server_id,
            "The name (authserv-id) under which the force's mail server writes what it found out about a sender, on "
            "top of each mail (Authentication-Results, RFC 8601). None: only a DKIM signature proves who wrote.",
            default="",
        ),
    ]
    dns_server: Annotated[
        tuple[str, int] | None,
        Row(
            "VICTIMCARE_DNS_SERVER",
            kinds.name_server,
            "The name server that is asked for the keys of those signatures; without it those of this machine.",
        ),
    ]
    mailer: Annotated[
        str,
        Row(
            "VICTIMCARE_MAILER",
            kinds.one_of("notify", "smtp"),
            "Who is given e-mails: Notify, or the mail server of VICTIMCARE_MAIL_SERVER.",
            default="notify",
        ),
    ]
    mail_server: Annotated[
        tuple[str, int] | None,
        Row("VICTIMCARE_MAIL_SERVER", kinds.host_and_port, "The force's mail server, by its name, and its port."),
    ]
    mail_tls: Annotated[
        str,
        Row(
            "VICTIMCARE_MAIL_TLS",
            kinds.one_of("starttls", "none"),
            "How the way to that server is protected; in production always by STARTTLS.",
            default="starttls",
        ),
    ]
    mail_authority: Annotated[
        Path | None,
        Row(
            "VICTIMCARE_MAIL_AUTHORITY",
            kinds.file,
            "A file with the certificate of the authority that vouches for that server, if it is not a public one.",
        ),
    ]
    mail_user: Annotated[
        str | None, Row("VICTIMCARE_MAIL_USER", kinds.text, "The name by which that server knows this installation.")
    ]
    mail_password: Annotated[
        str | None,
        Row("VICTIMCARE_MAIL_PASSWORD", kinds.text, "The password for that name.", secret=Secret.GIVEN),
    ]
    letters: Annotated[
        str,
        Row(
            "VICTIMCARE_LETTERS",
            kinds.one_of("notify", "print-folder", "none"),
            "Who prints and posts letters: Notify, the force's printer room from the folder `letters` in the home, or "
            "nobody.",
            default="notify",
        ),
    ]
