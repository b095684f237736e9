"""Where the line hears what the rest of the installation asks of it. By itself, since every process must know it and
none but the line's needs what stands behind it."""

LINE_SOCKET = "line.sock"  # in the home folder
