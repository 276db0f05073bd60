import { Downloads } from '@/components/ui/downloads'
import { getTranslations } from '@/lib/i18n/words'

const allKinds = ['pdf', 'xlsx', 'csv'] as const
type Kind = (typeof allKinds)[number]

/** The page as PDF, XLSX and CSV, or as `kinds`; `list`: how much of a long list each of them holds. */
export async function CoverageDownloads(props: {
  path: string
  query: string
  kinds?: readonly Kind[]
  list?: { xlsx: number; pdf: number }
}) {
  const t = await getTranslations('coverage.export')
  const files = (props.kinds ?? allKinds).map((kind) => ({
    ...{ kind, label: t(`kind.${kind}`), href: `${props.path}/${kind}?${props.query}` },
  }))
  return <Downloads label={t('as')} hint={props.list ? t('hintList', props.list) : t('hint')} files={files} />
}
