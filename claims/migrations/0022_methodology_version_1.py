"""The methodology that stood on its page becomes version 1."""

import hashlib
import json
from datetime import UTC

from django.db import migrations
from django.utils import timezone
from markdown_it import MarkdownIt

ENGLISH = """\
## What we check, and what not

We check statements that can be true or false: figures, events, who said what. We do not check opinions,
forecasts or taste. We choose by reach, by possible harm, by the weight of a decision that hangs on it, and
by what readers ask; the reason stands on each page.

## Two questions

Did they say it, and is it so? We answer them apart. That an article reports a statement shows that it was
said, never that it is true.

## Sources

Each check rests on sources of at least two independent origins, the primary record among them, each quoted,
linked and kept as a copy. Ten reprints of one report are one origin. We look for evidence against our
finding and say where. Where a rule could not be met, the page says so and why.

## Four eyes

Whoever writes a check cannot approve it. A second person approves exactly the text that is published; any
change makes the approval fall.

## Right of reply

We ask those whose statements we check, and print their answer.

## Corrections

When we are wrong we say so on the page, with the date, the old rating and the reason, and in the list of
corrections. A check we take back keeps its page. Everything ever published is recorded in a log that cannot
be rewritten unnoticed.
"""
INDONESIAN = """\
## Apa yang kami periksa, dan apa yang tidak

Kami memeriksa pernyataan yang dapat benar atau salah: angka, kejadian, siapa mengatakan apa. Kami tidak
memeriksa pendapat, ramalan, atau selera. Kami memilih menurut luasnya sebaran, kemungkinan kerugian, bobot
keputusan yang bergantung padanya, dan permintaan pembaca; alasannya tercantum di setiap halaman.

## Dua pertanyaan

Benarkah diucapkan, dan benarkah isinya? Keduanya kami jawab terpisah. Artikel yang memuat suatu pernyataan
menunjukkan bahwa pernyataan itu diucapkan, tidak pernah bahwa isinya benar.

## Sumber

Setiap periksa fakta bertumpu pada sumber dari setidaknya dua asal yang mandiri, di antaranya catatan
primer, masing-masing dikutip, ditautkan, dan disimpan salinannya. Sepuluh cetak ulang satu laporan adalah
satu asal. Kami mencari bukti yang membantah kesimpulan kami dan mengatakan di mana. Bila suatu aturan tidak
dapat dipenuhi, halamannya mengatakan itu dan mengapa.

## Empat mata

Penulis periksa fakta tidak dapat menyetujuinya. Orang kedua menyetujui persis teks yang terbit; setiap
perubahan menggugurkan persetujuan.

## Hak jawab

Kami meminta tanggapan pihak yang pernyataannya kami periksa, dan memuat jawabannya.

## Ralat

Bila kami keliru, kami mengatakannya di halaman itu, dengan tanggal, label lama, dan alasannya, serta di
daftar ralat. Periksa fakta yang dicabut tetap punya halaman. Segala yang pernah terbit tercatat dalam log
yang tidak dapat diubah tanpa ketahuan.
"""


def _lines(text):
    """One paragraph a line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def publish(apps, schema_editor):
    """As publish_statement does it; the words and the shape of the document are those of this day."""
    texts = {"en": _lines(ENGLISH), "id": _lines(INDONESIAN)}
    now, values = timezone.now(), {"kind": "methodology", "number": 1}
    statements = apps.get_model("claims", "Statement").objects
    statements.create(**values, texts=texts, notes={}, state="draft")
    statements.filter(**values).update(state="published", published_at=now)
    render = MarkdownIt("js-default", {"html": False, "linkify": False}).disable("image").render
    document = {
        "type": "statement",
        "schema": 1,
        **values,
        "path": "/methodology/",
        "published_at": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "texts": {code: {"markdown": text, "html": render(text)} for code, text in texts.items()},
        "notes": {},
    }
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    sha256 = hashlib.sha256(body.encode()).hexdigest()
    apps.get_model("claims", "PublishedStatement").objects.create(**values, published_at=now, body=body, sha256=sha256)


class Migration(migrations.Migration):
    dependencies = [("claims", "0021_shelf_and_statements")]
    operations = [migrations.RunPython(publish, migrations.RunPython.noop)]
