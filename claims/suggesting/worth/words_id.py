"""Indonesian words by what they tell of a sentence, under the same names as the English ones. Pure.

A root marked with ~ stands for its affixed forms too (naik~: naik, menaikkan, dinaikkan, kenaikan).
"""

GROUPS: dict[str, str] = {
    "number_word": "dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh puluhan setengah separuh sepertiga seperempat lusin nol",
    "big_number": "seratus ratus ratusan seribu ribu ribuan sejuta juta jutaan miliar miliaran milyar triliun triliunan",
    "percent": "persen prosen",
    "money": "rupiah rp dolar dollar usd euro yuan yen ringgit sen poundsterling",
    "measure": "persentase jumlah angka tingkat total data statistik rata-rata mayoritas minoritas ukuran proporsi porsi kapasitas volume luas nilai nilainya senilai sebanyak sebesar",
    "unit": "ton kilogram kg gram kilometer km meter hektare hektar ha liter barel derajat celsius megawatt mw gigawatt gw watt",
    "more": "lebih kurang daripada dibanding dibandingkan ketimbang melebihi melampaui mengungguli lipat",
    "most": "paling terbesar tertinggi terendah terbanyak terkecil terburuk terkaya termiskin terpanjang tercepat terlama tertua termuda terparah rekor",
    "never": "hanya satu-satunya cuma",
    "change": "naik~ meningkat meningkatkan ditingkatkan bertambah menambah ditambah penambahan tumbuh~ lonjak~ melejit meroket berlipat memperluas diperluas meluas perluasan turun~ kurang~ susut~ anjlok merosot jatuh hilang~ kehilangan pangkas~ potong~ menurun memburuk membaik perbaik~ pulih~ ambruk lambat~ melemah menguat perkuat~ pertumbuhan peningkatan penurunan kenaikan",
    "end": "henti~ tutup~ batal~ hapus~ cabut~ hancur~ larang~ blokir~ tarik~ tangguh~ mengakhiri diakhiri berakhir bubar~",
    "law": "undang-undang uu ruu perppu perpres peraturan aturan pasal amendemen sahkan mengesahkan disahkan pengesahan ratifikasi~ perjanjian kesepakatan resolusi parlemen dpr dprd mpr senat kongres komisi fraksi partai pemilu pilkada pilpres pemilihan konstitusi suara mencoblos memilih",
    "stand": "dukung~ tolak~ tentang~ setuju~ sepakat~ usul~ kecam~ kutuk~ kritik~ desak~ tuntut~ angkat~ tunjuk~ mendukung menolak",
    "court": "pengadilan mahkamah hakim jaksa vonis~ divonis hukum~ terpidana terdakwa tersangka penjara pidana kejahatan kriminal pembunuhan bunuh~ polisi polri ilegal gugat~ dakwa~ tuduh~ selidik~ penyelidikan penyidik penyidikan tangkap~ korupsi suap~ kpk penipuan tipu~",
    "tax": "pajak cukai anggaran apbn apbd defisit utang surplus pendapatan belanja fiskal subsidi~ pensiun bangkrut pailit",
    "economy": "ekonomi perekonomian pengangguran penganggur inflasi pdb upah gaji resesi perdagangan ekspor~ impor~ pasar pabrik industri minyak gas energi baja listrik perusahaan bisnis usaha bank pekerja buruh kerja lapangan produksi~ panen~ pasok~ pasokan kemiskinan miskin penduduk krisis beras gandum pupuk sawit",
    "cost": "biaya~ bayar~ harga dana~ danai investasi~ pinjam~ pinjaman beli~ jual~ hemat~ terima~ uang dibelanjakan menghabiskan dihabiskan bantuan menyediakan disediakan menyalurkan disalurkan",
    "war": "perang pasukan tentara prajurit militer nuklir senjata persenjataan rudal serang~ serangan serbu~ invasi~ menginvasi bom~ tewas meninggal mati kematian korban terluka luka-luka teroris sanksi pertahanan gempa banjir longsor",
    "health": "kesehatan puskesmas asuransi bpjs obat obat-obatan penyakit medis dokter pasien kanker stunting vaksin~ virus infeksi terinfeksi sekolah murid siswa guru mahasiswa",
    "office": "presiden wapres gubernur bupati walikota menteri kementerian sekretaris ketua direktur jenderal komisaris pejabat pemerintah lembaga dinas badan dewan kapolri kapolda kapolres",
    "said": "kata katanya berkata mengatakan dikatakan ujar ujarnya tutur ucap ucapnya menambahkan sebut menyebut menyebutkan disebut menyatakan dinyatakan pernyataan klaim~ mengklaim mengumumkan diumumkan melaporkan dilaporkan laporan menurut mengaku akui~ membantah dibantah janji~ ingat~ memperingatkan menegaskan menjelaskan jelasnya menulis tulis menuduh survei studi penelitian jajak perkiraan diperkirakan mencatat tercatat menunjukkan bukti membuktikan",
    "cause": "karena akibat akibatnya sebab sebabkan menyebabkan disebabkan mengakibatkan sehingga dampak berdampak memicu dipicu lantaran",
    "time": "lalu sejak hingga kemarin tahun setahun tahunan bulan sebulan minggu seminggu pekan sepekan dekade abad senin selasa rabu kamis jumat sabtu selama",
    "now": "sekarang kini belakangan",
    "month": "januari februari maret april mei juni juli agustus september oktober november desember",
    "i": "saya aku gue ku",
    "they": "dia ia beliau mereka",
    "future": "akan bakal besok nanti kelak mendatang depan berikutnya ramal~ berencana direncanakan prediksi~ diprediksi",
    "may": "mungkin barangkali kemungkinan agaknya tampaknya sepertinya kiranya rupanya semoga",
    "must": "harus wajib mesti",
    "should": "seharusnya sebaiknya semestinya sepatutnya",
    "can": "bisa dapat mampu",
    "would": "andai seandainya andaikan",
    "want": "ingin mau hendak harap~ berharap mari ayo marilah jangan coba~ berniat suka",
    "need": "perlu butuh~ membutuhkan memerlukan",
    "if": "jika kalau apabila bila jikalau asalkan apakah",
    "opinion": "percaya yakin rasa merasa kira pikir pendapat berpendapat pandangan setuju hormat~ jujur tentu pasti jelas-jelas menilai menganggap",
    "judging": "baik terbaik bagus jelas buruk jelek hebat indah penting kuat lemah sulit mudah adil bangga memalukan malu keren parah berbahaya serius sederhana bodoh konyol gila pantas layak wajar menarik senang sedih gembira lezat enak cantik mengerikan menyedihkan mengecewakan terpuji istimewa menyenangkan",
    "courtesy": "selamat maaf mohon permisi halo hai tolong silakan silahkan salam hadirin assalamualaikum hormati terhormat",
    "asking": "pertanyaan menjawab jawaban topik segmen komentar hadirin menanggapi tanggapan",
    "thinking": "tahu mengerti paham~ ingat bayang~ membayangkan maksud berbicara membicarakan bahas~ cerita~ dengar melihat lihat",
    "plan": "rencana program kebijakan rancangan",
    "insisting": "sebenarnya sesungguhnya nyatanya faktanya fakta memang benar bohong",
    "values": "kebebasan kemerdekaan harapan nilai-nilai iman mimpi impian perdamaian keadilan kepemimpinan keberanian karakter prinsip peluang tuhan allah demokrasi visi komitmen moral hati warisan martabat tantangan kemakmuran kesejahteraan semangat takdir",
}  # fmt: skip
PHRASES: dict[str, tuple[str, ...]] = {
    "most": ("yang pertama", "pertama kali", "kali pertama", "sepanjang sejarah", "sepanjang masa", "di dunia"),
    "cause": ("oleh sebab itu", "berkat", "gara-gara"),
    "courtesy": ("terima kasih", "selamat pagi", "selamat siang", "selamat sore", "selamat malam", "selamat datang"),
    "opinion": ("menurut saya", "menurut kami", "menurut hemat", "saya rasa", "saya kira", "saya pikir", "tentu saja", "tidak diragukan"),
    "judging": ("luar biasa", "masuk akal"),
    "more": ("lebih dari", "kurang dari", "paling sedikit", "setidaknya", "sedikitnya", "dua kali", "tiga kali"),
    "now": ("hari ini", "saat ini", "baru-baru ini"),
    "denial": ("tidak pernah", "belum pernah", "tak pernah", "tidak ada", "tidak memiliki", "tidak melakukan"),
    "never": ("tidak pernah", "tak pernah", "belum pernah", "satu-satunya", "tak seorang pun"),
    "voting": ("memilih untuk", "memilih menolak", "memilih menentang", "memilih mendukung", "memberi suara", "memberikan suara"),
    "time": ("tahun lalu", "bulan lalu", "pekan lalu", "minggu lalu", "tahun ini", "bulan ini"),
    "health": ("rumah sakit",),
    "office": ("wali kota", "juru bicara", "duta besar"),
    "values": ("masa depan", "tanggung jawab"),
    "want": ("ingin sekali", "mari kita", "saya akan"),
}  # fmt: skip
# Before a verb of change these make it a goal: "untuk menaikkan", "akan turun".
AIMING = "untuk akan bakal agar supaya bisa dapat harus perlu ingin mau hendak guna demi"
SUBJECTS = {"saya": "i", "aku": "i", "kami": "we", "kita": "we", "dia": "they", "ia": "they", "mereka": "they", "beliau": "they", "anda": "you", "kamu": "you", "kalian": "you"}  # fmt: skip
# Verbs without a prefix: events as they stand.
PLAIN_VERBS = "naik turun jatuh tumbuh tewas tiba datang pergi lahir kembali hilang masuk keluar mulai pulih anjlok gagal menang kalah tutup punya ada tinggal terbit kata ujar tutur"
PERFECT = "telah sudah pernah sempat baru usai"
# What follows these did not happen, or not yet: the next verbs are no report of an event.
NOT_YET = "akan bakal ingin mau hendak harus wajib mesti perlu bisa dapat mungkin untuk agar supaya jika kalau jangan mari ayo belum tidak tak semoga berencana berjanji berharap seharusnya sebaiknya guna demi"
VERB_PREFIXES = ("me", "di", "ter", "ber")
NO_VERBS = "mereka menteri merah meja media medis medali meski meskipun menit mesin meter metro melalui menurut mengenai mengapa memang menjelang merek mei mental merdeka melainkan merupakan dia diri di dinas digital direktur dinding dibanding dibandingkan disebut divisi diplomat diplomatik dini distrik diskusi disiplin dilema dinamika dingin diam dimensi dialog diesel terhadap tersebut terakhir tertentu terlalu terus teror teroris terima tertinggi terbesar terendah terbanyak terkecil terburuk terbaik terkait termasuk terpisah terang tersangka terdakwa terpidana ternyata terutama teritorial terminal terowongan berita beras berat beberapa berapa berbagai bersama berikut berikutnya berlian bernama berdasarkan berkat bermotor bersih bersejarah"
