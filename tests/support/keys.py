from claims.api.keyed import SIGNER
from claims.models import User


def bearer(owner: User, scope: str) -> dict[str, str]:
    """The header by which a partner's key with this scope is sent."""
    return {"Authorization": f"Bearer {SIGNER.sign_object({scope: owner.username})}"}
