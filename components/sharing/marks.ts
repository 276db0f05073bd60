import { getTranslations } from '@/lib/i18n/words'

type Mark = '1' | '2' | '3' | '4' | '5'

/** The words of each mark, by the question that is answered on the scale. */
export async function markWords() {
  const t = await getTranslations('sharing.feedback')
  return {
    usefulness: (mark: Mark) => t(`mark.${mark}`),
    clarity: (mark: Mark) => t(`clarityMark.${mark}`),
    fit: (mark: Mark) => t(`fitMark.${mark}`),
  }
}
