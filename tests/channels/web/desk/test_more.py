"""The pages besides the work list, grouped by subject."""

from __future__ import annotations

import re

import pytest

from tests.channels.web.desk.conftest import StaffBrowser


@pytest.mark.django_db
def test_pages_stand_under_the_heading_of_their_subject_and_no_heading_is_empty(sol: StaffBrowser) -> None:
    page = sol.get("/desk/more").content.decode()

    headings = [html.strip() for html in re.findall(r"<h2[^>]*>([^<]+)</h2>", page)]
    groups = re.split(r"<h2[^>]*>", page)[1:]
    assert headings[0] == "The line"
    assert len(headings) == len(set(headings)) >= 4
    assert all('<a href="/desk/' in group for group in groups)
    assert "/desk/call-backs" in groups[headings.index("The line")]
    assert "/desk/complaints" in groups[headings.index("Victims and what they are owed")]
