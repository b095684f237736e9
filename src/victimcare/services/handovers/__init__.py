"""What goes to other agencies when they take over: packets that two people let go, and what came back."""
