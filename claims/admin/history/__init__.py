from claims.admin.history.page import history_view
from claims.admin.history.restoring import restore_view
from claims.admin.history.scope import events_of, last_event

__all__ = ["events_of", "history_view", "last_event", "restore_view"]
