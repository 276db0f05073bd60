import { Bead } from '@/components/ui/beads'
import { TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { accept, decline } from '@/lib/problems/referrals/actions'
import type { incomingReferrals } from '@/lib/problems/referrals/queries'

type Props = { referrals: Awaited<ReturnType<typeof incomingReferrals>>; slug: string }

/** What other groups ask this one to take on, each to be accepted or declined. */
export async function IncomingReferrals({ referrals, slug }: Props) {
  const t = await getTranslations('problemLife.waiting')
  const o = await getTranslations('objectives')
  if (!referrals.length) return null
  return (
    <section className="stack">
      <h2>{t('incoming')}</h2>
      <p className="faint">{t('incomingLead')}</p>
      <ul className="rows">
        {referrals.map(({ id, letter, problem }) => {
          const hidden = (
            <>
              <input type="hidden" name="referralId" value={id} />
              <input type="hidden" name="group" value={slug} />
            </>
          )
          return (
            <li key={id}>
              <p className="flex items-center gap-3">
                {problem.objective ? (
                  <Bead code={problem.objective} stage={1} label={o(`${problem.objective}.name`)} small />
                ) : null}
                <strong>
                  <bdi>
                    {t('from', {
                      group: problem.group.name,
                      grade: problem.grade,
                      subject: problem.subject,
                    })}
                  </bdi>
                </strong>
              </p>
              <p className="prose" dir="auto">
                {letter}
              </p>
              <div className="acts">
                <ActionForm action={accept} submit={t('accept')} formKey={crypto.randomUUID()}>
                  {hidden}
                </ActionForm>
                <ActionForm
                  action={decline}
                  submit={t('declineSubmit')}
                  fold={t('decline')}
                  formKey={crypto.randomUUID()}
                  quiet
                >
                  {hidden}
                  <TextArea name="text" label={t('declineText')} rows={2} />
                </ActionForm>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
