"""What the sites of staff share, and victims never see: in English alone."""
