"""She is rung back: the time she chose, who keeps it, each try, and what she was told. None vanishes."""
