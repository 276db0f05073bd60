import { Warnings } from '@/components/calendar/warnings'
import type { Warning } from '@/lib/calendar/warnings/rules'
import { getTranslations } from '@/lib/i18n/words'
import type { OpenPoll } from '@/lib/polls/queries'
import { bestOf, sumsOf } from '@/lib/polls/rules'
import type { AnswerKind } from '@/lib/polls/schema'

const signs: Record<AnswerKind, string> = { yes: '✓', ifNeedBe: '~', no: '✗' }
type Props = { poll: OpenPoll; labels: string[]; warnings: Warning[][]; pick: string | null }

/** The times with their sums, the best marked; for officers the warnings and the way to schedule one. */
export async function PollSums({ poll, labels, warnings, pick }: Props) {
  const t = await getTranslations('polls')
  const sums = poll.options.map(sumsOf)
  const best = bestOf(sums)
  return (
    <section className="stack">
      <h2>{t('results')}</h2>
      <ol className="rows">
        {poll.options.map((option, at) => (
          <li key={option.id} className="gap-y-2!">
            <span className="flex flex-wrap gap-x-2 gap-y-1 items-baseline">
              <strong>
                {at + 1}. {labels[at]}
              </strong>
              {best.includes(at) ? <span className="badge">{t('best')}</span> : null}
            </span>
            <span className="faint">{t('sums', sums[at] ?? { yes: 0, ifNeedBe: 0, no: 0 })}</span>
            <Warnings warnings={warnings[at] ?? []} />
            {pick ? (
              <a
                className="button quiet justify-self-start"
                href={`${pick}?option=${option.id}`}
                aria-label={`${t('pick')}: ${labels[at]}`}
              >
                {t('pick')}
              </a>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Who said what: a row a person, a numbered column a time. */
export async function PollTable({ poll, labels }: Pick<Props, 'poll' | 'labels'>) {
  const t = await getTranslations('polls')
  const names = new Map<string, string>()
  for (const option of poll.options)
    for (const { personId, person } of option.answers) names.set(personId, person.name)
  if (!names.size) return <p className="notice">{t('noAnswers')}</p>
  const people = [...names].sort(([, a], [, b]) => a.localeCompare(b, 'id'))
  const said = poll.options.map((option) => new Map(option.answers.map((one) => [one.personId, one.answer])))
  return (
    <table className="answers">
      <caption className="text-left font-semibold pb-2">{t('table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('who')}</th>
          {labels.map((label, at) => (
            <th key={label} scope="col">
              <abbr title={label}>{at + 1}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map(([personId, name]) => (
          <tr key={personId}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            {said.map((answers, at) => {
              const kind = answers.get(personId)
              return (
                <td key={labels[at]} className={kind ?? 'none'}>
                  <span aria-hidden>{kind ? signs[kind] : '·'}</span>
                  <span className="sr-only">{kind ? t(`answer.${kind}`) : t('none')}</span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
