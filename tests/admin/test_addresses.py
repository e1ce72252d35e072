"""Addresses nobody has: a mistyped page of the desk says so, whatever was typed."""

import pytest
from django.apps import apps
from django.contrib import admin

from tests import factories

pytestmark = pytest.mark.django_db

PAGES = [
    model._meta.model_name for model in apps.get_app_config("claims").get_models() if admin.site.is_registered(model)
]


@pytest.mark.parametrize("word", ["import", "99999999999999999999", "0", "é", "_5F"])
@pytest.mark.parametrize("page", PAGES)
def test_a_row_that_is_not_there_leads_back_with_a_message(client, page, word):
    client.force_login(factories.user("administrator"))
    answer = client.get(f"/admin/claims/{page}/{word}/change/", follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain == [("/admin/", 302)]
    assert "doesn’t exist" in answer.content.decode()


@pytest.mark.parametrize("view", ["workbench", "moved", "do/remove_article"])
def test_a_page_of_ours_about_no_article_is_not_found(client, view):
    client.force_login(factories.user("administrator"))
    for number in ("0", "99999999999999999999"):
        assert client.get(f"/admin/claims/article/{number}/{view}/").status_code == 404
