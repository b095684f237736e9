"""Systems of support services that are told by a webhook."""
