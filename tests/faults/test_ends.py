"""Ctrl-C and too little memory: one sentence, status 2, and every file as it was or whole and new."""

import os
import resource
import signal
import subprocess
import sys
import time

import pytest
from faults.work import NAME, Bench
from hostile import small_council

from scorecard_xl.errors import NO_MEMORY, STOPPED

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def bench(tmp_path_factory) -> Bench:
    return Bench(tmp_path_factory.mktemp("ends"))


@pytest.fixture(autouse=True)
def _afresh(bench):
    bench.lay()


def started(bench, before=None):
    """A refresh as a terminal starts it."""
    command = [sys.executable, "-m", "scorecard_xl", "refresh", str(bench.folder / NAME), "--month"]
    return subprocess.Popen(
        [*command, small_council.MONTH], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=before
    )


@pytest.mark.parametrize("part", [0.15, 0.5, 0.8, 0.95])
def test_ctrl_c_at_any_moment_ends_with_a_sentence(bench, part):
    began = time.monotonic()
    undisturbed = started(bench)
    undisturbed.communicate(timeout=60)
    whole = time.monotonic() - began
    assert undisturbed.returncode == 0
    bench.lay()
    process = started(bench)
    time.sleep(whole * part)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said, said
    if process.returncode == 0:
        assert bench.is_whole() == "new"
    else:
        assert (process.returncode, said.strip()) == (2, STOPPED)
        assert bench.is_whole() in ("old", "new")
    assert bench.names() == [NAME]


@pytest.mark.parametrize("megabytes", [300, 400])
def test_too_little_memory_ends_with_a_sentence(bench, megabytes):
    def little():
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))

    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    process = started(bench, little)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said, said
    if process.returncode == 0:
        assert bench.is_whole() == "new"
    else:
        assert (process.returncode, said.strip()) == (2, NO_MEMORY)
        assert bench.now() == bench.old
    assert bench.names() == [NAME]
