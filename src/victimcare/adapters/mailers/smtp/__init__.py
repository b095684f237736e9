"""E-mail by the force's own mail server, over SMTP with STARTTLS."""

from victimcare.adapters.mailers.smtp.mailer import Server, SmtpMailer

__all__ = ["Server", "SmtpMailer"]
