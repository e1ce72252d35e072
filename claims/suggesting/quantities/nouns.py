"""Short noun phrases beside a figure, by word lists and word forms: what is counted, and what it is a share of. Pure.

No grammar stands behind it: a phrase ends at a function word, at a verb by its form, or after MOST words.
"""

from claims.suggesting.quantities.tokens import Token, Tokens
from claims.suggesting.quantities.wordlists import words

MOST = 3
LONGEST = 40
_ID_ENDS = words(
    """yang dan atau tetapi tapi namun serta di ke dari pada untuk dengan dalam oleh sejak hingga sampai selama sepanjang per setiap tiap antara
    adalah ialah merupakan akan telah sudah sedang masih belum tidak tak bukan bisa dapat harus boleh perlu wajib pernah juga hanya saja lagi lebih
    kurang paling sangat cukup itu ini tersebut para sebagai seperti karena sebab agar supaya jika kalau ketika saat setelah sebelum sesudah usai
    akibat menurut bahwa secara terhadap tentang soal atas bawah bagi guna demi lalu kemudian silam mendatang depan kini kemarin hari pekan minggu
    bulan tahun jam menit detik kali lipat sekitar hampir senilai sebesar sebanyak sejumlah yakni yaitu ada tiada naik turun jatuh masuk keluar tiba
    pergi datang pulang ikut tewas mati meninggal luka luka-luka hilang rusak hancur roboh ambruk tenggelam hanyut tutup buka lulus putus lolos gagal
    kalah menang hidup tinggal lahir tumbuh mulai selesai habis jadi punya tahu puas setuju mau ingin suka sembuh keracunan kembali malah justru
    bahkan pun kepada demikian bekerja sementara sedangkan padahal meski meskipun walau walaupun melalui tanpa kata ujar tutur ujarnya katanya
    jelasnya selain seluruh semua siap batal bebas kehilangan mogok mudik rata-rata maupun maka raib subsider senin selasa rabu kamis jumat sabtu juta ribu miliar triliun nol satu
    dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas seratus seribu"""
)  # fmt: skip
# They end a phrase that is read on from its figure; in front of a figure they may stand in one.
_ID_QUALITIES = words(
    """baru tambahan lain lainnya lama besar kecil tinggi rendah lebat kering basah aman sakit sehat positif negatif sama berbeda penuh kosong terakhir
    pertama kedua ketiga keempat agak"""
)  # fmt: skip
_EN_ENDS = words("""the a an and or but nor of in on at to for from by with without within into onto over under above below between among through during before
    after since until till per than as about around nearly almost that which who whom whose this these those it its he she they them their his her
    we our you your i is are was were be been being am has have had having do does did will would shall should may might can could must not no
    said says say told tells if when while where because so then there here also only even just still yet now ago old each every any all both some
    more most less least fewer few many much such other others another own same too very once twice again away off out up down back against across
    along toward towards despite including worth next last live lives lived comes come came go goes went gone make makes made take takes took
    supported want wants wanted remain remains remained show shows showed use uses used rely relies need needs needed face faces faced think
    thinks believe believes own owns lost lose loses left leave leaves got get gets gave give gives given backed voted agreed relapse recovered wasted
    drop drops quit work works worked struggle killed injured died dead missing arrested hungry ready available higher lower larger smaller faster
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion trillion
    likely effective began begun won met held sent became kept brought bought wrote led set put cut raised raise paid spent sold found built saw broke sank
    flew chose say rose fell rise rises fall falls grew grow grows reached hit him me us however although though via versus vs like""")  # fmt: skip
_ENDS = {"id": _ID_ENDS, "en": _EN_ENDS}
_ID_VERBS = ("mem", "men", "meng", "meny", "mel", "mer", "mew", "ber", "ter", "di")
_ID_NOUNS = words("""mentega menteri mental menara merek meriam merpati mertua mercon melati melon berita berkas berlian beras berat beruang beranda berondong
    teripang terigu teror teroris terminal teritori terapi terong teras termometer tersangka terdakwa terpidana tertuduh dioksida bersih bersalin berdarah bermotor berencana terbuka terbatas diesel dinas
    diplomat direktur direksi disiplin disabilitas diskusi distrik divisi dinding dividen digital dialog diabetes dimensi diskon distributor diesel
    distribusi diaspora menit mendiang mentimun mentor menu berandal berkah berudu terumbu terusan terbitan merah merkuri perempuan memori membran
    dinasti dirham diktator diagnosis dimsum""")  # fmt: skip
_POSSESSIVES = ("'s", "’s")
_PEOPLE = words("people men women children police staff troops cattle sheep fish aircraft data media teeth feet mice geese personnel crew criteria series species migrants")  # fmt: skip
_DETERMINERS = words("the its their all our his her these those that both of every each my your a an")
# They only classify: what they classify is what is counted ("50 ekor sapi").
CLASSIFIERS = words(
    "orang unit ekor buah kasus butir lembar batang keping pucuk helai karung kotak paket dosis botol kantong bungkus ikat jiwa"
)
PERSONS = words("orang jiwa unit ekor buah kasus rumah warga person people man woman child")

# In front of a figure they make a label of it.
LABELS = words("""pasal ayat nomor no nomer kelas rt rw jalan jl jln bab halaman hlm urutan peringkat versi pukul jam tanggal ke liga grup kilometer km lantai kamar ruang
    gerbang blok angkatan jilid seri tipe perpres permen uu pp article section chapter page pages grade version room flight route number no. part phase level
    type class line lane street apartment suite top group highway figure table item question rank ranked age aged season episode windows ios android""")  # fmt: skip


def is_function_word(word: str, language: str) -> bool:
    """Whether a word in lower case is one that ends a phrase: a preposition, a pronoun, a common verb."""
    return word in _ENDS.get(language, ())


def ends(token: Token, language: str) -> bool:
    """Whether a token is no word that can stand in a phrase."""
    is_word = token.kind == "word" and len(token.text) <= LONGEST and token.text[0].isalpha()
    return not is_word or token.low in _ENDS[language]


def _closes(token: Token, language: str) -> bool:
    """Whether a phrase that is read on from its figure is over at a word."""
    return ends(token, language) or (language == "id" and (token.low in _ID_QUALITIES or _is_verb(token)))


def _is_verb(token: Token) -> bool:
    """An Indonesian verb by its prefix; the nouns that look like one are listed."""
    word = token.low
    return len(word) > 5 and word.startswith(_ID_VERBS) and word not in _ID_NOUNS and token.text[0].islower()


def _is_past(token: Token) -> bool:
    return len(token.low) > 4 and token.low.endswith("ed")


def _follows(tokens: Tokens, index: int) -> bool:
    """Whether a word stands behind its neighbour with no more than blank space between, and is not half of "CO2"."""
    gap = tokens.gap(index)
    numbered = tokens.joined(index + 1) and tokens[index + 1].kind == "number"
    return 0 < len(gap) <= 3 and "\n" not in gap and not numbered


def after(tokens: Tokens, index: int, language: str, most: int = MOST) -> int:
    """The end of the phrase that begins at a token (the same token: none)."""
    return _english(tokens, index, most) if language == "en" else _indonesian(tokens, index, most)


def _indonesian(tokens: Tokens, index: int, most: int) -> int:
    end = index
    while end < index + most and not _closes(tokens[end], "id") and _follows(tokens, end):
        if tokens.low(end) in LABELS and tokens[end + 1].kind == "number":
            break
        end += 1
    return end


def _english(tokens: Tokens, index: int, most: int) -> int:
    end = index
    while end < index + most and not ends(tokens[end], "en") and _follows(tokens, end):
        word = tokens.low(end)
        if end > index and (_is_past(tokens[end]) or (word.endswith("ly") and len(word) > 4)):
            break
        end += 1
        if is_plural(tokens[end - 1]) and not (word in _PEOPLE and is_plural(tokens[end])):
            break
    return end - 1 if end > index and tokens.low(end - 1).endswith(_POSSESSIVES) else end


def is_plural(token: Token) -> bool:
    word = token.low
    return word in _PEOPLE or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", *_POSSESSIVES))
    )


def counted(tokens: Tokens, index: int, language: str) -> int:
    """The end of the noun that is counted at a token (the same token: none)."""
    if not _follows(tokens, index):
        return index
    if language == "en":
        if tokens.low(index) in PERSONS:
            return index + 1
        end = _english(tokens, index, MOST)
        last = tokens[end - 1]
        people = end == index + 1 and last.low.endswith("ans")
        return end if end > index and is_plural(last) and (last.text[0].islower() or people) else index
    first = tokens[index]
    if _closes(first, "id") or first.text[0].isupper():
        return index
    return index + 1 if first.low in CLASSIFIERS else _indonesian(tokens, index, MOST)


def without_determiners(tokens: Tokens, index: int) -> int:
    """The token behind "the", "of", "all of their": at most three of them."""
    end = index
    while end < index + 3 and tokens.low(end) in _DETERMINERS:
        end += 1
    return end


def before(tokens: Tokens, index: int, language: str, most: int = 4) -> int:
    """Where the phrase begins that ends in front of a token (the same token: none)."""
    start = index
    sentence = tokens[index].sentence
    while start > index - most:
        token = tokens[start - 1]
        if ends(token, language) or token.sentence != sentence or (start < index and not _follows(tokens, start)):
            break
        if _is_verb(token) if language == "id" else _is_past(token):
            break
        start -= 1
    return start
