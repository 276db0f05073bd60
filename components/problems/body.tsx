import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { detach } from '@/lib/problems/files/actions'
import { remove } from '@/lib/problems/findings/actions'
import type { readProblem } from '@/lib/problems/queries'

type Problem = NonNullable<Awaited<ReturnType<typeof readProblem>>>

/** What a problem says: what happens, what was tried, what was found out, and its files. */
export async function ProblemBody({ problem }: { problem: Problem }) {
  const t = await getTranslations('problemLife.page')
  const p = await getTranslations('problems')
  const l = await getTranslations('problemLife')
  const attempts = problem.findings.filter((one) => !one.source)
  const causes = problem.findings.filter((one) => one.source)
  return (
    <section className="sheet stack">
      <p className="prose" dir="auto">
        {problem.situation || l('emptyDraft')}
      </p>
      {problem.tried || attempts.length ? <h2>{t('tried')}</h2> : null}
      {problem.tried ? (
        <p className="prose" dir="auto">
          {problem.tried}
        </p>
      ) : null}
      <Findings problem={problem} findings={attempts} />
      {causes.length ? <h2>{t('causes')}</h2> : null}
      <Findings problem={problem} findings={causes} />
      <Files problem={problem} />
      <p className="faint">
        {problem.reporter ? (
          <bdi>{t('by', { who: problem.own ? t('you') : problem.reporter })}</bdi>
        ) : (
          p('hidden')
        )}
        {problem.hideName && problem.reporter ? ` (${problem.own ? t('hiddenYou') : t('hidden')})` : null} ·{' '}
        {p(`see.${problem.visibility}`)}
      </p>
    </section>
  )
}

async function Findings({ problem, findings }: { problem: Problem; findings: Problem['findings'] }) {
  const t = await getTranslations('problemLife')
  if (!findings.length) return null
  return (
    <ul className="rows">
      {findings.map((one) => (
        <li key={one.id}>
          {one.source ? <span className="badge">{t(`source.${one.source}`)}</span> : null}
          <p className="prose" dir="auto">
            {one.text}
          </p>
          {problem.may.deepen ? (
            <div className="acts">
              <ActionForm action={remove} submit={t('deepen.remove')} plain>
                <input type="hidden" name="problemId" value={problem.id} />
                <input type="hidden" name="group" value={problem.group.slug} />
                <input type="hidden" name="findingId" value={one.id} />
              </ActionForm>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

async function Files({ problem }: { problem: Problem }) {
  const t = await getTranslations('problemLife')
  if (!problem.files.length) return null
  return (
    <>
      <h2>{t('page.files')}</h2>
      <ul className="rows">
        {problem.files.map(({ fileId, file, here }) => (
          <li key={fileId}>
            <a href={`/api/files/${fileId}`}>
              <bdi>{file.name}</bdi>
            </a>
            <span className="faint">
              {t('page.fileSize', { size: Math.max(1, Math.round(file.bytes / 1024)) })}
            </span>
            {here && problem.may.deepen ? (
              <div className="acts">
                <ActionForm action={detach} submit={t('deepen.remove')} plain>
                  <input type="hidden" name="problemId" value={problem.id} />
                  <input type="hidden" name="group" value={problem.group.slug} />
                  <input type="hidden" name="fileId" value={fileId} />
                </ActionForm>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
