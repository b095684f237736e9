"""What goes to another agency when it takes over: the parts of a packet, its course, its clock."""
