"""Use cases that join the rooms: read, refresh, import, publish, share, and the buttons."""
