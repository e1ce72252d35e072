"""What a browser would send back for the form of a page."""

from html.parser import HTMLParser


def fields_of(answer):
    """What a browser would send back for the form of an admin page."""

    class Fields(HTMLParser):
        def __init__(self):
            super().__init__()
            self.values, self.area, self.select = {}, None, None

        def handle_starttag(self, tag, attrs):
            attrs = dict(attrs)
            name = attrs.get("name")
            if tag == "input" and name and attrs.get("type") not in ("submit", "button", "file"):
                if attrs.get("type") not in ("checkbox", "radio") or "checked" in attrs:
                    self.values[name] = attrs.get("value", "on" if attrs.get("type") == "checkbox" else "") or ""
            elif tag == "textarea" and name:
                self.area = name
                self.values[name] = ""
            elif tag == "select" and name:
                self.select = (name, "multiple" in attrs)
                self.values.setdefault(name, [] if "multiple" in attrs else None)
            elif tag == "option" and self.select:
                name, multiple = self.select
                if "selected" in attrs and multiple:
                    self.values[name].append(attrs["value"])
                elif "selected" in attrs or (not multiple and self.values[name] is None):
                    # As a browser does: without a choice the first option stands.
                    self.values[name] = attrs.get("value", "")

        def handle_endtag(self, tag):
            if tag == "textarea":
                self.area = None
            elif tag == "select":
                self.select = None

        def handle_data(self, data):
            if self.area:
                self.values[self.area] += data

    parser = Fields()
    parser.feed(answer.content.decode())
    values = {
        name: value.removeprefix("\n") if isinstance(value, str) else value for name, value in parser.values.items()
    }
    return {
        name: value for name, value in values.items() if "__prefix__" not in name and name != "q" and value is not None
    }
