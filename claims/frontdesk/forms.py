"""What readers can send us: a mistake in a check, a claim to be checked."""

import re
from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from claims.models.base import PUBLIC_ID_ALPHABET, PUBLIC_ID_LENGTH
from claims.models.fields import normalise, validate_http_url
from claims.models.frontdesk import MESSAGE_LENGTH
from claims.publishing import reading
from claims.vocabulary import ReportKind

_ID = rf"[{PUBLIC_ID_ALPHABET}]{{{PUBLIC_ID_LENGTH}}}"
# The id alone, or where it stands in an address of ours in any language: page, embed or API.
CHECK = re.compile(rf"(?:.*?/(?:claims|checks)/)?({_ID})(?:[/?#].*)?", re.DOTALL)


def check_named(typed: str) -> reading.Current | None:
    """The public check whose id or address was typed; a retracted one is public too."""
    found = CHECK.fullmatch(typed.strip().lower())
    return reading.check(found[1]) if found else None


class WholeText(forms.CharField):
    """Text of any length: refused when too long, with the text kept; `maxlength` would cut off what is pasted."""

    def clean(self, value: Any) -> str:
        return normalise(super().clean(value).replace("\r\n", "\n"))


class DeskForm(forms.Form):
    """Names of fields are those of the verb that stores them."""

    use_required_attribute = False

    message = WholeText(widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "required": True}))
    email = WholeText(
        label=_("Your e-mail address (optional)"),
        help_text=_("Only to answer you. Without it you can follow what comes of it with the receipt that you get."),
        required=False,
        validators=[
            EmailValidator(
                _("This is no e-mail address. It looks like name@example.org; leave it empty if you want no answer.")
            )
        ],
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    name = WholeText(
        label=_("Your name (optional)"),
        help_text=_("So that we know how to address you. It is kept with your e-mail address, and not without one."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )

    def clean_message(self) -> str:
        message: str = self.cleaned_data["message"]
        if len(message) > MESSAGE_LENGTH:
            said = _("This has %(count)d characters; the limit is %(limit)d. Shorten it, or send it in two messages.")
            raise forms.ValidationError(said % {"count": len(message), "limit": MESSAGE_LENGTH})
        return message

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if len(name) > 100:
            raise forms.ValidationError(_("Shorten your name to 100 characters."))
        return name

    def to_store(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("message", "email", "name")}


class ReportForm(DeskForm):
    check = WholeText(
        label=_("Which check?"),
        help_text=_("The web address of its page, or the ten characters in it after “/claims/”."),
        error_messages={"required": _("Say which check it is: paste the web address of its page.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "required": True}),
    )
    field_order = ("check", "message", "email", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        message = self.fields["message"]
        message.label = _("What is wrong?")
        message.help_text = _("Say which words are wrong and how you know it. A link to a source helps most.")
        message.error_messages["required"] = _("Say what is wrong, in a sentence or two.")

    def clean_check(self) -> str:
        typed: str = self.cleaned_data["check"]
        if check_named(typed) is None:
            raise forms.ValidationError(
                _("There is no check at this address. Open the check, copy its whole web address and paste it here.")
            )
        return typed.lower()

    def to_store(self) -> dict[str, str]:
        found = CHECK.fullmatch(self.cleaned_data["check"])
        return {**super().to_store(), "kind": ReportKind.WRONG.value, "check_public_id": found[1] if found else ""}


class SubmitForm(DeskForm):
    seen_at = WholeText(
        label=_("Where did you see it? (optional)"),
        help_text=_("The web address of the post, video or article. If it has none, say in your message where it was."),
        required=False,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("message", "seen_at", "email", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        message = self.fields["message"]
        message.label = _("What should we check?")
        message.help_text = _("Quote it as exactly as you can, and say who said it and when, if you know.")
        message.error_messages["required"] = _("Write what we should check, in a sentence or two.")

    def clean_seen_at(self) -> str:
        typed: str = self.cleaned_data["seen_at"]
        url = typed if not typed or "://" in typed else f"https://{typed}"
        try:
            validate_http_url(url)
            if url and "." not in url:
                raise forms.ValidationError("")
        except forms.ValidationError:
            raise forms.ValidationError(
                _("This is no web address. It looks like https://example.org/page; if you saw it elsewhere, leave "
                  "this empty and say so in your message.")
            ) from None  # fmt: skip
        return url

    def to_store(self) -> dict[str, str]:
        return {**super().to_store(), "kind": ReportKind.TIP.value, "seen_at": self.cleaned_data["seen_at"]}
