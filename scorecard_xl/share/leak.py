"""What the gate says when it does not let a copy pass."""

from scorecard_xl.errors import Refusal


class Leak(Refusal):
    """Something in the copy that must not leave the building; the message says where, never what it reads."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"Nothing was shared: {where} holds {what}. Take it out of the workbook, then try again.")


NOT_FROM_PAGE = "something that the page did not produce"
