"""Webhooks as Standard Webhooks describes them (https://www.standardwebhooks.com)."""

from victimcare.adapters.partner_hooks.standard_webhooks.hooks import SignedHooks

__all__ = ["SignedHooks"]
