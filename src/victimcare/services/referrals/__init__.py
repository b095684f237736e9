"""Services that support people: the directory, how full they are, what nobody could meet, being put in touch."""
