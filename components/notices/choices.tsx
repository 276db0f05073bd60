import { getTranslations } from 'next-intl/server'
import { Choices } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import type { Viewer } from '@/lib/access/viewer'
import { choose } from '@/lib/notices/actions'
import { wantedTopics } from '@/lib/notices/queries'
import { topics } from '@/lib/notices/schema'

/** Of what one wants to be told. */
export async function NoticeChoices({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations('notices')
  const wanted = await wantedTopics(viewer)
  return (
    <section className="stack" id="notices">
      <h2>{t('choices')}</h2>
      <ActionForm action={choose} submit={t('save')} quiet>
        <Choices
          name="wanted"
          type="checkbox"
          label={t('choicesText')}
          chosen={wanted}
          options={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
        />
      </ActionForm>
    </section>
  )
}
