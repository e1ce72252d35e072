"""Two scales to begin with: a truth scale, and the five labels that Indonesian readers know from Tempo."""

from django.db import migrations

# slug, English, Indonesian, meaning, number, when we use it (English, Indonesian)
TRUTH = (
    ("true", "True", "Benar", "true", 5, "The evidence bears the claim out.", "Bukti mendukung klaim ini."),
    ("partly-true", "Partly true", "Sebagian benar", "partly_true", 4, "Right in part; what is missing or wrong changes the picture.", "Benar sebagian; yang kurang atau keliru mengubah gambarannya."),
    ("misleading", "Misleading", "Menyesatkan", "misleading", 2, "The facts may be right; the conclusion drawn from them is not.", "Faktanya mungkin benar; kesimpulan yang ditarik tidak."),
    ("false", "False", "Salah", "false", 1, "The evidence contradicts the claim.", "Bukti membantah klaim ini."),
    ("unproven", "Unproven", "Tidak terbukti", "unproven", None, "The evidence is not enough to say either way.", "Bukti belum cukup untuk memutuskan."),
    ("satire", "Satire", "Satire", "satire", None, "Meant as a joke, passed on as news.", "Dibuat sebagai lelucon, disebarkan sebagai berita."),
)  # fmt: skip
TEMPO = (
    ("benar", "True", "Benar", "true", 5, "The evidence bears the claim out.", "Bukti mendukung klaim ini."),
    ("sebagian-benar", "Partly true", "Sebagian benar", "partly_true", 4, "Right in part.", "Benar sebagian."),
    ("sesat", "Misleading", "Sesat", "misleading", 2, "Right facts, wrong conclusion.", "Faktanya benar, kesimpulannya tidak."),
    ("keliru", "False", "Keliru", "false", 1, "The evidence contradicts the claim.", "Bukti membantah klaim ini."),
    ("tidak-terbukti", "Unproven", "Tidak terbukti", "unproven", None, "The evidence is not enough to say either way.", "Bukti belum cukup untuk memutuskan."),
)  # fmt: skip
SCALES = (
    ("truth", "Truth scale", "Skala kebenaran", TRUTH),
    ("tempo", "Five labels", "Lima label", TEMPO),
)


def fill(apps, schema_editor):
    scales, ratings = apps.get_model("claims", "RatingScale"), apps.get_model("claims", "Rating")
    for slug, english, indonesian, labels in SCALES:
        scale = scales.objects.create(slug=slug, labels={"en": english, "id": indonesian})
        for position, (label, en, id_, meaning, value, when_en, when_id) in enumerate(labels, 1):
            ratings.objects.create(
                scale=scale,
                slug=label,
                position=position,
                labels={"en": en, "id": id_},
                descriptions={"en": when_en, "id": when_id},
                meaning=meaning,
                value=value,
            )


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_transitions")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
