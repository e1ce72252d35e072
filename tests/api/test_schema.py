"""The OpenAPI document says what is so: of every document, every address, every parameter and every error."""

import json
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver
from jsonschema import Draft202012Validator, FormatChecker

from claims.api import documents
from claims.api.base import PublicView
from claims.api.parameters import Parameter
from claims.models import PublishedCheck
from claims.publishing import reading
from tests import factories

pytestmark = pytest.mark.django_db
SCHEMA = "/api/v1/schema/"


@pytest.fixture
def schema(client):
    return client.get(SCHEMA).json()


def problems_of(schema, document):
    closed = json.loads(json.dumps(schema), object_hook=_closed)
    found = Draft202012Validator(closed, format_checker=FormatChecker()).iter_errors(document)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


def _closed(part):
    return {**part, "additionalProperties": False} if "properties" in part else part


def test_every_document_of_a_whole_newsroom_has_the_keys_of_its_schema_and_no_others(client):
    call_command("load_demo", verbosity=0)
    for kind, (_name, schema) in documents.KINDS.items():
        found = client.get(f"/api/v1/{kind}/?page_size=200").json()["results"]
        assert len(found) >= 2
        for document in found:
            assert problems_of(schema, document) == []
    assert len(client.get("/api/v1/checks/?page_size=200").json()["results"]) == PublishedCheck.objects.count()


def test_a_key_that_the_schema_does_not_know_is_found(client, people):
    factories.published(*people)
    (check,) = client.get("/api/v1/checks/").json()["results"]
    assert problems_of(documents.CHECK, {**check, "note": ""})
    assert problems_of(documents.CHECK, {**check, "state": "draft"})
    assert problems_of(documents.CHECK, {key: value for key, value in check.items() if key != "claim"})


def test_every_address_of_the_api_is_described_with_all_it_takes(schema):
    for path, view in _views():
        if "get" not in view.http_method_names:
            continue
        operation = schema["paths"][path]["get"]
        taken = {each["name"] for each in operation["parameters"] if each["in"] == "query"}
        assert taken == {parameter.name for parameter in view.parameters}
        assert all(isinstance(parameter, Parameter) for parameter in view.parameters)
        assert operation["summary"]
        assert {"200", "401", "405", "429"} <= set(operation["responses"])
    assert set(schema["paths"]) == {path for path, _view in _views()}
    ids = [operation["operationId"] for item in schema["paths"].values() for operation in item.values()]
    assert len(ids) == len(set(ids))


def _views(resolver=None, start="/"):
    for item in (resolver or get_resolver()).url_patterns:
        if hasattr(item, "url_patterns"):
            yield from _views(item, start + str(item.pattern)) if "^" not in str(item.pattern) else ()
        elif issubclass(getattr(item.callback, "view_class", object), PublicView):
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", start + str(item.pattern))
            yield path, item.callback.view_class


def test_it_is_openapi_3_1_and_every_reference_in_it_leads_somewhere(schema):
    assert schema["openapi"].startswith("3.1")
    for reference in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(schema)):
        part = schema
        for step in reference.split("/"):
            part = part[step]
    for component in schema["components"]["schemas"].values():
        Draft202012Validator.check_schema(component)


def test_errors_are_described_and_are_as_described(client, schema):
    problem = schema["components"]["schemas"]["Problem"]
    for url, status in (("checks/?x=1", 400), ("checks/zzzzzzzzzz/", 404), ("checks.exe", 404), ("topics/no/", 404)):
        answer = client.get(f"/api/v1/{url}")
        assert answer.status_code == status
        assert problems_of(problem, answer.json()) == []
    for path, item in schema["paths"].items():
        for status, response in [each for act in item.values() for each in act["responses"].items()]:
            assert status[0] == "2" or status == "304" or "$ref" in response or path.startswith("/v1alpha1/")


@pytest.mark.parametrize("method", ["post", "patch", "delete"])
def test_what_is_sent_to_no_address_is_answered_with_a_problem_and_not_asked_for_the_token_of_a_form(method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(
        "/api/v1/webhooks/endpoints/\x84/", b"{}", "application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_each_file_of_the_export_is_described_as_what_it_is_and_with_its_ranges(schema):
    for name, media_type in (("checks.csv", "text/csv"), ("checks.csv.gz", "application/gzip")):
        responses = schema["paths"][f"/api/v1/exports/{name}"]["get"]["responses"]
        assert [*responses["200"]["content"]] == [*responses["206"]["content"]] == [media_type]


def test_the_page_for_people_names_every_address_and_needs_nothing_from_elsewhere(client, schema):
    answer = client.get("/api/v1/docs/")
    page = answer.content.decode()
    assert answer["Content-Type"].startswith("text/html")
    for path, item in schema["paths"].items():
        assert all(f"{method.upper()} {path}" in page for method in item)
    assert "<script" not in page
    assert "style=" not in page
    assert not re.search(r'(?:src|href)="https?://(?!127\.0\.0\.1|creativecommons)', page)
    assert client.get("/api/v1/docs/", headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_the_schema_is_made_once_and_confirmed_by_its_tag(client):
    answer = client.get(SCHEMA)
    assert client.get(SCHEMA, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert client.get(f"{SCHEMA}?format=json").status_code == 400


def test_fields_are_the_keys_of_the_schema(people):
    factories.published(*people)
    stored = reading.checks().get().document.body
    assert set(json.loads(stored)) <= set(documents.keys_of("checks"))
