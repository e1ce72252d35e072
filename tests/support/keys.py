from claims.models import User
from claims.workflow.keys import issue_key


def bearer(owner: User, scope: str) -> dict[str, str]:
    """The header by which a new key of theirs with this scope is sent."""
    _row, text = issue_key(by=owner, name="Tests", scopes=[scope])
    return {"Authorization": f"Bearer {text}"}
