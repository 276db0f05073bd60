import { Choices, TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import type { readProblem } from '@/lib/problems/queries'
import { consent, refuse, withdraw } from '@/lib/problems/referrals/actions'
import { isUnderWay } from '@/lib/problems/referrals/rules'

type Problem = NonNullable<Awaited<ReturnType<typeof readProblem>>>
type Referral = Problem['referrals'][number]

/** Where a problem is referred to, for its reporter and the officers, with what each may do about it. */
export async function Referrals({ problem }: { problem: Problem }) {
  const t = await getTranslations('problemLife.refer')
  if (!problem.referrals.length || !(problem.may.refer || problem.may.consent)) return null
  return (
    <section className="stack">
      <h2>{t('heading')}</h2>
      <ul className="rows">
        {problem.referrals.map((one) => (
          <li key={one.id}>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <strong>
                <bdi>{one.toGroup.name}</bdi>
              </strong>
              <span className="badge">{t(`state.${one.state}`)}</span>
            </p>
            <p className="prose" dir="auto">
              {one.letter}
            </p>
            <Answer referral={one} problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  )
}

async function Answer({ referral, problem }: { referral: Referral; problem: Problem }) {
  const t = await getTranslations('problemLife.refer')
  if (!isUnderWay(referral.state)) return null
  const hidden = (
    <>
      <input type="hidden" name="referralId" value={referral.id} />
      <input type="hidden" name="problemId" value={problem.id} />
      <input type="hidden" name="group" value={problem.group.slug} />
    </>
  )
  const ways = [
    problem.may.consent && {
      action: refuse,
      title: referral.state === 'proposed' ? t('refuse') : t('takeBack'),
    },
    problem.may.refer && { action: withdraw, title: t('withdraw') },
  ].filter((way) => way !== false)
  return (
    <>
      {problem.may.consent && referral.state === 'proposed' ? (
        <>
          <p className="notice">{t('asks')}</p>
          <ActionForm action={consent} submit={t('consent')} formKey={crypto.randomUUID()}>
            {hidden}
            {problem.visibility === 'officers' ? (
              <Choices
                name="openly"
                type="checkbox"
                label={t('openlyLabel')}
                options={[{ value: 'yes', label: t('openly') }]}
              />
            ) : null}
          </ActionForm>
        </>
      ) : null}
      {ways.map(({ action, title }) => (
        <ActionForm key={title} action={action} submit={t('send')} fold={title} formKey={crypto.randomUUID()}>
          {hidden}
          <TextArea name="text" label={t('reason')} rows={2} />
        </ActionForm>
      ))}
    </>
  )
}
