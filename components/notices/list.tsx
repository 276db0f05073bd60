import { ActionForm } from '@/components/ui/form'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { mark, markAll, open } from '@/lib/notices/actions'
import { wordsOf } from '@/lib/notices/export'
import type { Notice } from '@/lib/notices/queries'
import './notices.css'

type Props = { notices: Notice[]; from: 'home' | 'list' }

/** Notices, each leading to its record. One that is unread is opened by a button, which marks it on the way. */
export async function NoticeList({ notices, from }: Props) {
  const t = await getTranslations('notices')
  const locale = await getLocale()
  return (
    <ul className="rows">
      {notices.map((notice) => {
        const { title, text, beside, reason, on } = wordsOf(notice, t, locale)
        return (
          <li key={notice.id} className={notice.readAt ? 'told' : 'told new'}>
            <div className="told-text">
              {notice.readAt ? (
                <a href={`/groups/${notice.group.slug}${notice.path}`}>
                  <bdi>{title}</bdi>
                </a>
              ) : (
                <Unread id={notice.id} title={title} word={t('unread')} />
              )}
              <p>{text}</p>
              {beside ? (
                <p>
                  <bdi>{beside}</bdi>
                </p>
              ) : null}
              {reason ? (
                <p className="told-reason" dir="auto">
                  “{reason}”
                </p>
              ) : null}
              <p className="faint">
                <bdi>{notice.group.name}</bdi> · {on}
              </p>
            </div>
            {notice.readAt ? null : (
              <ActionForm action={mark} submit={t('mark')} quiet>
                <input type="hidden" name="noticeId" value={notice.id} />
                <input type="hidden" name="from" value={from} />
              </ActionForm>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Unread({ id, title, word }: { id: string; title: string; word: string }) {
  return (
    <ActionForm
      action={open}
      submit={
        <>
          <span className="sr-only">{word}: </span>
          <bdi>{title}</bdi>
        </>
      }
      plain
    >
      <input type="hidden" name="noticeId" value={id} />
    </ActionForm>
  )
}

/** One button for all that is unread. */
export async function MarkAll() {
  const t = await getTranslations('notices')
  return (
    <ActionForm action={markAll} submit={t('markAll')} quiet>
      <input type="hidden" name="from" value="list" />
    </ActionForm>
  )
}
