import { TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { follow, unfollow } from '@/lib/problems/followers/actions'
import { answer, leave } from '@/lib/problems/helpers/actions'
import type { readProblem } from '@/lib/problems/queries'
import { isOpen } from '@/lib/problems/rules'

type Problem = NonNullable<Awaited<ReturnType<typeof readProblem>>>

/** Who has the problem too, and who helps along, with the viewer's own part in it. */
export async function Circle({ problem, personId }: { problem: Problem; personId: string }) {
  const t = await getTranslations('problemLife')
  const mine = problem.helpers.find((one) => one.personId === personId)
  return (
    <section className="stack">
      <p>{t('also.count', { count: problem.also })}</p>
      {problem.may.follow && !problem.own ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <ActionForm
            action={problem.follows ? unfollow : follow}
            submit={t(problem.follows ? 'also.unfollow' : 'also.follow')}
            quiet
          >
            <input type="hidden" name="problemId" value={problem.id} />
            <input type="hidden" name="group" value={problem.group.slug} />
          </ActionForm>
          {problem.follows ? <span className="faint">{t('also.told')}</span> : null}
        </div>
      ) : null}
      {problem.helpers.length ? (
        <>
          <h2>{t('help.title')}</h2>
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {problem.helpers.map(({ id, state, person }) => (
              <li key={id}>
                <bdi>{state === 'asked' ? t('help.asked', { name: person.name }) : person.name}</bdi>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {mine && isOpen(problem.state) ? <Own helper={mine} problem={problem} /> : null}
    </section>
  )
}

/** The answer of somebody who was asked, or the way out of somebody who helps. */
async function Own({ helper, problem }: { helper: Problem['helpers'][number]; problem: Problem }) {
  const t = await getTranslations('problemLife.help')
  const hidden = (
    <>
      <input type="hidden" name="helperId" value={helper.id} />
      <input type="hidden" name="problemId" value={problem.id} />
      <input type="hidden" name="group" value={problem.group.slug} />
    </>
  )
  if (helper.state === 'active')
    return (
      <ActionForm action={leave} submit={t('leaveSubmit')} fold={t('leave')} formKey={crypto.randomUUID()}>
        {hidden}
        <TextArea name="text" label={t('leaveText')} rows={2} />
      </ActionForm>
    )
  return (
    <div className="sheet stack">
      <p>
        <strong>{t('you')}</strong>
      </p>
      <ActionForm action={answer} submit={t('accept')} formKey={crypto.randomUUID()}>
        {hidden}
        <input type="hidden" name="answer" value="accept" />
        <input type="hidden" name="text" value="" />
      </ActionForm>
      <ActionForm
        action={answer}
        submit={t('declineSubmit')}
        fold={t('decline')}
        formKey={crypto.randomUUID()}
      >
        {hidden}
        <input type="hidden" name="answer" value="decline" />
        <TextArea name="text" label={t('declineText')} rows={2} />
      </ActionForm>
    </div>
  )
}
