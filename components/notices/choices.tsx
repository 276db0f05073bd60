import { Choices, SelectField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import type { Viewer } from '@/lib/access/viewer'
import { ZONES, zoneNames } from '@/lib/core/time'
import { getTranslations } from '@/lib/i18n/words'
import { choose, chooseWays } from '@/lib/notices/actions'
import { noticeChoices } from '@/lib/notices/queries'
import { topics } from '@/lib/notices/schema'
import { Devices } from './devices'
import { TopicTable } from './table'

/** Of what one wants to be told, by which ways and when, and on which devices. */
export async function NoticeChoices({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations('notices')
  const choices = await noticeChoices(viewer)
  const { letters, rings, inApp } = choices
  return (
    <section className="stack" id="notices">
      <h2>{t('choices')}</h2>
      {letters === 'on' || rings ? (
        <Ways {...choices} />
      ) : (
        <ActionForm action={choose} submit={t('save')} quiet>
          <Choices
            name="wanted"
            type="checkbox"
            label={t('choicesText')}
            chosen={inApp}
            options={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
          />
        </ActionForm>
      )}
      {letters === 'on' ? null : <p className="faint">{t(`letters.${letters}`)}</p>}
      <Devices viewer={viewer} />
    </section>
  )
}

async function Ways(choices: Awaited<ReturnType<typeof noticeChoices>>) {
  const { inApp, email, push, hours, letters, rings } = choices
  const t = await getTranslations('notices')
  const clock = (hour: number) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}.00` })
  const all = Array.from({ length: 24 }, (_, hour) => clock(hour))
  const mails = letters === 'on'
  return (
    <ActionForm action={chooseWays} submit={t('save')} quiet>
      {mails ? <input type="hidden" name="ways" value="email" /> : null}
      {rings ? <input type="hidden" name="ways" value="push" /> : null}
      <TopicTable
        words={{ caption: t('choicesText'), topic: t('letters.topic') }}
        channels={[
          { name: 'wanted', label: t('letters.inApp'), chosen: inApp },
          ...(mails ? [{ name: 'mailed', label: t('letters.email'), chosen: email }] : []),
          ...(rings ? [{ name: 'rung', label: t('devices.column'), chosen: push }] : []),
        ]}
        topics={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
      />
      {mails ? (
        <Choices
          name="rhythm"
          type="radio"
          label={t('letters.rhythm')}
          chosen={hours.digestAt === null ? 'each' : 'daily'}
          options={(['each', 'daily'] as const).map((value) => ({ value, label: t(`letters.${value}`) }))}
        />
      ) : null}
      <div className="row-fields">
        {mails ? (
          <SelectField
            name="digestAt"
            label={t('letters.digestAt')}
            options={all}
            defaultValue={String(hours.digestAt ?? 6)}
          />
        ) : null}
        <SelectField
          name="quietFrom"
          label={t('letters.quietFrom')}
          hint={t('letters.quietHint')}
          options={all}
          defaultValue={String(hours.quietFrom)}
        />
        <SelectField
          name="quietTo"
          label={t('letters.quietTo')}
          options={all}
          defaultValue={String(hours.quietTo)}
        />
        <SelectField
          name="zone"
          label={t('letters.zone')}
          options={zoneNames.map((value) => ({ value, label: ZONES[value] }))}
          defaultValue={hours.zone}
        />
      </div>
    </ActionForm>
  )
}
