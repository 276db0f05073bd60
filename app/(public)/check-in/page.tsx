import { SendLater } from '@/components/offline/later'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { enterCode } from '@/lib/activities/checkin/actions'
import { readOwnPresence } from '@/lib/activities/checkin/queries'
import { openingClock } from '@/lib/activities/checkin/rules'
import { refusals } from '@/lib/activities/checkin/schema'
import { currentViewer } from '@/lib/auth/current'
import { longKey } from '@/lib/core/short'
import { getTranslations } from '@/lib/i18n/words'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function CheckIn({ searchParams }: Props) {
  const { refused: asked, day } = await searchParams
  const viewer = await currentViewer()
  const t = await getTranslations('checkIn')
  const f = await getTranslations('offline.title')
  const refused = refusals.find((one) => one === asked)
  const own = viewer && refused ? await readOwnPresence(viewer, longKey(String(day))) : null
  return (
    <Frame {...(viewer && { viewer })}>
      <div className="stack max-w-md">
        <PageTitle parts={[t('title')]} />
        <h1>{t(refused ? 'notDone' : 'title')}</h1>
        {refused ? (
          <div role="alert" className="notice stack">
            <p className="error">{await sentence(refused, own)}</p>
            {own ? (
              <p className="faint">
                <bdi>{own.activity.title}</bdi> · <bdi>{own.activity.group.name}</bdi>
              </p>
            ) : null}
          </div>
        ) : null}
        <p>{t('lead')}</p>
        {viewer ? null : <p className="faint">{t('signInFirst')}</p>}
        <ActionForm action={enterCode} submit={t('submit')}>
          {viewer ? <SendLater kinds={{ '': 'checkIn.enter' }} about="" title={f('checkIn')} /> : null}
          <TextField
            name="code"
            label={t('code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={9}
            className="code-field"
          />
        </ActionForm>
      </div>
    </Frame>
  )
})

type Own = Awaited<ReturnType<typeof readOwnPresence>>

/** Why nothing was recorded, and what to do now. */
async function sentence(refused: (typeof refusals)[number], own: Own) {
  const t = await getTranslations('checkIn')
  const e = await getTranslations('errors')
  if (refused === 'notFound' || refused === 'forbidden') return t('stranger')
  if (refused === 'unexpected') return t('unexpected')
  if (refused === 'limited') return e('limited', { minutes: 15 })
  if (refused === 'checkInEarly') {
    const at = own ? openingClock(own.day, own.activity.group.zone) : '–'
    return e('checkInEarly', { at })
  }
  return e(refused)
}
