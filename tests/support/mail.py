"""A mail server that is down, and says to whom it would not send."""

from typing import Any

from django.core.mail.backends.base import BaseEmailBackend
from django.test import override_settings


class Down(BaseEmailBackend):
    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError(f"no way to {[message.to for message in email_messages]}")


def mail_down() -> override_settings:
    return override_settings(EMAIL_BACKEND=f"{__name__}.Down")
