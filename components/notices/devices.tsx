import { ActionForm } from '@/components/ui/form'
import { Script } from '@/components/ui/script'
import type { Viewer } from '@/lib/access/viewer'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { add, remove } from '@/lib/push/actions'
import { readDevices } from '@/lib/push/queries'

/** One's devices that are told of news, each with the way to end it, and the way to add this one; nothing where nothing is pushed. */
export async function Devices({ viewer }: { viewer: Viewer }) {
  const found = await readDevices(viewer, new Date())
  if (!found) return null
  const t = await getTranslations('notices.devices')
  const a = await getTranslations('account')
  const locale = await getLocale()
  const zone = viewer.memberOf[0]?.zone ?? 'Asia/Jakarta'
  const named = ({ browser, system }: (typeof found.devices)[number]) =>
    browser && system ? a('browserOn', { browser, system }) : (browser ?? system ?? a('unknownBrowser'))
  const here = found.devices.some((one) => one.current)
  return (
    <div className="stack">
      <h3 className="font-semibold">{t('title')}</h3>
      <p className="faint">{t('text')}</p>
      {found.devices.length ? (
        <ul className="rows">
          {found.devices.map((one) => (
            <li key={one.id} className="grid-cols-[1fr_auto] gap-x-4 items-center">
              <span className="grid gap-1">
                <span className="flex flex-wrap gap-x-2 gap-y-1 items-baseline">
                  <strong>{named(one)}</strong>
                  {one.current ? <span className="badge">{t('thisOne')}</span> : null}
                </span>
                <span className="faint">{t('since', { date: shortDate(locale, zone, one.createdAt) })}</span>
              </span>
              <ActionForm action={remove} submit={t('remove')} quiet>
                <input type="hidden" name="deviceId" value={one.id} />
              </ActionForm>
            </li>
          ))}
        </ul>
      ) : null}
      <noscript>
        <p className="notice">{t('script')}</p>
      </noscript>
      <div
        className="scripted"
        data-push={found.publicKey}
        data-here={here || undefined}
        data-unsupported={t('unsupported')}
        data-denied={t('denied')}
        data-failed={t('failed')}
      >
        {here ? null : (
          <ActionForm action={add} submit={t('add')} quiet>
            <input type="hidden" name="answer" defaultValue="" />
          </ActionForm>
        )}
        <p role="status" className="faint empty:hidden" />
      </div>
      <Script name="push" />
    </div>
  )
}
