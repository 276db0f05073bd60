import type { ComponentProps } from 'react'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'

type Props = {
  action: ComponentProps<typeof ActionForm>['action']
  token: string
  /** What would end; null for a link that is not ours. */
  what: string[] | null
  done: boolean
  /** Where one chooses, after signing in. */
  more: string
}

/** The page behind a link that ends letters: what it ends, a button, and afterwards a word that it is done. */
export async function StopLetters({ action, token, what, done, more }: Props) {
  const t = await getTranslations('mail.stop')
  const head = what === null ? t('unknown') : done ? t('done') : t('title')
  return (
    <Frame>
      <div className="stack max-w-xl">
        <PageTitle parts={[head]} />
        <h1>{head}</h1>
        {what === null ? <p>{t('unknownText')}</p> : <p>{done ? t('doneText') : t('text')}</p>}
        {what ? (
          <ul className="limits">
            {what.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        ) : null}
        {what && !done ? (
          <ActionForm action={action} submit={t('submit')}>
            <input type="hidden" name="token" value={token} />
          </ActionForm>
        ) : null}
        <p>
          <a href={more}>{t('more')}</a>
        </p>
      </div>
    </Frame>
  )
}
