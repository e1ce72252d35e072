"""What the commonest nouns beside figures mean, in English and Indonesian, so that subjects compare across the two. Pure.

A row: the concept, its English words, its Indonesian ones. A word that is in no row stands for itself.
"""

_MEASURED = """
price: price cost fare fee tariff charge | harga biaya ongkos tarif
wage: wage salary pay | upah gaji
budget: budget apbn apbd | anggaran apbn apbd
debt: debt | utang hutang
deficit: deficit | defisit
surplus: surplus | surplus
tax: tax | pajak
aid: aid assistance relief | bantuan
subsidy: subsidy | subsidi
investment: investment | investasi
loan: loan credit | pinjaman kredit
fine: fine | denda
revenue: revenue income turnover | pendapatan penerimaan omzet omset penghasilan
profit: profit | laba keuntungan
loss: loss | kerugian rugi
spending: spending expenditure | belanja pengeluaran
reserve: reserve | cadangan
foreign-exchange: forex | devisa
interest: interest | bunga
inflation: inflation | inflasi
growth: growth | pertumbuhan tumbuh
unemployment: unemployment jobless unemployed | pengangguran menganggur
poverty: poverty | kemiskinan
stunting: stunting stunted | stunting
economy: economy gdp economic | ekonomi pdb perekonomian
birth: birth fertility | kelahiran
mortality: mortality | kematian
export: export exported | ekspor diekspor mengekspor
import: import imported | impor diimpor mengimpor
production: production output | produksi
sale: sale sold | penjualan terjual
consumption: consumption | konsumsi
demand: demand | permintaan kebutuhan
supply: supply | pasokan
capacity: capacity | kapasitas
area: area acreage | luas seluas
length: length | panjang sepanjang
height: height | tinggi setinggi ketinggian
weight: weight | berat bobot berbobot seberat
distance: distance | jarak
temperature: temperature | suhu temperatur
speed: speed | kecepatan
emission: emission | emisi
wealth: wealth | kekayaan
turnout: turnout | partisipasi
support: support | dukungan
rainfall: rainfall | hujan curah
trade: trade | perdagangan
value: worth | senilai nilai bernilai
case: case | kasus
"""
_THINGS = """
rice: rice | beras padi
sugar: sugar | gula
flour: flour | tepung terigu
oil: oil crude | minyak
coffee: coffee | kopi
chili: chili chilli | cabai cabe
palm: palm | sawit
corn: corn maize | jagung
beef: beef | daging
cow: cow cattle | sapi
chicken: chicken poultry | ayam
egg: egg | telur
fish: fish | ikan
fuel: fuel petrol gasoline | bbm bensin solar
gas: gas | gas
coal: coal | batubara
gold: gold | emas
electricity: electricity power | listrik
water: water | air
food: food | pangan makanan
medicine: medicine drug | obat
vaccine: vaccine | vaksin
car: car | mobil
motorcycle: motorcycle | motor
ship: ship vessel boat | kapal
aircraft: plane aircraft airplane | pesawat
machine: machine machinery | mesin
tool: tool equipment | peralatan alat perkakas
microelectronics: microelectronics microelectronic | mikroelektronika mikroelektronik
chip: chip microchip semiconductor | cip mikrocip semikonduktor
forest: forest | hutan
land: land | lahan tanah
field: paddy | sawah
plantation: plantation estate | kebun perkebunan
waste: waste garbage trash rubbish | sampah limbah
plastic: plastic | plastik
river: river | sungai
road: road highway | jalan
bridge: bridge | jembatan
dam: dam reservoir | bendungan waduk
airport: airport | bandara
port: port harbour harbor | pelabuhan
stadium: stadium | stadion
mountain: mountain volcano | gunung
wind: wind | angin
plant: plant | pembangkit
house: house home housing | rumah
building: building | gedung bangunan
school: school | sekolah
hospital: hospital | rs
clinic: clinic | klinik puskesmas
library: library | perpustakaan
laboratory: laboratory lab | laboratorium
shop: shop store | toko warung
market: market | pasar
company: company firm business | perusahaan
village: village | desa
vote: vote | suara
ticket: ticket | tiket karcis
haj: haj hajj pilgrimage | haji
project: project | proyek
program: program programme | program
law: law | undang-undang
phone: phone telephone | telepon ponsel
internet: internet | internet
tree: tree | pohon
"""
# People of a kind; "people" alone may be any of them.
_PEOPLE = """
person: person people human residents resident citizen inhabitant | orang jiwa warga masyarakat manusia
man: man men male | laki-laki pria lelaki
woman: woman women female | perempuan wanita
population: population | penduduk populasi berpenduduk
worker: worker labourer laborer employee | pekerja buruh karyawan
official: civil servant | pegawai asn pns
soldier: soldier troop | tentara prajurit serdadu
police: police officer | polisi polri
student: student pupil | siswa pelajar mahasiswa murid
teacher: teacher | guru
doctor: doctor physician | dokter
patient: patient | pasien
child: child children kid | anak anak-anak
baby: baby infant | bayi
voter: voter electorate | pemilih
respondent: respondent | responden
customer: customer consumer subscriber | pelanggan konsumen
user: user | pengguna
tourist: tourist visitor arrival | wisatawan turis pengunjung
farmer: farmer | petani
fisherman: fisherman fishermen fisher | nelayan
refugee: refugee evacuee | pengungsi
migrant: migrant immigrant | migran imigran
protester: protester demonstrator | demonstran pengunjuk
household: household family | keluarga
prisoner: prisoner inmate detainee | tahanan narapidana
"""
# What became of those counted.
_OUTCOMES = """
dead: killed kill kills killing died die dies dead death deaths | tewas meninggal menewaskan tewaskan mati gugur kematian wafat
hurt: injured injures injure injuring wounded hurt | luka luka-luka melukai terluka cedera
missing: missing | hilang
held: arrested detained arrest | ditangkap menangkap ditahan
fled: fled displaced evacuated flee | mengungsi dievakuasi kabur
ill: infected sickened ill poisoned positive | terinfeksi sakit keracunan positif tertular
well: recovered cured | sembuh pulih
damaged: damaged damage | rusak merusak
destroyed: destroyed destroy | hancur menghancurkan roboh
built: built build | dibangun membangun
shut: closed shut | tutup ditutup menutup
flooded: flooded submerged inundated | terendam merendam
burnt: burned burnt | terbakar membakar menghanguskan hangus
for: support supports supported back backs backed favor agree agreed approve voted | mendukung setuju menyetujui dukung
against: oppose opposes opposed reject rejects rejected against disagree | menolak menentang tolak
married: married | menikah
vaccinated: vaccinated immunized | divaksin vaksinasi
"""
# Places whose names the two languages spell apart.
_PLACES = """
china: china | tiongkok cina china
america: us usa america american states | as amerika
britain: uk britain england british | inggris britania
japan: japan japanese | jepang
germany: germany german | jerman
france: france french | prancis perancis
netherlands: netherlands holland dutch | belanda
spain: spain spanish | spanyol
greece: greece greek | yunani
egypt: egypt egyptian | mesir
philippines: philippines | filipina
new: new | baru
south: south | selatan
north: north | utara
east: east | timur
west: west | barat
central: central | tengah
java: java | jawa
world: world worldwide globally | dunia
"""
# They say only that something is counted, or how.
EMPTY = frozenset("""
jumlah angka tingkat total nilai rata-rata rasio persentase porsi proporsi besaran indeks nasional negara rakyat seluruh semua sebanyak sebesar sejumlah ekor buah unit suku kurs
number rate figure level value share percentage proportion average total index national state country overall cost worth kota kabupaten provinsi kecamatan kelurahan city
the a an of its their this that these all every each many most much more than
""".split())  # fmt: skip


def _table(rows: str, mark: str = "") -> dict[str, dict[str, str]]:
    """By language: the concept of each word, with a mark in front."""
    found: dict[str, dict[str, str]] = {"en": {}, "id": {}}
    for row in rows.strip().splitlines():
        concept, _colon, words = row.partition(":")
        for language, some in zip(("en", "id"), words.split("|"), strict=True):
            found[language] |= dict.fromkeys(some.split(), f"{mark}{concept}")
    return found


KNOWN, PEOPLE = "+", "@"
PERSON = f"{PEOPLE}person"
OUTCOMES = _table(_OUTCOMES)
CASUALTIES = frozenset(["dead", "hurt"])  # of whom a bare number counts people
PLACES = _table(_PLACES, KNOWN)
_GROUPS = (_table(_MEASURED, KNOWN), _table(_THINGS, KNOWN), _table(_PEOPLE, PEOPLE))
CONCEPTS = {
    language: {word: it for group in _GROUPS for word, it in group[language].items()} for language in ("en", "id")
}
