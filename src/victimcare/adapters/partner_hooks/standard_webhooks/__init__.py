"""Webhooks as Standard Webhooks describes them (https://www.standardwebhooks.com)."""

from victimcare.adapters.partner_hooks.standard_webhooks.signed_hooks import SignedPartnerHooks

__all__ = [
    "SignedPartnerHooks",
]
