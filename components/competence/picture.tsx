import { areas } from '@/lib/competence/schema'
import { getTranslations } from '@/lib/i18n/words'

type Figures = { start: number[] | null; end: number[] | null }

const WIDTH = 340
const ROW = 56
const LEFT = 14
const RIGHT = WIDTH - 14
const at = (value: number) => LEFT + ((value - 1) / 3) * (RIGHT - LEFT)

/**
 * Start and end of the four competences on a scale of 1 to 4, drawn and in words. The empty circle and the full diamond
 * differ by shape, so that print and every eye can tell them apart.
 */
export async function CompetencePicture({ start, end }: Figures) {
  const t = await getTranslations('competence')
  const middle = (i: number) => i * ROW + 36
  const rows = areas.map((area, i) => ({ area, start: start?.[i], end: end?.[i] }))
  return (
    <figure className="stack max-w-md">
      <svg
        viewBox={`0 0 ${WIDTH} ${ROW * areas.length + 18}`}
        role="img"
        aria-label={t('picture.title')}
        className="w-full h-auto"
      >
        {[1, 2, 3, 4].map((step) => (
          <g key={step}>
            <line x1={at(step)} x2={at(step)} y1={22} y2={ROW * areas.length} stroke="var(--rule)" />
            <text
              x={at(step)}
              y={ROW * areas.length + 13}
              textAnchor={step === 1 ? 'start' : step === 4 ? 'end' : 'middle'}
              fontSize={11}
              fill="var(--faint)"
            >
              {step}
            </text>
          </g>
        ))}
        {rows.map((row, i) => (
          <g key={row.area}>
            <text x={LEFT} y={middle(i) - 15} fontSize={13} fontWeight={650} fill="var(--ink)">
              {t(`area.${row.area}`)}
            </text>
            <line x1={LEFT} x2={RIGHT} y1={middle(i)} y2={middle(i)} stroke="var(--faint)" />
            {row.start !== undefined && row.end !== undefined ? (
              <line
                x1={at(row.start)}
                x2={at(row.end)}
                y1={middle(i)}
                y2={middle(i)}
                stroke="var(--ink)"
                strokeWidth={3}
              />
            ) : null}
            {row.start === undefined ? null : (
              <circle
                cx={at(row.start)}
                cy={middle(i)}
                r={8}
                fill="var(--paper)"
                stroke="var(--ink)"
                strokeWidth={2.5}
              />
            )}
            {row.end === undefined ? null : (
              <path
                d={`M${at(row.end)} ${middle(i) - 7}l7 7l-7 7l-7-7z`}
                fill="var(--objective-g)"
                stroke="var(--ink)"
                strokeWidth={1.5}
              />
            )}
          </g>
        ))}
      </svg>
      <figcaption className="stack gap-1!">
        <span className="faint">{t('picture.legend')}</span>
        <ul>
          {rows.map((row) => (
            <li key={row.area}>{spoken(row)}</li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )

  function spoken({ area: key, start: from, end: to }: (typeof rows)[number]) {
    const area = t(`area.${key}`)
    if (from === undefined) return t('picture.endOnly', { area, end: to ?? 0 })
    if (to === undefined) return t('picture.startOnly', { area, start: from })
    return t('picture.line', { area, start: from, end: to, difference: to - from })
  }
}
