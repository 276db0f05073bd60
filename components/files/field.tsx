import { FileField } from '@/components/ui/file'
import { kinds } from '@/lib/files/kinds'
import { MEGABYTES } from '@/lib/files/upload'
import { getTranslations } from '@/lib/i18n/words'

const everything = Object.values(kinds)
  .flat()
  .map((ending) => `.${ending}`)
  .join(',')

type Props = {
  name: string
  label: string
  hint?: string
  groupId: string
  accept?: string
  /** At most so much, all files of the field together. */
  megabytes?: number
  tooLarge?: string
  /** The form was cut off on its way: it was sent without script and weighed too much. */
  refused: boolean
  room?: number
  tooMany?: string
  shrink?: boolean
}

/** Where a form takes files: the one field for all places. */
export async function UploadField({ refused, tooLarge, tooMany, ...props }: Props) {
  const t = await getTranslations('files')
  const e = await getTranslations('errors')
  const { megabytes = MEGABYTES, accept = everything } = props
  const refusal = tooLarge ?? e('fileTooLarge', { max: MEGABYTES })
  const words = {
    tooLarge: refusal,
    tooMany: tooMany ?? '',
    arrived: t('arrived', { name: '[name]' }),
    working: t('working', { at: '[at]', of: '[of]' }),
    ready: t('ready', { count: '[count]', size: '[size]' }),
    progress: t('progress'),
    sending: t('sending', { name: '[name]', percent: '[percent]' }),
    waiting: t('waiting'),
    stop: t('stop'),
    stopped: t('stopped'),
    failed: t('failed'),
    point: t('point'),
  }
  return (
    <>
      {refused ? (
        <p role="alert" className="notice error">
          {refusal}
        </p>
      ) : null}
      <FileField {...props} accept={accept} megabytes={megabytes} words={words} />
    </>
  )
}
