"""The walls: imports point down only, one writer of states, the public half never touches the editorial half."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Upper floors first; names on one line never import each other. A name not listed here fails the test.
FLOORS = [
    {"factcheck"},
    {"claims.apps"},
    {"claims.admin", "claims.api", "claims.public", "claims.frontdesk", "claims.management", "claims.templatetags"},
    {"claims.jobs"},
    {"claims.matching"},
    {"claims.intake", "claims.suggesting", "claims.interchange", "claims.access", "claims.webhooks"},
    {"claims.filtersets", "claims.pagination", "claims.conditional"},
    {"claims.publishing"},
    {"claims.workflow"},
    {"claims.models"},
    {
        "claims.vocabulary",
        "claims.anchoring",
        "claims.deadlines",
        "claims.found",
        "claims.language",
        "claims.plots",
        "claims.sheets",
        "claims.textdiff",
    },
    {"claims.alignment"},
]
PUBLIC = ("claims.public", "claims.api", "claims.filtersets", "claims.pagination", "claims.conditional", "claims.publishing.reading",
          "claims.publishing.claimreview", "claims.publishing.structured", "claims.publishing.pages", "claims.publishing.cards",
          "claims.publishing.card_glyphs", "claims.publishing.mapping", "claims.publishing.addresses", "claims.publishing.canonical",
          "claims.publishing.pictures", "claims.publishing.tallies", "claims.publishing.facets", "claims.publishing.ranking",
          "claims.publishing.searching", "claims.publishing.exports.files", "claims.publishing.exports.formats",
          "claims.matching.asking", "claims.matching.embedding", "claims.matching.lexical", "claims.matching.published",
          "claims.matching.shelves", "claims.matching.vectors",
          "claims.publishing.exports.gzipped", "claims.publishing.exports.segments", "claims.publishing.following", "claims.publishing.waiting", "claims.templatetags.site", "claims.templatetags.head")  # fmt: skip
# What of matching is pure; the rest of it asks the database.
MATCHING = ("claimants", "concepts", "explaining", "features", "figures", "found", "measures", "moves", "pairing", "periods",
            "places", "posts", "reading", "reasons", "relations", "reranking", "subjects", "values", "wording")  # fmt: skip
PUBLIC_MAY = (
    *PUBLIC,
    *(f"claims.matching.{name}" for name in MATCHING),
    "claims.language",  # pure: the commonest words
    "claims.plots",
    "claims.sheets",
    "claims.models.published",
    "claims.vocabulary",
    "claims.anchoring",
    "claims.models.fields",
)
# The API asks whose key came and counts the request; of the partner it learns the account.
API_MAY = (*PUBLIC_MAY, "claims.access", "claims.models.people")
# Where a partner looks after their own webhooks.
PARTNERS = ("claims.api.webhooks",)
PARTNERS_MAY = (*API_MAY, "claims.models.webhooks", "claims.webhooks.reading",
                "claims.webhooks.verbs", "claims.workflow.problems")  # fmt: skip
# What asks whether a text was checked reads it, purely, and asks the shelf of published checks.
MATCHERS = ("claims.api.match", "claims.public.listing")
MATCHERS_MAY = (*API_MAY, "claims.matching.asking", "claims.matching.found", "claims.matching.published", "claims.suggesting.pipeline",
                "claims.suggesting.found", "claims.suggesting.grammar")  # fmt: skip
# The public side of the front desk shows published checks and takes letters in; of what came in it reads a status.
FRONT_DESK_MAY = (*PUBLIC_MAY, "claims.frontdesk", "claims.access.senders", "claims.workflow.reception", "claims.workflow.limits",
                  "claims.workflow.problems", "claims.models.frontdesk", "claims.models.base")  # fmt: skip
PURE = ("claims.alignment", "claims.anchoring", "claims.found", "claims.workflow.readiness", "claims.workflow.transitions", "claims.publishing.claimreview", "claims.publishing.structured",
        "claims.publishing.canonical", "claims.publishing.verify", "claims.intake.cleaning", "claims.intake.language",
        "claims.intake.html", "claims.intake.reading", "claims.language", "claims.suggesting", "claims.interchange", "claims.textdiff", "claims.sheets",
        "claims.publishing.comparison", "claims.publishing.pictures", "claims.publishing.ranking", "claims.publishing.exports.gzipped", "claims.jobs.letters",
        "claims.webhooks.signing", "claims.webhooks.schedule", "claims.webhooks.vetting",
        *(f"claims.matching.{name}" for name in MATCHING))  # fmt: skip
# What in them speaks to the database or the network, and so is not pure.
IMPURE = ("claims.interchange.importing", "claims.suggesting.storing", "claims.suggesting.readers", "claims.suggesting.feedback", "claims.suggesting.language_model",
          "claims.suggesting.language_model.reading", "claims.suggesting.language_model.wire")  # fmt: skip
PURE_MAY = (
    "claims.vocabulary",
    "claims.alignment",
    "claims.anchoring",
    "claims.language",
    "claims.textdiff",
    "claims.suggesting.",
    "claims.interchange.",
    *(f"claims.matching.{name}" for name in MATCHING),
    "claims.workflow.problems",
    "claims.publishing.canonical",
)
# Webhooks are of the front desk: their verbs stand with what they need, which workflow may not import.
STATE_WRITERS = ("claims/workflow/", "claims/publishing/", "claims/migrations/", "claims/webhooks/verbs.py")


def modules() -> dict[str, Path]:
    found = {}
    for path in [*ROOT.glob("claims/**/*.py"), *ROOT.glob("factcheck/**/*.py")]:
        if "migrations" not in path.parts:
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = path
    return found


MODULES = modules()


def imports_of(path: Path) -> set[str]:
    """Every module of ours that the file imports, lazily or not; "from x import y" counts as x.y if that is one."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {
                f"{node.module}.{a.name}" if f"{node.module}.{a.name}" in MODULES else node.module for a in node.names
            }
    return {name for name in found if name.split(".")[0] in ("claims", "factcheck")}


def within(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in packages)


def floor(module: str) -> int:
    for height, names in enumerate(FLOORS):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return height
    raise AssertionError(f"{module} stands on no floor: say in tests/test_architecture.py where it belongs")


def room(module: str) -> str:
    return next(name for names in FLOORS for name in names if module == name or module.startswith(f"{name}."))


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"claims"}))
def test_imports_point_down(module):
    for imported in imports_of(MODULES[module]) - {"claims"}:
        if room(imported) == room(module):
            continue
        # Templates' helpers serve both faces: the pages may use them.
        if room(imported) == "claims.templatetags" and room(module) in ("claims.public", "claims.frontdesk"):
            continue
        assert floor(imported) > floor(module), f"{module} imports {imported}, which stands beside or above it"


@pytest.mark.parametrize("module", [name for name in sorted(MODULES) if name.startswith(PUBLIC)])
def test_public_code_reads_published_documents_only(module):
    may = (
        PARTNERS_MAY
        if module in PARTNERS
        else MATCHERS_MAY
        if module in MATCHERS
        else API_MAY
        if within(module, ("claims.api",))
        else PUBLIC_MAY
    )
    for imported in imports_of(MODULES[module]):
        assert imported.startswith(may), f"{module} imports {imported}, of the editorial half"


@pytest.mark.parametrize("module", [name for name in sorted(MODULES) if name.startswith("claims.frontdesk")])
def test_the_front_desk_takes_letters_in_and_reads_a_status(module):
    for imported in imports_of(MODULES[module]):
        assert imported.startswith(FRONT_DESK_MAY), f"{module} imports {imported}"
    queried = {node.attr for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8")))
               if isinstance(node, ast.Attribute)} & {"objects", "cursor", "raw", "using"}  # fmt: skip
    assert queried == set(), f"{module} asks the database itself"


@pytest.mark.parametrize("module", [name for name in sorted(MODULES) if within(name, PURE) and name not in IMPURE])
def test_pure_modules_touch_no_tables(module):
    for imported in imports_of(MODULES[module]):
        assert imported.startswith(PURE_MAY), f"{module} imports {imported}"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_states_are_written_in_workflow_and_publishing_alone(module):
    path = MODULES[module]
    if str(path.relative_to(ROOT)).startswith(STATE_WRITERS):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        targets = node.targets if isinstance(node, ast.Assign) else []
        assert not any((isinstance(t, ast.Attribute) and t.attr == "state" and not isinstance(t.value, ast.Name)) or
                       (isinstance(t, ast.Attribute) and t.attr == "state" and isinstance(t.value, ast.Name) and t.value.id != "self")
                       for t in targets), f"{module}:{node.lineno} sets a state"  # fmt: skip
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("update", "create")
        ):
            assert "state" not in {keyword.arg for keyword in node.keywords}, f"{module}:{node.lineno} writes a state"


@pytest.mark.parametrize("module", [name for name in sorted(MODULES) if name.startswith("claims.models")])
def test_no_rule_lives_in_save_or_a_signal(module):
    text = MODULES[module].read_text(encoding="utf-8")
    assert "def save(" not in text
    assert "signals" not in text


def test_files_stay_small():
    large = {
        str(p.relative_to(ROOT)): n
        for p in MODULES.values()
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 310
    }
    assert large == {}
