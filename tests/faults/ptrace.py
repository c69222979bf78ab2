"""A child process that stops at every system call, to be killed there (Linux)."""

import ctypes
import os
import signal
import time
from collections.abc import Callable

_TRACEME, _SYSCALL, _SETOPTIONS = 0, 24, 0x4200
_EXITKILL = 0x00100000
_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


def possible() -> bool:
    """Whether this machine lets a process stop its own child."""
    return _run(lambda: None, lambda stop: None) is not None


def run_to(work: Callable[[], object], stops: int) -> int | None:
    """Run the work in a forked child and kill it, truly, at its n-th stop; its exit status if it ended before."""

    def at(pid: int, stop: int) -> bool:
        if stop == stops:
            os.kill(pid, signal.SIGKILL)
        return stop < stops

    return _traced(work, at)


def count(work: Callable[[], object]) -> int:
    """At how many stops (before and after each system call) the work can be killed."""
    seen = 0

    def at(pid: int, stop: int) -> bool:
        nonlocal seen
        seen = stop
        return True

    status = _traced(work, at)
    assert status == 0, status
    return seen


def interrupted(work: Callable[[], object], stop_at: int, then: Callable[[], object]) -> int | None:
    """Run the work, do something else at its n-th stop, and let it go on; its exit status."""

    def at(pid: int, stop: int) -> bool:
        if stop == stop_at:
            then()
        return True

    return _traced(work, at)


def slowed(work: Callable[[], object], seconds: float) -> int | None:
    """Run the work with so long a pause at every stop; its exit status."""
    return _traced(work, lambda pid, stop: (time.sleep(seconds), True)[1])


def _run(work: Callable[[], object], seen: Callable[[int], object]) -> int | None:
    try:
        return _traced(work, lambda pid, stop: (seen(stop), True)[1])
    except PermissionError:
        return None


def _traced(work: Callable[[], object], at: Callable[[int, int], bool]) -> int | None:
    pid = os.fork()
    if pid == 0:
        _child(work)
    os.waitpid(pid, 0)
    try:
        _ask(_SETOPTIONS, pid, _EXITKILL)
    except PermissionError:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise
    return _step(pid, at)


def _child(work: Callable[[], object]) -> None:
    status = 99
    try:
        _libc.ptrace(_TRACEME, 0, None, None)
        os.kill(os.getpid(), signal.SIGSTOP)
        status = int(work() or 0)  # type: ignore[call-overload]
    finally:
        os._exit(status)


def _step(pid: int, at: Callable[[int, int], bool]) -> int | None:
    stop, passed_on = 0, 0
    while True:
        _ask(_SYSCALL, pid, passed_on)
        _, state = os.waitpid(pid, 0)
        if not os.WIFSTOPPED(state):
            return os.WEXITSTATUS(state) if os.WIFEXITED(state) else None
        signalled = os.WSTOPSIG(state)
        passed_on = 0 if signalled == signal.SIGTRAP else signalled
        stop += 1
        if not at(pid, stop):
            os.waitpid(pid, 0)
            return None


def _ask(request: int, pid: int, data: int) -> None:
    if _libc.ptrace(request, pid, None, ctypes.c_void_p(data)) != 0:
        raise PermissionError(ctypes.get_errno(), "ptrace")
