import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { describe, publish, remove, unpublish } from '@/lib/sharing/actions'
import type { readSession } from '@/lib/sharing/queries'
import { takesMaterials } from '@/lib/sharing/rules'
import { MaterialFields, MaterialForms } from './material-forms'

type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>
type Material = Session['materials'][number]

type Props = { session: Session; slug: string; tooLarge: boolean }

/** The materials of a session: to fetch for everybody, to publish and remove for whose session it is. */
export async function Materials({ session, slug, tooLarge }: Props) {
  const t = await getTranslations('sharing.materials')
  const { may, materials } = session
  const open = may.present && takesMaterials(session.state)
  return (
    <section id="materials" className="stack">
      <h2>{t('title')}</h2>
      {materials.length ? (
        <ul className="rows">
          {materials.map((one) => (
            <li key={one.id}>
              <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <Fetch material={one} />
                {one.entry ? <a href={`/library/${one.entry.id}`}>{t('inLibrary')}</a> : null}
                {may.present ? (
                  <span className="badge">{one.publishedAt ? t('published') : t('draft')}</span>
                ) : null}
              </div>
              {may.present ? <Acts material={one} activityId={session.id} slug={slug} /> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice">{open ? t('noneYours') : t('none')}</p>
      )}
      {open ? (
        <MaterialForms activityId={session.id} groupId={session.groupId} slug={slug} tooLarge={tooLarge} />
      ) : null}
    </section>
  )
}

async function Fetch({ material: { title, url, file } }: { material: Material }) {
  const t = await getTranslations('sharing.materials')
  if (url)
    return (
      <p>
        <a href={url} target="_blank" rel="noreferrer nofollow">
          <bdi>{title}</bdi>
        </a>{' '}
        <span className="faint" dir="ltr">
          {new URL(url).host}
        </span>
      </p>
    )
  if (!file) return null
  const kilobytes = file.bytes / 1024
  const size =
    kilobytes < 1000
      ? t('kb', { size: Math.max(1, Math.round(kilobytes)) })
      : t('mb', { size: Math.round(kilobytes / 102.4) / 10 })
  return (
    <p>
      <a href={`/api/files/${file.id}`}>
        <bdi>{title}</bdi>
      </a>{' '}
      <span className="faint">
        {t('file', { kind: (file.name.split('.').at(-1) ?? '').toUpperCase(), size })}
      </span>
    </p>
  )
}

type ActsProps = { material: Material; activityId: string; slug: string }

async function Acts({ material, activityId, slug }: ActsProps) {
  const t = await getTranslations('sharing.materials')
  const hidden = (
    <>
      <input type="hidden" name="materialId" value={material.id} />
      <input type="hidden" name="activityId" value={activityId} />
      <input type="hidden" name="group" value={slug} />
    </>
  )
  return (
    <div className="acts">
      {material.publishedAt ? (
        <ActionForm action={unpublish} submit={t('unpublish')} quiet>
          {hidden}
        </ActionForm>
      ) : (
        <ActionForm action={publish} submit={t('publish')}>
          {hidden}
        </ActionForm>
      )}
      <ActionForm action={describe} submit={t('submitDescribe')} fold={t('describe')} quiet>
        {hidden}
        <TextField name="title" label={t('titleNow')} maxLength={160} defaultValue={material.title} />
        <MaterialFields chosen={material} />
      </ActionForm>
      <ActionForm action={remove} submit={t('submitRemove')} fold={t('remove')} quiet>
        {hidden}
        <p className="faint">{t('sure')}</p>
      </ActionForm>
    </div>
  )
}
