"""What runs in a process of its own, with Qt in it; each prints what it measured."""
