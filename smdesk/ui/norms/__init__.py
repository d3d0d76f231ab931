"""The norm of one page: its weeks on the card, and a norm of its own."""
