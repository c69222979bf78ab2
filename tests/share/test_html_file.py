"""The web page of a copy passes the gate, and nothing else does."""

import re

import pytest

from scorecard_xl.share import files
from scorecard_xl.share.gate import Leak


@pytest.fixture(scope="module")
def page(passed):
    return files.web_page(passed.copy).decode()


def test_the_copys_own_page_passes(page, passed):
    files.check_web(passed.gate, page.encode())


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        pytest.param(r"</main>", "<p>{0}</p></main>", id="text"),
        pytest.param(r'aria-label="[^"]*"', 'aria-label="{0}"', id="alternative text"),
        pytest.param(r'data-name="Now"', 'data-name="{0}"', id="name of a cell"),
        pytest.param(r"<title>[^<]*", "<title>{0}", id="title"),
        pytest.param(r"</footer>", "</footer>{0}", id="after the footer"),
    ],
)
def test_a_childs_id_is_refused_wherever_it_is_read(pattern, instead, page, passed, child):
    changed, count = re.subn(pattern, instead.format(child), page, count=1)
    assert count == 1
    with pytest.raises(Leak, match="the web page holds a child's ID"):
        files.check_web(passed.gate, changed.encode())


@pytest.mark.parametrize(
    "more",
    [
        "<script>alert(1)</script>", '<img src="https://a.example/x.png">', '<a href="https://a.example">x</a>',
        '<p onclick="x()">x</p>', '<form action="/x"></form>', "<!-- remark -->", '<iframe src="#"></iframe>',
    ],
)  # fmt: skip
def test_what_could_run_or_ask_for_anything_is_refused(more, page, passed):
    with pytest.raises(Leak, match=r"the web page holds the (element|attribute)"):
        files.check_web(passed.gate, page.replace("</main>", f"{more}</main>").encode())
