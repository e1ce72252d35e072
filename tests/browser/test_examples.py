"""The JavaScript of docs/api.md, run in a page of no site of ours: other sites' scripts may read."""

import pytest

from tests import factories
from tests.support.examples import blocks

pytestmark = pytest.mark.browser


def test_every_javascript_example_of_the_documentation_works_from_another_site(base, new_page, faults):
    people = factories.user("reporter"), factories.user("reviewer")
    for _ in range(3):
        factories.published(*people)
    page = new_page()
    # A browser asks before a page reaches into this machine.
    page.context.grant_permissions(["local-network-access"])
    page.route("**/partner", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto(base.replace("127.0.0.1", "localhost") + "/partner")
    said = []
    for code in blocks("js"):
        with page.expect_console_message() as message:
            page.add_script_tag(type="module", content=code.replace("https://checks.example", base))
        said.append(message.value.text)
    assert len(said) >= 2
    assert said[0].startswith("2 ")
    assert said[1].startswith("Sari Contoh")
    assert faults == []
