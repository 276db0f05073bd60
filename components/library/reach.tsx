import { Choices } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { share, takeBack } from '@/lib/library/actions'
import type { readEntry } from '@/lib/library/queries'

type Entry = NonNullable<Awaited<ReturnType<typeof readEntry>>>

/** How far an entry can be found, and for its owner the ways to change that. */
export async function EntryReach({ entry }: { entry: Entry }) {
  const t = await getTranslations('library')
  const { may, reach } = entry
  if (!may.share && !may.takeBack) return null
  const held = entry.material?.licence === 'group'
  const hidden = <input type="hidden" name="entryId" value={entry.id} />
  return (
    <section className="stack">
      <h2>{t('found')}</h2>
      <p>
        <span className="badge">{t(`reaches.${reach}`)}</span>
      </p>
      {entry.kind === 'material' ? null : <p className="faint">{t('noNames')}</p>}
      {may.share && held ? <p className="notice">{t('licenceFirst')}</p> : null}
      <div className="acts">
        {may.takeBack ? (
          <ActionForm action={takeBack} submit={t('takeBack')} quiet>
            {hidden}
          </ActionForm>
        ) : null}
        {may.share && !held ? (
          <ActionForm action={share} submit={t('share')} fold={t('shareTitle')}>
            {hidden}
            <Choices
              name="reach"
              type="radio"
              label={t('reach')}
              hint={t('reachHint')}
              chosen={reach}
              options={entry.reaches.map((value) => ({ value, label: t(`reaches.${value}`) }))}
            />
          </ActionForm>
        ) : null}
      </div>
    </section>
  )
}
