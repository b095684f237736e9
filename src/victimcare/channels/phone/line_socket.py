"""Names the socket through which the rest of the installation reaches the line. Kept separate so that other processes
can import the path alone."""

LINE_SOCKET = "line.sock"  # in the home folder
