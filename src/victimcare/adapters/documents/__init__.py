"""What prints documents: letters and bundles."""
