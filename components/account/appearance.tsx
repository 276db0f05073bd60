import { cookieOf } from '@/lib/core/request'
import { getTranslations } from '@/lib/i18n/words'
import { chooseTheme } from '@/lib/theme/actions'
import { THEME_COOKIE, themeOf, themes } from '@/lib/theme/schema'

/** Light or dark by hand, for this browser. */
export async function Appearance() {
  const t = await getTranslations('shell.theme')
  const chosen = themeOf(await cookieOf(THEME_COOKIE))
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      <form action={chooseTheme} className="flex flex-wrap gap-3">
        {themes.map((one) => (
          <button
            key={one}
            type="submit"
            name="theme"
            value={one}
            aria-pressed={one === chosen}
            className={one === chosen ? 'button' : 'button quiet'}
          >
            {t(one)}
          </button>
        ))}
      </form>
    </section>
  )
}
