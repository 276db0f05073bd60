import { CompetencePicture } from '@/components/competence/picture'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { requireViewer } from '@/lib/auth/current'
import { ownRounds } from '@/lib/competence/queries'
import { getTranslations } from '@/lib/i18n/words'

export default still(async function OwnCompetence() {
  const viewer = await requireViewer()
  const rounds = await ownRounds(viewer)
  const t = await getTranslations('competence')
  const a = await getTranslations('account')
  return (
    <div className="stack gap-8 max-w-2xl">
      <header className="stack">
        <PageTitle parts={[t('own')]} />
        <p>
          <a href="/account">{a('title')}</a>
        </p>
        <h1>{t('own')}</h1>
        <p>{t('intro')}</p>
      </header>
      {rounds.length ? null : <p className="notice">{t('ownNone')}</p>}
      {rounds.map((round) => (
        <section key={round.id} className="stack">
          <h2>
            <bdi>{round.title}</bdi>
          </h2>
          <p className="faint">
            <bdi>{round.group.name}</bdi>
          </p>
          <CompetencePicture {...round.own} />
          {round.own.end ? null : <p className="faint">{t('picture.waiting')}</p>}
        </section>
      ))}
      {rounds.length ? <p className="faint">{t('picture.honest')}</p> : null}
    </div>
  )
})
