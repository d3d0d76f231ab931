"""The window: pages, the kit they are built from, the frame around them. Qt lives only here."""
