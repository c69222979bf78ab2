"""One council: its typed tables and what is derived from them."""
