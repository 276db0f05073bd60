import type { Presence } from '@/lib/activities/invitations/queries'
import { getTranslations } from '@/lib/i18n/words'

type Props = { path: string; presence?: Pick<Presence, 'said'> }

/** An officer's ways around the attendance of a meeting: invitation, code, list, sheet. */
export async function Papers({ path, presence }: Props) {
  const t = await getTranslations('invitations')
  const c = await getTranslations('checkIn')
  const count = presence?.said.length
  const ways = [
    ['invitations', count ? `${t('open')} (${count})` : t('open')],
    ['code', c('screen.open')],
    ['attendance', c('list.open')],
    ['sheet', c('list.sheet')],
  ]
  return (
    <ul className="flex flex-wrap gap-x-5">
      {ways.map(([way, label]) => (
        <li key={way}>
          <a className="plain inline-flex items-center" href={`${path}/${way}`}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
