"""Lists of checks narrowed and ordered: what each filter finds, beside which others, in which order."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.utils import timezone

from claims.api.checks import CheckList, narrowed
from claims.filtersets import FILTERS
from claims.publishing import verbs as publishing
from claims.workflow import claims, records
from tests import factories
from tests.api.walking import ids, walk

pytestmark = pytest.mark.django_db
LIST = "/api/v1/checks/"


@pytest.fixture
def chief():
    return factories.user("chief editor")


def found(client, query):
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 200, answer.content
    return ids(answer)


def test_a_check_is_found_by_everything_that_its_document_names_and_by_nothing_else(client, people, chief):
    topic, outlet = factories.topic(chief), factories.outlet(people[0])
    claimant = factories.claimant(people[0])
    records.save_record(claimant, by=people[0], changes={"wikidata_id": "Q4242"})
    version = factories.article(people[0], outlet=outlet, url="https://kabar.example/a?b=c&d=%20")
    claim = factories.claim(people[0], version, claimant=claimant, topics=[topic])
    entry, other = factories.published(*people, claim), factories.published(*people)
    origin = entry.document.body.split('"origin":"')[1].split('"')[0]
    public_id = version.article.public_id
    queries = {
        "topic": topic.slug, "outlet": outlet.slug, "origin": origin, "claimant": claimant.slug,
        "claimant_wikidata_id": "Q4242", "article": public_id, "article_url": "https://kabar.example/a?b=c&d=%20",
    }  # fmt: skip
    for name, value in queries.items():
        answer = client.get(LIST, {name: value})
        assert ids(answer) == [entry.public_id], name
        assert client.get(LIST, {name: f"{value}x"}).json()["results"] == [], name
    assert ids(client.get(LIST, queries)) == [entry.public_id]
    assert found(client, "unit=%25") == [other.public_id, entry.public_id]


@pytest.mark.parametrize(
    ("query", "are_found"),
    [
        ("quantity=70", "single"),
        ("quantity=70.0", "single"),
        ("quantity=65", "range"),
        ("quantity=59", ""),
        ("quantity_min=75", "range"),
        ("quantity_max=60", "single range"),
        ("quantity_max=59.9", "single"),
        ("quantity_max=59.9&unit=%25", ""),
        ("quantity_min=60&quantity_max=70", "single range"),
        ("quantity_min=81", ""),
        ("unit=%25", "single range"),
        ("unit=km", "single"),
        ("quantity=5&unit=km", "single"),
        ("quantity=70&unit=km", ""),
        ("quantity=-70", ""),
    ],
)
def test_a_number_is_looked_for_with_its_unit_in_one_and_the_same_figure(client, people, query, are_found):
    figures = {
        "single": [
            claims.Figure(Decimal(70), "%", "about", "mesin"), claims.Figure(Decimal(5), "km", "exactly", "jalan")
        ],
        "range": [
            claims.Figure(Decimal(60), "%", "between", "mesin", value_to=Decimal(69)),
            claims.Figure(Decimal(71), "%", "between", "alat", value_to=Decimal(80)),
        ],
    }  # fmt: skip
    both = {name: factories.claim(people[0], figures=typed) for name, typed in figures.items()}
    for claim in both.values():
        factories.published(*people, claim)
    assert set(found(client, query)) == {both[name].public_id for name in are_found.split()}


def test_a_check_seen_in_two_articles_of_an_outlet_is_listed_once_on_every_page(client, people):
    outlet = factories.outlet(people[0])
    keys = []
    for _ in range(3):
        claim = factories.claim(people[0], factories.article(people[0], outlet=outlet))
        factories.published(*people, claim)
        for _again in range(2):
            version = factories.article(people[0], outlet=outlet)
            where = factories.span(version, "70 persen peralatan mesin")
            publishing.sight(claim, by=people[1], span=where)
        keys.append(claim.public_id)
    assert found(client, f"outlet={outlet.slug}") == keys[::-1]
    assert walk(client, f"{LIST}?outlet={outlet.slug}&page_size=1") == keys[::-1]


def test_a_retracted_check_is_found_by_its_articles_and_by_no_evidence_any_more(client, people, chief):
    topic = factories.topic(chief)
    claim = factories.claim(people[0], topics=[topic])
    entry = factories.published(*people, claim)
    origin = entry.document.body.split('"origin":"')[1].split('"')[0]
    article = claim.appearances.get().article_version.article
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    for query in ({"article": article.public_id}, {"article_url": article.url}, {"claimant": claim.claimant.slug}):
        assert ids(client.get(LIST, query)) == [claim.public_id]
    for query in ({"origin": origin}, {"topic": topic.slug}, {"unit": "%"}):
        assert ids(client.get(LIST, query)) == []


@pytest.mark.parametrize("query", ["", "topic={topic}", "outlet={outlet}", "topic={topic}&outlet={outlet}", "unit=%25"])
@pytest.mark.parametrize("ordering", ["-published", "published", "-modified", "modified"])
def test_every_order_is_walked_forth_and_back_under_every_filter(client, people, chief, query, ordering):
    topic, outlet = factories.topic(chief), factories.outlet(people[0])
    made = []
    for _ in range(4):
        claim = factories.claim(people[0], factories.article(people[0], outlet=outlet), topics=[topic])
        factories.published(*people, claim)
        made.append(claim)
    factories.correction(*people, made[1])
    keys = [claim.public_id for claim in made]
    by_change = [keys[0], keys[2], keys[3], keys[1]]
    wanted = by_change if "modified" in ordering else keys
    wanted = wanted[::-1] if ordering.startswith("-") else wanted
    url = f"{LIST}?{query.format(topic=topic.slug, outlet=outlet.slug)}&ordering={ordering}&page_size=1"
    assert walk(client, url) == wanted
    assert walk(client, url, back=True) == wanted


def test_what_changes_while_changes_are_walked_is_neither_lost_nor_a_reason_to_begin_again(client, people):
    made = [factories.claim(people[0]) for _ in range(4)]
    for claim in made:
        factories.published(*people, claim)
    keys = [claim.public_id for claim in made]
    first = client.get(f"{LIST}?ordering=modified&page_size=2")
    factories.correction(*people, made[1])
    rest = walk(client, first.json()["next"])
    assert ids(first) == keys[:2]
    assert rest == [keys[2], keys[3], keys[1]]


def test_days_are_of_the_newsroom_and_instants_to_the_second_and_both_ends_are_included(client, people):
    factories.published(*people)
    check = client.get(LIST).json()["results"][0]
    today = timezone.localdate().isoformat()
    for name, at in (("published", check["first_published_at"]), ("modified", check["modified_at"])):
        for value in (today, at):
            assert len(found(client, f"{name}_after={value}&{name}_before={value}")) == 1
        assert found(client, f"{name}_after=2999-12-31") == []
        assert found(client, f"{name}_before=2020-01-01T00:00:00Z") == []


@pytest.mark.parametrize(
    "query",
    [
        "modified_after=2026-11-24T01:02:03", "modified_after=2026-13-01", "published_before=2026-11-24T25:00:00Z",
        "published_before=0001-01-01T00:00:00Z", "modified_after=9999-12-31T23:59:59Z", "quantity=many", "quantity=nan",
        "quantity=1e400", "quantity_min=" + "9" * 40, "ordering=rating", "ordering=-id", "ordering=", "rating=a'b",
        "claimant_wikidata_id=" + "Q" * 21, "unit=" + "x" * 41, "article_url=" + "x" * 2001, "origin=" + "x" * 201,
        "translation=xx", "rating=", "cursor=", "q=", "translation=", "fields=", "fields=body", "fields=claim,",
        "q=%20", "topic=%C2%A0", "rating=%C3%A9", "outlet=-%20-",
        "fields=claim.text", "expand=verdicts", "expand=claimant,claim", "q=%FF", "q=" + "x" * 501, "q=a%01b%00", "topic=%ED%9F%BF%ED%A0%80",
    ],
)  # fmt: skip
def test_a_value_that_is_none_is_a_problem_that_names_its_parameter(client, query):
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 400
    problem = answer.json()
    assert (problem["code"], problem["status"]) == ("invalid_parameter", 400)
    assert problem["parameter"] in query
    assert problem["detail"]


def test_a_value_of_a_list_that_is_not_in_it_is_told_the_list(client):
    for query, value in (
        ("language=xx", "id"),
        ("ordering=x", "-modified"),
        ("fields=x", "claim"),
        ("expand=x", "scale"),
    ):
        assert value in client.get(f"{LIST}?{query}").json()["allowed"]


def test_pages_take_every_filter_that_the_api_takes_and_show_what_is_chosen(client, people):
    entry = factories.published(*people)
    origin = entry.document.body.split('"origin":"')[1].split('"')[0]
    page = client.get("/claims/", {"origin": origin, "quantity_min": "70", "unit": "%"}).content.decode()
    assert entry.public_id in page
    assert origin in page
    assert entry.public_id not in client.get("/claims/", {"quantity_min": "71"}).content.decode()
    assert client.get("/claims/", {"quantity": "x"}).status_code == 400
    assert {"origin", "quantity", "article_url", "modified_after"} <= set(FILTERS)


def test_what_a_question_finds_can_be_put_in_order(client, people):
    made = [factories.claim(people[0]) for _ in range(3)]
    for claim in made:
        factories.published(*people, claim)
    factories.correction(*people, made[0])
    keys = [claim.public_id for claim in made]
    url = f"{LIST}?q=peralatan mesin&page_size=1"
    assert walk(client, f"{url}&ordering=published") == keys
    assert walk(client, f"{url}&ordering=-published") == keys[::-1]
    assert walk(client, f"{url}&ordering=-modified") == [keys[0], keys[2], keys[1]]


def test_another_question_under_the_same_filters_does_not_build_them_anew(client, people):
    factories.published(*people)
    narrowed.cache_clear()
    for words in ("peralatan", "mesin", "peralatan mesin"):
        assert len(client.get(f"{LIST}?q={words}&language=id").json()["results"]) == 1
    assert client.get(f"{LIST}?q=gajah&language=id").json()["results"] == []
    assert narrowed.cache_info().misses == 1


def test_two_thousand_lookups_that_reach_for_private_fields_are_refused(client, people):
    factories.published(*people)
    names = [field.name for model in _models() for field in model._meta.get_fields()]
    paths = ["", "claim__", "claim__verdicts__", "document__", "check_now__", "topic_links__", "pages__", "actor__"]
    lookups = ["", "__contains", "__gt", "__isnull", "__in", "__regex", "__startswith"]
    asked = sorted({f"{path}{name}{lookup}" for path in paths for name in names for lookup in lookups})
    asked = [name for name in asked if name not in {each.name for each in CheckList.parameters}]
    for name in asked[:: len(asked) // 2_000]:
        answer = client.get(f"{LIST}?{name}=1")
        assert (answer.status_code, answer.json()["code"]) == (400, "unknown_parameter"), name


def _models():
    return apps.get_app_config("claims").get_models()
