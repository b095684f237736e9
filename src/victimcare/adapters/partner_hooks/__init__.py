"""Systems of support services that are notified by a webhook."""
