"""What victims choose on their own pages: how and how often we contact them, and their own notes."""
