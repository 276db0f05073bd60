'use server'
import { redirect } from 'next/navigation'
import { requireViewer } from '../auth/current'
import { id, parse } from '../core/input'
import { answer } from '../forms/answer'
import { telling } from '../forms/posted'
import { type FormState, valuesOf } from '../forms/state'
import { getTranslations } from '../i18n/words'
import { redactWords } from './commands'
import { previewRedaction } from './queries'
import { phrasesOf } from './rules'
import { redactInput } from './schema'

type Sent = FormState['values']

const part = (sent: Sent, name: string) => encodeURIComponent(String(sent[name] ?? ''))

/** What was typed and what was marked, as one: so the words travel in the form, never in an address. */
function gathered(sent: Sent): Sent {
  const marked = phrasesOf([sent.mark ?? []].flat())
  const typed = String(sent.phrases ?? '').trim()
  return { ...sent, phrases: [typed, ...marked].filter(Boolean).join('\n'), mark: [] }
}

/** How it would be, in the words of the page, as the form carries it. */
async function shownPreview(
  input: Parameters<typeof redactWords>[1],
  found: Awaited<ReturnType<typeof previewRedaction>>,
) {
  const t = await getTranslations('redaction')
  const d = await getTranslations('documents.kind')
  return JSON.stringify({
    seen: JSON.stringify([input.phrases, input.inside]),
    lead: t('preview', { count: found.count, places: found.places }),
    texts: found.texts.map(({ table, text }) => ({ place: t(`place.${table as 'problem'}`), text })),
    more: found.more ? t('more', { count: found.more }) : '',
    papers: found.papers.map(({ kind, number }) => `${d(kind)} ${number}`),
  })
}

/** Shows first how it would be; blanks when that was seen, for the same words, and confirmed. */
export const redact = telling(async (data) => {
  const viewer = await requireViewer()
  const sent = gathered(valuesOf(data))
  const key = id.safeParse(sent.formKey)
  let target: string
  try {
    const raw = sent as unknown as Parameters<typeof redactWords>[1]
    const { groupId, phrases, inside } = parse(redactInput, raw)
    if (sent.sure !== 'yes' || sent.seen !== JSON.stringify([raw.phrases, raw.inside])) {
      const found = await previewRedaction(viewer, groupId, { phrases, inside })
      const preview = await shownPreview(raw, found)
      const t = await getTranslations('redaction')
      return { status: 'conflict', message: t('check'), errors: {}, values: { ...sent, preview } }
    }
    const context = { viewer, now: new Date(), formKey: key.success ? key.data : undefined }
    const { count, papers } = await redactWords(context, raw)
    target = `/groups/${part(sent, 'group')}/redaction?done=${count}&papers=${papers}`
  } catch (error) {
    return answer(error, { ...sent, preview: '' })
  }
  redirect(target)
})
