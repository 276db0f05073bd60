const MOST = 12

// Words of nearly every report: they say nothing of what it is about.
const common = new Set(
  `ada adalah agar akan aku anak anak-anak apa atau bagaimana bahwa banyak baru belajar belum beberapa bila bisa
  bukan dalam dan dapat dari dengan di dia dikelas dua guru hanya harus hasil hingga ini itu jadi jika juga kalau
  kami karena ke kelas kepada ketika kita kurang lagi lebih lima maka masih materi mau membuat mengajar menjadi
  mereka murid murid-murid namun oleh pada pelajaran para pembelajaran peserta saat saja sangat satu saya seorang
  semua sering setelah siswa siswa-siswa sudah supaya tapi telah tentang terhadap tetapi tidak tiga untuk yang
  the and that not with for are was but they when their have this cannot class pupils students`.split(/\s+/),
)

/** The words of a text that tell what it is about, each once, at most twelve. */
export function tellingWords(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{N}-]{2,39}/gu) ?? []
  return [...new Set(words)].filter((word) => !common.has(word)).slice(0, MOST)
}

/** How many of the words must be found: one of one or two, else at least two. */
export function enough(words: number): number {
  return words > 2 ? 2 : 1
}

/** The beginning of a text, cut at a word. */
export function shortened(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= most) return plain
  return `${plain
    .slice(0, most)
    .replace(/\s+\S*$/, '')
    .toWellFormed()} …`
}
