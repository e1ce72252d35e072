"""Reading the start page of the desk."""

import re
from datetime import timedelta

from django.utils import timezone

QUEUE = re.compile(r'<h2 id="queue-(\w+)">\s*<a href="([^"]+)">.*?<span class="count">([^<]+)</span>', re.S)
ROW = re.compile(r'<th class="field-[^"]+"><a href="([^"?]+)')


def day(number):
    return timezone.localdate() + timedelta(days=number)


def start(client, person, prefix=""):
    client.force_login(person)
    return client.get(f"{prefix}/admin/").content.decode()


def shown(page):
    """Name, address of the list and count of each queue that has rows, in their order."""
    return [(name, url.replace("&amp;", "&"), count) for name, url, count in QUEUE.findall(page)]


def rows_of(page, name):
    section = page[page.index(f'id="queue-{name}"') :].split("</section>")[0]
    return re.findall(r'<a href="([^"]+)" dir="auto">', section)
