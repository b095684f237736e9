"""A worker that carries out whatever is due when it is told to, with patience of one second for its suppliers.

A program: for each line on standard input it works until nothing is due, then writes a line on standard output.
"""

from __future__ import annotations

import ssl
import sys
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from procrastinate.contrib.django import app  # noqa: E402

import victimcare  # noqa: E402
from tests.services.messages.handing import hand_over_due  # noqa: E402
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter  # noqa: E402
from victimcare.adapters.letters.notify import NotifyLetters  # noqa: E402
from victimcare.adapters.letters.print_folder import PrintFolder  # noqa: E402
from victimcare.adapters.mailers.notify import NotifyMailer  # noqa: E402
from victimcare.adapters.mailers.smtp import SmtpMailer, SmtpServer  # noqa: E402
from victimcare.adapters.texts.notify import NotifyTexts  # noqa: E402
from victimcare.adapters.texts.sinch import SinchTexts  # noqa: E402
from victimcare.installation.installation_environment import Environment  # noqa: E402
from victimcare.services import clock, port_registry  # noqa: E402
from victimcare.services.ports import EmailSupplier  # noqa: E402

PATIENCE = 1.0  # seconds


def main() -> None:
    _bind()
    for _ in sys.stdin:
        with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
            app.run_worker(concurrency=4, wait=False, install_signal_handlers=False)
        while hand_over_due(now=clock.current_time()):
            pass
        print("done", flush=True)


def _bind() -> None:
    """The suppliers of the environment, whose usual patience is ten seconds."""
    given: Environment = settings.ENVIRONMENT
    url, key = str(given.notify_base_url), str(given.notify_api_key)
    port_registry.bind_ports(
        port_registry.Ports(
            texts=port_registry.by_name(
                [
                    NotifyTexts(base_url=url, api_key=key, template_id=given.notify_text_template_id, timeout=PATIENCE),
                    SinchTexts(
                        base_url=given.sinch_base_url,
                        service_plan_id=str(given.sinch_service_plan_id),
                        api_token=str(given.sinch_api_token),
                        timeout=PATIENCE,
                    ),
                ]
            ),
            mailers=port_registry.by_name([_mailer(given)]),
            letters=port_registry.by_name(
                [
                    NotifyLetters(base_url=url, api_key=key, timeout=PATIENCE)
                    if given.letters == "notify"
                    else PrintFolder(given.home / "letters")
                ]
            ),
            documents=WeasyPrintPrinter(fonts=Path(victimcare.__file__).parent / "channels" / "web" / "ui" / "static"),
        )
    )


def _mailer(given: Environment) -> EmailSupplier:
    if given.mail_server is None:
        return NotifyMailer(
            base_url=str(given.notify_base_url),
            api_key=str(given.notify_api_key),
            template_id=given.notify_email_template_id,
            timeout=PATIENCE,
        )
    tls = ssl.create_default_context(cafile=str(given.mail_authority)) if given.mail_authority else None
    server = SmtpServer(*given.mail_server, tls, given.mail_user, given.mail_password)
    return SmtpMailer(server, address=given.mail_addresses[0], timeout=PATIENCE)


if __name__ == "__main__":
    main()
