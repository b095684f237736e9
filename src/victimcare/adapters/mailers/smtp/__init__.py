"""E-mail by the force's own mail server, over SMTP with STARTTLS."""

from victimcare.adapters.mailers.smtp.smtp_mailer import SmtpMailer, SmtpServer

__all__ = [
    "SmtpMailer",
    "SmtpServer",
]
