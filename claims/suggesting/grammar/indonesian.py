"""Indonesian for the reader of articles: its small words, its verbs, how it reports speech. Tables only. Pure."""

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import Role

_ROLES: dict[Role, str] = {
    Role.DETERMINER: "para sang si suatu sebuah seorang seekor setiap tiap semua seluruh beberapa banyak berbagai sejumlah sebagian",
    Role.PRONOUN: "saya aku kami kita dia ia beliau mereka anda kamu",
    Role.POSSESSIVE: "",
    Role.PREPOSITION: "di ke dari pada kepada untuk dengan oleh dalam atas bagi tentang terhadap antara tanpa sejak selama sampai hingga melalui menjelang sebagai seperti menuju per demi akibat berkat mengenai soal terkait secara bersama menyusul menurut antar pasca usai",
    Role.AND: "dan serta atau maupun",
    Role.BUT: "tetapi tapi namun melainkan sedangkan",
    Role.BECAUSE: "karena sebab meskipun meski walaupun walau sementara padahal sehingga lantaran kendati",
    Role.IF: "jika bila kalau apabila ketika saat sebelum setelah sesudah agar supaya apakah andaikan selagi sewaktu",
    Role.RELATIVE: "yang",
    Role.AUXILIARY: "akan telah sudah sedang masih pernah bisa dapat harus mungkin belum tengah boleh mampu perlu",
    Role.NEGATION: "tidak bukan tak belum jangan tanpa",
    Role.ADVERB: "ini itu juga hanya sangat lebih paling segera kini sekarang lalu kemudian lagi pun saja cukup hampir sekitar baru kembali bahkan terus selalu sering kadang langsung sempat resmi rata-rata  tersebut",
}
_VERBS = """
adalah ialah merupakan ingin mau ada tiba datang pergi kembali naik turun tumbuh jatuh masuk keluar tinggal lahir wafat
tewas meninggal hilang mulai jadi bilang sebut sepakat setuju tahu punya lolos menang kalah gagal habis tutup buka hadir
ikut lulus pindah pulang runtuh roboh rusak selesai sembuh tahan tampil tembus tenggelam terbit terjun tunduk yakin
minta kirim beli jual bayar pakai duduk berada hidup mati maju mundur pecah padam bubar bangkit anjlok melonjak rampung usai kelar beres laku ambruk jebol bocor macet mogok bebas batal lepas pensiun kandas raib
gugur cedera sakit sadar bangga gembira kecewa marah takut khawatir mampir
"""
_NOT_VERBS = """
menteri media berita beras medan metode merah mesin mereka melalui menurut terhadap terkait tersebut terbaru terutama
berbagai beberapa dia diri dinas distrik diskusi digital dinamika direktur diplomat diplomatik diplomasi dinasti
disiplin divisi dini dimensi diet dialog dialek diagnosis diaspora disertasi diskon diesel dirjen dinding dingin desa
mei merek meter mental mentah menit meja menu medis medali megawati mekanisme memori memo menara menantu mengenai
menjelang menuju memang mendatang mengapa terakhir terbesar tertinggi terendah terbanyak terpenting terbuka terdekat
terpadu tertentu tersendiri terpencil teritorial teror teroris terorisme terminal ternak teras terapi terima teroris
tepung tepat bersama berat beruang berlian berikut berkas berbasis berkat bersih besar betapa beton berapa mesir
merdeka melayu mentan menlu menko menkes menhub meninggal-dunia berikutnya bersejarah bersenjata menengah teratur terpisah terdakwa tersangka terduga terpidana terlapor bersubsidi bersertifikat
berbayar berlisensi terjangkau tertulis terbatas terakhirnya berkelanjutan berkala
bernama-besar terdahulu ternyata terus terlalu merata disabilitas diri-sendiri distribusi dibanding
mengingat berusia bernilai senilai
"""
_PLACES = """
Amerika AS Arab Argentina Asia Australia Bali Bandung Banten Barat Beijing Belanda Brasil Brussel China Cina Eropa
Filipina Finlandia Gaza India Indonesia Inggris Irak Iran Israel Italia Jakarta Jawa Jepang Jerman Kalimantan Kanada
Kharkiv Korea Kremlin Kyiv Lampung London Makassar Malaysia Maluku Medan Meksiko Mesir Moskow Myanmar Norwegia
Nusantara Pakistan Palestina Papua Paris PBB Polandia Prancis Republik Riau Rusia Selatan Semarang Serikat Singapura
Spanyol Sudan Sulawesi Sumatera Surabaya Suriah Taiwan Tengah Thailand Timur Tiongkok Tokyo Turki UE Ukraina Uni Utara
Utara Vietnam Washington Yogyakarta
"""
GRAMMAR = Grammar(
    roles=_ROLES,
    verbs=_VERBS,
    not_verbs=_NOT_VERBS,
    verb_prefixes=("mem", "men", "meng", "meny", "me", "ber", "di", "ter", "memper", "diper"),
    phrases={
        "antara lain": Role.PREPOSITION, "oleh karena": Role.BECAUSE, "karena itu": Role.ADVERB, "meskipun demikian": Role.ADVERB,
        "lebih dari": Role.ADVERB, "kurang dari": Role.ADVERB, "tidak hanya": Role.ADVERB, "bukan hanya": Role.ADVERB,
        "di bawah": Role.PREPOSITION, "di atas": Role.PREPOSITION, "di antara": Role.PREPOSITION, "serta merta": Role.ADVERB,
        "satu sama lain": Role.PRONOUN, "seperti yang": Role.IF, "apa yang": Role.IF, "pada saat": Role.PREPOSITION,
        "bekerja sama": Role.VERB, "kerja sama": Role.NOUN, "tiba di": Role.VERB, "di mana": Role.IF,
    },
    be="adalah ialah merupakan",
    modal="akan bisa dapat harus mungkin ingin",
    have="telah sudah",
    copula="adalah",
    denying="tanpa bukanlah tidaklah belumlah jarang membantah menyangkal menampik",
    sparing="bukan hanya cuma sedikit",
    either="atau maupun ataupun",
    openers=(
        "namun", "tetapi", "tapi", "akan tetapi", "selain itu", "sementara itu", "di sisi lain", "oleh karena itu",
        "karena itu", "dengan demikian", "misalnya", "sebagai contoh", "selanjutnya", "kemudian", "bahkan", "padahal",
        "meski begitu", "meski demikian", "walau begitu", "lebih lanjut", "di samping itu", "sebelumnya", "adapun",
        "faktanya", "dan", "lalu", "jadi", "maka", "sebaliknya", "sebaliknya pula", "secara umum", "pada dasarnya",
        "perlu dicatat bahwa", "perlu diketahui bahwa", "diketahui bahwa", "disebutkan bahwa", "seperti diketahui",
    ),
    said="""mengatakan mengingatkan membenarkan membeberkan memaparkan menerangkan mengonfirmasi menjamin menyoroti
        menduga menjabarkan mengisahkan berkilah berdalih lanjutnya tulisnya kisahnya menemukan menjawab mengaku berkata kata menyatakan menyebut menyebutkan mengklaim menegaskan menjelaskan menuturkan
        mengungkapkan mengungkap menambahkan mengumumkan memperingatkan menuduh menuding mengakui menilai
        menyampaikan melaporkan mencatat memperkirakan menekankan menulis ujar tutur ucap jelas ungkap sebut tegas imbuh tambah papar terang katanya ujarnya tuturnya ucapnya
        jelasnya ungkapnya tegasnya imbuhnya tambahnya paparnya menyimpulkan menunjukkan meyakini berpendapat
        memprediksi memastikan menyindir berargumen mempertanyakan menceritakan bercerita""",
    acts="membantah menyangkal menampik menjanjikan mengutuk mengecam mengkritik menyerukan mendesak meminta mengimbau mengumumkan berjanji memperingatkan mengklaim menuduh menuding menyatakan",
    tail_said="lanjut tulis kisah kata ujar tutur ucap jelas ungkap sebut tegas imbuh tambah papar terang",
    accused="menuduh menuding memperingatkan mendesak meminta",
    noun_said="pernyataan laporan survei studi data penelitian kajian surat dokumen jajak",
    according=("menurut", "berdasarkan", "mengutip", "dikutip dari", "sebagaimana dikatakan"),
    that="bahwa",
    titles="""presiden wakil menteri perdana luar negeri dalam pertahanan keuangan kesehatan pendidikan perdagangan
        pertanian perhubungan energi ketua kepala direktur utama jenderal sekretaris gubernur bupati wali kota walikota
        camat lurah anggota juru bicara jubir pemimpin mantan eks calon capres cawapres dr. dr prof. prof ir. ir h. hj.
        bapak ibu pak bu kapolri kapolda kapolres kapten kolonel mayor panglima raja ratu pangeran paus uskup duta besar
        komisaris profesor peneliti pengamat analis ekonom pakar aktivis manajer dirjen dinas badan komisi dpr mpr
        kementerian dan nasional daerah pusat provinsi kabupaten""",
    places=_PLACES,
    persons="dia ia beliau",
    things="mereka",
    possessives="",
    collective="""mereka sepakat bertemu bersama bersepakat saling antara kerja sama bekerja menandatangani berbeda menikah
        gabungan total bilateral masing-masing""",
    time="januari februari maret april mei juni juli agustus september oktober november desember kemarin hari kamis senin selasa rabu jumat sabtu minggu pekan bulan tahun lalu ini depan mendatang",
    includes="termasuk seperti meliputi mencakup antara lain",
    abbreviations="""dr prof ir h hj drs dra no jl jln tgl hlm dll dsb dst rp pt tbk cv kab kec prov a.n s.h s.e m.si ph.d st""",
)  # fmt: skip
