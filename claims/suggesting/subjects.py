"""What a figure is a share or an amount of, in the text's own words: behind it, in front of it, or what moved to it. Pure."""

from claims.suggesting import nouns
from claims.suggesting.amounts import Amount, read_amount
from claims.suggesting.tokens import Tokens
from claims.suggesting.wordlists import words

# "bantuan senilai US$2 miliar", "a fine of $5 million", "aid worth $2 billion".
_TIES = {
    "id": words("senilai sebesar sebanyak sejumlah seluas sepanjang setinggi seberat seharga sedalam selebar berjumlah"),
    "en": frozenset(["of", "worth", "totaling", "totalling"]),
}  # fmt: skip
# What stands between the thing and the figure it reached.
_MOVES = {
    "id": words("""naik turun meningkat menurun tumbuh mencapai menjadi menembus menyentuh melonjak melambung merosot anjlok menyusut susut melemah menguat
        bertambah berkurang terkoreksi terpangkas adalah tercatat sebesar sebanyak ke hingga sampai dari itu tersebut ini akan telah sudah masih bisa dapat hanya baru
        kini juga sekitar mendekati rata-rata di level kisaran angka lagi justru dipatok ditetapkan diperkirakan menyentuh"""),
    "en": words("""rose fell rise rises risen fall falls fallen grew grown grow grows reached reaches reach hit hits is are was were be been has have had will climbed climb
        jumped dropped drop declined increased increase decreased shrank shrunk surged soared slipped plunged stood stands topped exceeded totaled totalled
        averaged remains remained to by from up down at still cut cost costs worth expected estimated only now also just the sharply steadily could would may might
        doubled tripled more than"""),
}  # fmt: skip
_MEASURED = {
    "id": words("""harga biaya ongkos tarif upah gaji anggaran dana utang kerugian denda suap hibah investasi subsidi pinjaman bantuan pendapatan penerimaan pajak nilai
        jumlah total luas jarak panjang tinggi berat suhu kapasitas produksi konsumsi ekspor impor penjualan inflasi pertumbuhan ekonomi angka tingkat
        elektabilitas populasi kasus emisi target bunga panen kenaikan penurunan perdagangan cadangan defisit surplus laba rugi omzet rupiah kurs permintaan
        pasokan risiko diskon kekayaan produk curah suku rasio volume beban bea belanja modal aset kemiskinan pengangguran partisipasi kunjungan deforestasi
        potensi hasil paket persentase porsi proporsi kontribusi dukungan kebutuhan realisasi omset kredit simpanan tabungan iuran setoran penghasilan kompensasi"""),
    "en": words("""inflation unemployment turnout support rate rates economy growth price prices tariff tariffs sales cost costs population temperature temperatures wind winds
        output rainfall emission emissions debt deal trade fare fares budget rent rents export exports import imports case cases production income incomes wage wages
        salary salaries profit profits revenue revenues deficit surplus spending investment aid tax taxes toll deaths poverty demand supply consumption share shares
        value number total level gdp volume sale fee fees loss losses fine grant bribe loan loans area length distance height weight capacity  crime
        employment enrollment attendance donations reserves borrowing premiums"""),
}  # fmt: skip
# Alone they name nothing.
_EMPTY = words(
    "jumlah angka nilai tingkat total number rate figure value level rasio target maximum minimum average sum persentase porsi"
)
_MOST_MOVES = 5
_MOST_LINKS = 3
_LINKS = {
    "id": frozenset(["di", "ke", "dari", "untuk", "pada", "bagi"]),
    "en": frozenset(["of", "in", "for", "from", "to", "on"]),
}
_POINTERS = frozenset(["itu", "tersebut", "ini"])


def subject(tokens: Tokens, amount: Amount, start: int, end: int, language: str | None) -> tuple[int, int]:
    """First token and end of the phrase, equal if there is none. The figure's words run from `start` to `end`."""
    if language not in ("id", "en") or (amount.kind == "time" and language == "id"):
        return end, end
    first, last = _behind(tokens, amount, start, end, language)
    if first < last or (amount.kind in ("", "counted", "time") and not _classifies(amount) and amount.kind != ""):
        return first, last
    if tokens.low(start - 1) in _TIES[language]:
        first, last = _in_front(tokens, start - 1, language, measured=False)
        if first < last:
            return first, last
    return _moved(tokens, amount, start, language)


def still(tokens: Tokens, end: int, start: int, language: str | None) -> bool:
    """Whether a figure says how the thing of the figure before it moved on: "from 10 percent to 11 percent"."""
    moves = _MOVES.get(language or "", frozenset())
    between = range(end, start)
    return 0 < len(between) <= _MOST_MOVES and all(tokens.low(at) in moves or tokens[at].text == "," for at in between)


def _classifies(amount: Amount) -> bool:
    return amount.unit in nouns.CLASSIFIERS


def _behind(tokens: Tokens, amount: Amount, start: int, end: int, language: str) -> tuple[int, int]:
    word = tokens.low(end)
    if amount.kind == "share" and word == ("dari" if language == "id" else "of"):
        return _whole(tokens, end + 1, language)
    if language == "en":
        return _behind_in_english(tokens, amount, start, end)
    takes = (amount.kind in ("share", "money", "measure") and amount.unit not in ("pp", "bps")) or _classifies(amount)
    if amount.direct or (takes and not _is_place(amount)):
        return end, nouns.after(tokens, end, "id")
    return end, end


def _is_place(amount: Amount) -> bool:
    """Lengths, speeds and temperatures are of what stands in front of them."""
    return amount.unit in ("m", "km", "cm", "mm", "°C", "°F", "°", "km/h", "m/s", "ft", "mi") or "/" in amount.unit


def _behind_in_english(tokens: Tokens, amount: Amount, start: int, end: int) -> tuple[int, int]:
    word = tokens.low(end)
    if word == "of" and amount.kind in ("money", "measure", "counted", "time"):
        return _whole(tokens, end + 1, "en")
    if amount.kind == "money" and word == "in" and tokens[end + 1].low == tokens[end + 1].text:
        return end + 1, nouns.after(tokens, end + 1, "en")
    if amount.direct:
        return _whole(tokens, end, "en")
    noun_tied = tokens.low(start - 1) in ("a", "an", "the", "its", "their", "this", "that") and not tokens.low(
        end - 1
    ).startswith("year-old")
    if noun_tied and amount.kind in ("share", "money", "measure", "time", "times"):
        return end, nouns.after(tokens, end, "en")
    return end, end


def _whole(tokens: Tokens, index: int, language: str) -> tuple[int, int]:
    """What a share is of: a phrase, or a counted number of things."""
    first = nouns.without_determiners(tokens, index) if language == "en" else index
    amount = read_amount(tokens, first, language)
    if amount and amount.kind in ("counted", "money", "measure"):
        return first, amount.end
    return first, nouns.after(tokens, first, language)


def _in_front(tokens: Tokens, index: int, language: str, *, measured: bool) -> tuple[int, int]:
    """The phrase that ends in front of a token; `measured`: only one about something that has a figure."""
    first, end = _phrase(tokens, index, language)
    if measured:
        first, end = _measured(tokens, first, end, language)
    alone = end - first == 1 and (tokens.low(first) in _EMPTY or tokens.low(first).endswith("nya"))
    return (end, end) if alone else (first, end)


def _phrase(tokens: Tokens, index: int, language: str) -> tuple[int, int]:
    """The phrase that ends in front of a token, without "itu" and "tersebut"."""
    end = index
    while tokens.low(end - 1) in _POINTERS and end > index - 2:
        end -= 1
    return nouns.before(tokens, end, language), end


def _measured(tokens: Tokens, first: int, end: int, language: str) -> tuple[int, int]:
    """The phrase about what is measured: this one, or one to which this is tied by a preposition ("harga di kota")."""
    last = end
    for _ in range(_MOST_LINKS):
        if language == "id":
            head = next((at for at in range(first, end) if tokens.low(at) in _MEASURED["id"]), end)
        else:
            head = first if first < end and tokens.low(end - 1) in _MEASURED["en"] else end
        if head < end:
            return head, end if language == "id" else last
        link = first - 1
        while language == "en" and link > first - 3 and tokens.low(link) in ("the", "a", "an", "its"):
            link -= 1
        if first == end or tokens.low(link) not in _LINKS[language] or tokens[link].sentence != tokens[first].sentence:
            break
        last = last if tokens.low(link) == "of" else link
        first, end = _phrase(tokens, link, language)
    return end, end


def _moved(tokens: Tokens, amount: Amount, start: int, language: str) -> tuple[int, int]:
    """What rose, fell or came to the figure: "tingkat pengangguran turun menjadi 5,1 persen"."""
    index, sentence = start, tokens[start].sentence
    moves, measured = _MOVES[language], _MEASURED[language]
    while (
        index > max(0, start - _MOST_MOVES)
        and tokens.low(index - 1) in moves
        and tokens[index - 1].sentence == sentence
    ):
        if index < start and language == "en" and tokens.low(index - 1) in measured and tokens.low(index) in moves:
            break
        index -= 1
    return _in_front(tokens, index, language, measured=True)
