"""Printers of documents: letters and bundles."""
