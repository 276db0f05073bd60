import { ActionForm } from '@/components/ui/form'
import { Issued } from '@/components/ui/issued'
import type { Viewer } from '@/lib/access/viewer'
import { endGroup, endOwn, openGroup, openOwn } from '@/lib/calendar/feeds/actions'
import { groupFeed, ownFeed } from '@/lib/calendar/feeds/queries'
import { shortDate } from '@/lib/core/time'
import type { OpenGroup } from '@/lib/groups/queries'
import { getLocale, getTranslations } from '@/lib/i18n/words'

async function IssuedAddress() {
  const t = await getTranslations('calendar')
  const [issued, issuedText, copy, copied, subscribe] = (
    ['issued', 'issuedText', 'copy', 'copied', 'subscribe'] as const
  ).map((key) => t(key)) as [string, string, string, string, string]
  return <Issued field="address" words={{ issued, issuedText, copy, copied }} subscribe={subscribe} />
}

/** The viewer's own calendar address: make, make anew, end. */
export async function OwnFeed({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations('calendar')
  const locale = await getLocale()
  const feed = await ownFeed(viewer)
  const zone = viewer.memberOf[0]?.zone ?? 'Asia/Jakarta'
  return (
    <section className="stack">
      <h2>{t('own')}</h2>
      <p className="faint">{t('ownText')}</p>
      {feed ? <p>{t('madeOn', { date: shortDate(locale, zone, feed.createdAt) })}</p> : null}
      <div className="flex flex-wrap items-start gap-3">
        <ActionForm action={openOwn} submit={t(feed ? 'makeAgain' : 'make')} quiet done={<IssuedAddress />} />
        {feed ? (
          <ActionForm action={endOwn} submit={t('end')} quiet>
            <input type="hidden" name="feedId" value={feed.id} />
          </ActionForm>
        ) : null}
      </div>
      {feed ? <p className="faint">{t('makeAgainText')}</p> : null}
    </section>
  )
}

/** The group's calendar address for its officers, to be shared with the members. */
export async function GroupFeed({ viewer, group }: { viewer: Viewer; group: OpenGroup }) {
  const t = await getTranslations('calendar')
  const locale = await getLocale()
  const feed = await groupFeed(viewer, group)
  const date = feed ? shortDate(locale, group.zone, feed.createdAt) : ''
  return (
    <section className="stack">
      <h2>{t('group')}</h2>
      <p className="faint">{t('groupText')}</p>
      {feed ? <p>{t('madeBy', { date, name: feed.person.name })}</p> : null}
      <div className="flex flex-wrap items-start gap-3">
        <ActionForm action={openGroup} submit={t(feed ? 'makeAgain' : 'make')} quiet done={<IssuedAddress />}>
          <input type="hidden" name="groupId" value={group.id} />
        </ActionForm>
        {feed ? (
          <ActionForm action={endGroup} submit={t('end')} quiet>
            <input type="hidden" name="feedId" value={feed.id} />
            <input type="hidden" name="group" value={group.slug} />
          </ActionForm>
        ) : null}
      </div>
      {feed ? <p className="faint">{t('makeAgainText')}</p> : null}
    </section>
  )
}
