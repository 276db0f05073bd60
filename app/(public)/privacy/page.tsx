import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { currentViewer } from '@/lib/auth/current'
import { env } from '@/lib/core/env'
import { daysOf, type Kept, usual } from '@/lib/core/retention'
import { getTranslations } from '@/lib/i18n/words'

const plain = ['ground', 'who', 'rights', 'pupils', 'breach'] as const

/** What is kept about people, why, how long, and their rights: for anybody, before signing in too. */
export default still(async function Privacy() {
  const viewer = await currentViewer()
  const t = await getTranslations('privacy.notice')
  const controller = env().SANGGAR_CONTROLLER
  const part = (name: (typeof plain)[number]) => (
    <section className="stack" key={name}>
      <h2>{t(name)}</h2>
      <p>{t(`${name}Text`)}</p>
      {name === 'rights' ? (
        <p>
          <a href="/account/data">{t('rightsLink')}</a>
        </p>
      ) : null}
    </section>
  )
  return (
    <Frame {...(viewer && { viewer })}>
      <div className="stack gap-7! max-w-2xl">
        <header className="stack">
          <PageTitle parts={[t('title')]} />
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </header>
        <section className="stack">
          <h2>{t('controller')}</h2>
          {controller ? (
            <p>
              {t('controllerText')} <bdi>{controller}</bdi>
            </p>
          ) : (
            <p>{t('controllerUnknown')}</p>
          )}
        </section>
        <section className="stack">
          <h2>{t('what')}</h2>
          <ul className="list-disc pl-5 grid gap-2">
            {t('whatList')
              .split('\n')
              .map((line) => (
                <li key={line}>{line}</li>
              ))}
          </ul>
        </section>
        {part('ground')}
        {part('who')}
        <section className="stack">
          <h2>{t('long')}</h2>
          <p>{t('longText')}</p>
          <ul className="list-disc pl-5 grid gap-2">
            {(Object.keys(usual) as Kept[]).map((kept) => (
              <li key={kept}>{t(`longs.${kept}`, { days: daysOf(kept) })}</li>
            ))}
          </ul>
        </section>
        {part('rights')}
        {part('pupils')}
        {part('breach')}
      </div>
    </Frame>
  )
})
