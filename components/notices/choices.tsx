import { getTranslations } from 'next-intl/server'
import { Choices, SelectField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import type { Viewer } from '@/lib/access/viewer'
import { ZONES, zoneNames } from '@/lib/core/time'
import { choose, chooseLetters } from '@/lib/notices/actions'
import { noticeChoices } from '@/lib/notices/queries'
import { topics } from '@/lib/notices/schema'
import { TopicTable } from './table'

/** Of what one wants to be told, by which ways and when. */
export async function NoticeChoices({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations('notices')
  const { inApp, email, hours, letters } = await noticeChoices(viewer)
  if (letters !== 'on')
    return (
      <section className="stack" id="notices">
        <h2>{t('choices')}</h2>
        <ActionForm action={choose} submit={t('save')} quiet>
          <Choices
            name="wanted"
            type="checkbox"
            label={t('choicesText')}
            chosen={inApp}
            options={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
          />
        </ActionForm>
        <p className="faint">{t(`letters.${letters}`)}</p>
      </section>
    )
  const clock = (hour: number) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}.00` })
  const all = Array.from({ length: 24 }, (_, hour) => clock(hour))
  return (
    <section className="stack" id="notices">
      <h2>{t('choices')}</h2>
      <ActionForm action={chooseLetters} submit={t('save')} quiet>
        <TopicTable
          words={{ caption: t('choicesText'), topic: t('letters.topic') }}
          channels={[
            { name: 'wanted', label: t('letters.inApp'), chosen: inApp },
            { name: 'mailed', label: t('letters.email'), chosen: email },
          ]}
          topics={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
        />
        <Choices
          name="rhythm"
          type="radio"
          label={t('letters.rhythm')}
          chosen={hours.digestAt === null ? 'each' : 'daily'}
          options={(['each', 'daily'] as const).map((value) => ({ value, label: t(`letters.${value}`) }))}
        />
        <div className="row-fields">
          <SelectField
            name="digestAt"
            label={t('letters.digestAt')}
            options={all}
            defaultValue={String(hours.digestAt ?? 6)}
          />
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
    </section>
  )
}
