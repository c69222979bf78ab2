"""What a user reads when something cannot be done."""


class Refusal(Exception):
    """Something that cannot be done; the message is one plain sentence that says why and what to do."""


NO_MEMORY = "There is not enough memory for this workbook: close other programs, then try again."
STOPPED = "Stopped. Every file is as it was, or whole and new: none is half-written."


def system_error_sentence(error: OSError) -> str:
    """The sentence about a file or folder that the system does not let us use."""
    if not error.strerror:
        return str(error)
    where = f"{error.filename} cannot be used" if error.filename else "That did not work"
    return f"{where} ({error.strerror}): check the name, the folder and that you may write there, then try again."
