"""The words by which a figure's subject is known: what is measured, what ties it to its figure, how it moved. Pure."""

from claims.suggesting.quantities.wordlists import words

# "bantuan senilai US$2 miliar", "a fine of $5 million", "aid worth $2 billion".
TIES = {
    "id": words("senilai sebesar sebanyak sejumlah seluas sepanjang setinggi seberat seharga sedalam selebar berjumlah"),
    "en": frozenset(["of", "worth", "totaling", "totalling"]),
}  # fmt: skip
# What stands between the thing and the figure it reached.
MOVES = {
    "id": words("""naik turun tetap stabil bertahan tembus ditutup dibuka meningkat menurun tumbuh mencapai menjadi menembus menyentuh melonjak melambung merosot anjlok melebar menyempit menyusut susut melemah menguat
        bertambah berkurang terkoreksi terpangkas adalah tercatat sebesar sebanyak ke hingga sampai dari itu tersebut ini akan telah sudah masih bisa dapat hanya baru
        kini juga sekitar mendekati rata-rata di level kisaran angka lagi justru dipatok ditetapkan diperkirakan menyentuh"""),
    "en": words("""rose fell rise rises risen fall falls fallen grew grown grow grows reached reaches reach hit hits is are was were be been has have had will climbed climb
        jumped ticked edged inched crept went dropped drop declined increased increase decreased shrank shrunk surged soared slipped plunged stood stands topped exceeded totaled totalled
        averaged widened narrowed remains remained to by from up down at still cut cost costs worth expected estimated only now also just the sharply steadily could would may might
        doubled tripled more than"""),
}  # fmt: skip
MEASURED = {
    "id": words("""harga biaya ongkos tarif upah gaji anggaran dana utang kerugian denda suap hibah investasi subsidi pinjaman bantuan pendapatan penerimaan pajak nilai
        jumlah total luas jarak panjang tinggi berat suhu kapasitas produksi konsumsi ekspor impor penjualan inflasi pertumbuhan ekonomi angka tingkat
        elektabilitas populasi kasus emisi target bunga panen kenaikan penurunan perdagangan cadangan defisit surplus laba rugi omzet rupiah kurs permintaan
        pasokan risiko diskon kekayaan produk curah suku rasio volume beban bea belanja modal aset kemiskinan pengangguran partisipasi kunjungan deforestasi
        potensi hasil paket dividen uang suara kecepatan deviden premi durasi persentase porsi proporsi kontribusi dukungan kebutuhan realisasi omset kredit simpanan tabungan iuran setoran penghasilan kompensasi"""),
    "en": words("""inflation unemployment turnout support rate rates economy growth price prices tariff tariffs sales cost costs population temperature temperatures wind winds
        output rainfall emission emissions debt deal trade fare fares budget rent rents export exports import imports case cases production income incomes wage wages
        salary salaries profit profits revenue revenues deficit surplus spending investment aid tax taxes toll deaths poverty demand supply consumption share shares
        value number total level gdp volume sale fee fees loss losses fine grant bribe loan loans area length distance height weight capacity  crime
        employment enrollment attendance donations reserves borrowing premiums"""),
}  # fmt: skip
# Alone they name nothing.
EMPTY = words(
    "jumlah angka nilai tingkat total number rate figure value level rasio target maximum minimum average sum persentase porsi"
)
MOST_MOVES = 5
MOST_LINKS = 3
LINKS = {
    "id": frozenset(["di", "ke", "dari", "untuk", "pada", "bagi"]),
    "en": frozenset(["of", "in", "for", "from", "to", "on"]),
}
# They say how far a thing went, not which: "a peak of 9 percent".
EXTREMES = words("peak low high maximum minimum average mean total median record")
DATE_LINKS = {
    "id": words("pada di sejak hingga sampai sepanjang selama per dalam"),
    "en": words("in on by since during at of for through until"),
}
POINTERS = frozenset(["itu", "tersebut", "ini"])
