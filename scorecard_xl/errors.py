"""What a user reads when something cannot be done."""


class Refusal(Exception):
    """Something that cannot be done; the message is one plain sentence that says why and what to do."""
