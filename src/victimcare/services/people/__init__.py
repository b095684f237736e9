"""Her: how she proves who she is, her visits, and her own page."""
