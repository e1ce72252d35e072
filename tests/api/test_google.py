"""Google's Fact Check Tools API, asked of us by Google's own client and by hand."""

import pytest
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from claims.publishing import verbs as publishing
from tests import factories
from tests.support import server

SEARCH = "/v1alpha1/claims:search"


def test_googles_own_client_works_when_the_base_address_alone_is_changed(committed_db):
    people = factories.user("reporter"), factories.user("reviewer")
    claim, other = (factories.claim(people[0]) for _ in range(2))
    for each in (claim, other):
        factories.published(*people, each)
    with server.running() as (base, _pid):
        service = build(
            "factchecktools", "v1alpha1", developerKey="a-key-of-theirs", static_discovery=True,
            client_options={"api_endpoint": base},
        )  # fmt: skip
        with service:
            search = service.claims().search
            first = search(query="peralatan mesin", languageCode="id-ID", pageSize=1, maxAgeDays=30).execute()
            again = search(query="peralatan mesin", languageCode="id-ID", pageSize=1, pageToken=first["nextPageToken"])
            second = again.execute()
            assert search(query="tidakadakatanya").execute() == {}
            with pytest.raises(HttpError) as refused:
                search().execute()
    found = [*first["claims"], *second["claims"]]
    assert [item["text"] for item in found] == [other.text, claim.text]
    assert "nextPageToken" not in second
    assert (refused.value.resp.status, refused.value.reason[:6]) == (400, "query:")


@pytest.fixture
def published(people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    return claim


@pytest.mark.django_db
def test_an_answer_has_just_the_shape_of_theirs(client, published):
    answer = client.get(SEARCH, {"query": "peralatan mesin", "key": "x", "alt": "json"})
    check = client.get("/api/v1/checks/").json()["results"][0]
    assert answer.json() == {
        "claims": [
            {
                "text": published.text,
                "claimant": published.claimant.name,
                "claimDate": "2026-11-02T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": check["publisher"]["name"], "site": "127.0.0.1"},
                        "url": check["url"],
                        "title": published.text,
                        "reviewDate": check["first_published_at"],
                        "textualRating": "Sebagian benar",
                        "languageCode": "id",
                    }
                ],
            }
        ]
    }


@pytest.mark.django_db
def test_the_claims_of_a_site_are_all_of_ours_or_none_and_nothing_retracted(client, people, published):
    assert len(client.get(SEARCH, {"reviewPublisherSiteFilter": "127.0.0.1"}).json()["claims"]) == 1
    assert client.get(SEARCH, {"reviewPublisherSiteFilter": "nytimes.com"}).json() == {}
    assert client.get(SEARCH, {"query": "mesin", "languageCode": "en"}).json() == {}
    assert client.get(SEARCH, {"query": "mesin", "languageCode": "tlh"}).json() == {}
    publishing.retract(factories.retraction(people[0], published), by=people[1])
    assert client.get(SEARCH, {"reviewPublisherSiteFilter": "127.0.0.1"}).json() == {}
    assert client.get(SEARCH, {"query": "peralatan mesin"}).json() == {}


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [{"query": "persen"}, {"reviewPublisherSiteFilter": "127.0.0.1"}])
def test_pages_by_token_and_by_offset_hold_every_claim_once(client, people, asked):
    claims = [factories.claim(people[0]) for _ in range(5)]
    for claim in claims:
        factories.published(*people, claim)
    whole = client.get(SEARCH, asked).json()["claims"]
    urls = [item["claimReview"][0]["url"] for item in whole]
    walked, token = [], ""
    while True:
        page = client.get(SEARCH, {**asked, "pageSize": 2, **({"pageToken": token} if token else {})}).json()
        walked += [item["claimReview"][0]["url"] for item in page["claims"]]
        token = page.get("nextPageToken", "")
        if not token:
            break
    assert walked == urls
    assert len(set(urls)) == 5
    part = client.get(SEARCH, {**asked, "pageSize": 2, "offset": 1}).json()
    assert part["claims"] == whole[1:3]
    assert (
        client.get(SEARCH, {**asked, "pageSize": 2, "pageToken": part["nextPageToken"]}).json()["claims"] == whole[3:]
    )
    assert client.get(SEARCH, {**asked, "offset": 500}).json() == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "", "query=", "query=x&foo=1", "query=x&alt=xml", "query=x&pageSize=-1", "query=x&offset=501", "query=x&pageSize=x",
        "query=x&pageToken=forged", "query=x&maxAgeDays=-1", "query=x&query=y", "query=%00", "query=%FF",
        "query=" + "x" * 201, "reviewPublisherSiteFilter=127.0.0.1&pageToken=cXwx",
    ],
)  # fmt: skip
def test_an_error_has_the_shape_of_theirs(client, query):
    answer = client.get(f"{SEARCH}?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/json")
    error = answer.json()["error"]
    assert (error["code"], error["status"]) == (400, "INVALID_ARGUMENT")
    assert error["message"]


@pytest.mark.django_db
def test_sizes_and_ages_beyond_all_bounds_are_what_there_is(client, published):
    for query in ("pageSize=100000", "pageSize=0", "maxAgeDays=0", "maxAgeDays=999999999", "maxAgeDays=1"):
        assert len(client.get(f"{SEARCH}?query=mesin&{query}").json()["claims"]) == 1
