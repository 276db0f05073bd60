import { getTranslations } from '@/lib/i18n/words'

type Round = { id: string; title: string; state: string; group: { slug: string; name: string } }

/** Self-assessments that are open and that the viewer did not answer yet. */
export async function WaitingRounds({ rounds }: { rounds: Round[] }) {
  const t = await getTranslations('competence.waiting')
  return (
    <ul className="rows">
      {rounds.map(({ id, title, state, group }) => (
        <li key={id}>
          <span>
            {t(state === 'end' ? 'end' : 'start')} <bdi>{title}</bdi> · <bdi>{group.name}</bdi>
          </span>
          <a href={`/groups/${group.slug}/competence/${id}`}>{t('answer')}</a>
        </li>
      ))}
    </ul>
  )
}
