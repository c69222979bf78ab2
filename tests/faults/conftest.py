import os
from collections.abc import Callable

import pytest


@pytest.fixture
def in_child() -> Callable[[Callable[[], int]], int]:
    """Run something in a forked child, whose limits and rights die with it; its status."""

    def run(work: Callable[[], int]) -> int:
        pid = os.fork()
        if pid == 0:
            status = 99
            try:
                status = work()
            finally:
                os._exit(status)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    return run
