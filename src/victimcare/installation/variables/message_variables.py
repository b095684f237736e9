"""The suppliers of messages: GOV.UK Notify, Sinch for texts, mail servers and letters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from victimcare.installation.variables import setting_kinds
from victimcare.installation.variables.setting_kinds import SettingRow, SettingSecrecy


@dataclass(frozen=True, kw_only=True)
class SupplierVariables:
    notify_base_url: Annotated[
        str | None,
        SettingRow(
            "NOTIFY_BASE_URL", setting_kinds.parse_web_address, "GOV.UK Notify, or a stand-in that speaks its API."
        ),
    ]
    notify_api_key: Annotated[
        str | None,
        SettingRow(
            "NOTIFY_API_KEY",
            setting_kinds.parse_text,
            "The key Notify gave; without it messages are held in production.",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    notify_text_template_id: Annotated[
        str | None,
        SettingRow(
            "NOTIFY_TEXT_TEMPLATE_ID",
            setting_kinds.parse_text,
            "The Notify template for texts, whose whole body is ((body)).",
        ),
    ]
    notify_email_template_id: Annotated[
        str | None,
        SettingRow(
            "NOTIFY_EMAIL_TEMPLATE_ID",
            setting_kinds.parse_text,
            "The Notify template for e-mails, whose subject is ((subject)) and whose whole body is ((body)).",
        ),
    ]
    notify_sender_ids: Annotated[
        dict[str, str],
        SettingRow(
            "NOTIFY_SENDER_IDS",
            setting_kinds.parse_pairs,
            "Notify's id of each sender name, as Name=id, Name=id. Other names are sent from the account's default "
            "sender, which must say nothing of police or crime.",
            default="",
        ),
    ]
    notify_callback_token: Annotated[
        str,
        SettingRow(
            "NOTIFY_CALLBACK_TOKEN",
            setting_kinds.parse_long_secret,
            "The bearer token Notify sends with its callbacks to /hooks/notify.",
            secret=SettingSecrecy.MADE,
        ),
    ]
    sinch_base_url: Annotated[
        str,
        SettingRow(
            "SINCH_BASE_URL",
            setting_kinds.parse_web_address,
            "Sinch's SMS API in the region of the service plan, or a stand-in that speaks it.",
            default="https://eu.sms.api.sinch.com",
        ),
    ]
    sinch_service_plan_id: Annotated[
        str | None,
        SettingRow(
            "SINCH_SERVICE_PLAN_ID",
            setting_kinds.parse_text,
            "Sinch's id of the force's service plan: a second way for texts.",
        ),
    ]
    sinch_api_token: Annotated[
        str | None,
        SettingRow(
            "SINCH_API_TOKEN", setting_kinds.parse_text, "The token of that service plan.", secret=SettingSecrecy.GIVEN
        ),
    ]
    sinch_sender_names: Annotated[
        tuple[str, ...],
        SettingRow(
            "SINCH_SENDER_NAMES",
            setting_kinds.parse_names,
            "The sender names registered with Sinch, as Name, Name. Other names are sent from the plan's default "
            "originator, which must say nothing of police or crime.",
            default="",
        ),
    ]
    sinch_callback_secret: Annotated[
        str | None,
        SettingRow(
            "SINCH_CALLBACK_SECRET",
            setting_kinds.parse_long_secret,
            "What Sinch signs its callbacks to /hooks/sinch with; without it none is believed.",
            secret=SettingSecrecy.GIVEN,
        ),
    ]


# E-mails and letters: where mail is received, and which supplier carries what leaves.


@dataclass(frozen=True, kw_only=True)
class PostVariables:
    smtp_port: Annotated[
        int,
        SettingRow(
            "VICTIMCARE_SMTP_PORT", setting_kinds.parse_port, "The port at which mail is taken in.", default="8025"
        ),
    ]
    smtp_certificate: Annotated[
        Path | None,
        SettingRow(
            "VICTIMCARE_SMTP_CERTIFICATE",
            setting_kinds.parse_file,
            "A file with the certificate (PEM) of the port at which mail is taken in: then only encrypted sessions "
            "(STARTTLS) hand mail in. Read at the start: start again once it is renewed. None: mail comes in clear.",
        ),
    ]
    smtp_certificate_key: Annotated[
        Path | None,
        SettingRow(
            "VICTIMCARE_SMTP_CERTIFICATE_KEY",
            setting_kinds.parse_file,
            "The file with that certificate's private key, without a pass phrase. None: it stands in the same file.",
        ),
    ]
    mail_addresses: Annotated[
        tuple[str, ...],
        SettingRow(
            "VICTIMCARE_MAIL_ADDRESS",
            setting_kinds.parse_mail_addresses,
            "The address that e-mails come from and that answers go to; further ones, after commas, are taken as well. "
            "It must say nothing of police or crime. None: no mail is taken, and none is sent by a mail server.",
            default="",
        ),
    ]
    officer_address: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_OFFICER_ADDRESS",
            setting_kinds.parse_mail_address,
            "The address from which officers are asked how things stand, and to which they answer; not one of "
            "VICTIMCARE_MAIL_ADDRESS. Mail to officers leaves by the mail server of VICTIMCARE_MAIL_SERVER. None: they "
            "are asked on their page alone.",
            default="",
        ),
    ]
    control_room_address: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_CONTROL_ROOM_ADDRESS",
            setting_kinds.parse_mail_address,
            "The control room's mailbox on the port at which mail is taken in: what the public writes there becomes a "
            "contact; not one of VICTIMCARE_MAIL_ADDRESS. None: the control room takes no mail there.",
            default="",
        ),
    ]
    control_room_text_numbers: Annotated[
        tuple[str, ...],
        SettingRow(
            "VICTIMCARE_CONTROL_ROOM_TEXT_NUMBERS",
            setting_kinds.parse_names,
            "The control room's own numbers or short codes for texts, with commas between: what the public texts there "
            "becomes a contact. They must be numbers of one of the suppliers of texts.",
            default="",
        ),
    ]
    control_room_mailboxes: Annotated[
        tuple[tuple[str, ...], ...],
        SettingRow(
            "VICTIMCARE_CONTROL_ROOM_MAILBOXES",
            setting_kinds.parse_room_mailboxes,
            "The control room's mailboxes at the force's mail system, a line each: imap HOST:PORT USER PASSWORD FOLDER "
            "or graph TENANT CLIENT-ID SECRET MAILBOX FOLDER. What was taken is moved to FOLDER.",
            default="",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    mail_relays: Annotated[
        tuple[str, ...],
        SettingRow(
            "VICTIMCARE_MAIL_RELAYS",
            setting_kinds.parse_networks,
            "The force's mail servers that hand in what officers write. An officer's answer counts only from one of "
            "them, and only with a proof of its author: what VICTIMCARE_MAIL_CHECKED_BY found, or a DKIM signature.",
            default="",
        ),
    ]
    mail_checked_by: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_MAIL_CHECKED_BY",
            setting_kinds.parse_server_id,
            "The name (authserv-id) under which the force's mail server writes what it found out about a sender, on "
            "top of each mail (Authentication-Results, RFC 8601). None: only a DKIM signature proves who wrote.",
            default="",
        ),
    ]
    dns_server: Annotated[
        tuple[str, int] | None,
        SettingRow(
            "VICTIMCARE_DNS_SERVER",
            setting_kinds.parse_name_server,
            "The name server that is asked for the keys of those signatures; without it those of this machine.",
        ),
    ]
    mailer: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_MAILER",
            setting_kinds.choice_parser("notify", "smtp"),
            "Who is given e-mails: Notify, or the mail server of VICTIMCARE_MAIL_SERVER.",
            default="notify",
        ),
    ]
    mail_server: Annotated[
        tuple[str, int] | None,
        SettingRow(
            "VICTIMCARE_MAIL_SERVER",
            setting_kinds.parse_host_and_port,
            "The force's mail server, by its name, and its port.",
        ),
    ]
    mail_tls: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_MAIL_TLS",
            setting_kinds.choice_parser("starttls", "none"),
            "How the way to that server is protected; in production always by STARTTLS.",
            default="starttls",
        ),
    ]
    mail_authority: Annotated[
        Path | None,
        SettingRow(
            "VICTIMCARE_MAIL_AUTHORITY",
            setting_kinds.parse_file,
            "A file with the certificate of the authority that vouches for that server, if it is not a public one.",
        ),
    ]
    mail_user: Annotated[
        str | None,
        SettingRow(
            "VICTIMCARE_MAIL_USER", setting_kinds.parse_text, "The name by which that server knows this installation."
        ),
    ]
    mail_password: Annotated[
        str | None,
        SettingRow(
            "VICTIMCARE_MAIL_PASSWORD",
            setting_kinds.parse_text,
            "The password for that name.",
            secret=SettingSecrecy.GIVEN,
        ),
    ]
    letters: Annotated[
        str,
        SettingRow(
            "VICTIMCARE_LETTERS",
            setting_kinds.choice_parser("notify", "print-folder", "none"),
            "Who prints and posts letters: Notify, the force's printer room from the folder `letters` in the home, or "
            "nobody.",
            default="notify",
        ),
    ]
