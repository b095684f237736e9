"""Services that support people: the directory, how full they are, and being put in touch with one."""
