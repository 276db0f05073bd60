import { messages } from '../../i18n/messages'
import { presentPeople } from '../papers/attendance/rules'
import type { Gathered } from '../papers/queries'
import { agendaOf, dayWords, whenFacts, whereFacts } from '../papers/rules'
import { type ReportTexts, reportParts } from './schema'

const words = messages.id
/** A report can be issued when an officer has kept it and left no part empty. */
export function isComplete(report: ReportTexts | null): boolean {
  return report !== null && reportParts.every((name) => report[name] !== '')
}

const list = (lines: string[]) => lines.map((line, i) => `${i + 1}. ${line}`).join('\n')

function backgroundOf(found: Gathered): string {
  const problems = found.agenda
    .filter((item) => item.problem && item.problem.visibility === 'group')
    .map((item) => item.title)
  const { programmeItem } = found
  const planned =
    programmeItem &&
    `Kegiatan ini tercantum dalam program kerja tahun ajaran ${programmeItem.programme.schoolYear}/${programmeItem.programme.schoolYear + 1}: ${programmeItem.title}.`
  const reported =
    problems.length > 0 &&
    `Anggota melaporkan masalah pembelajaran yang perlu dibahas bersama:\n${list(problems)}`
  return [planned, reported, found.description].filter(Boolean).join('\n\n')
}

function aimsOf({ objective, supporting }: Gathered): string {
  const main = words.objectives[objective]
  const others = supporting.map((code) => words.objectives[code].name.toLowerCase())
  const also = others.length ? ` Kegiatan ini juga mendukung: ${others.join('; ')}.` : ''
  return `Kegiatan ini menuju tujuan ${objective.toLowerCase()}, ${main.name.toLowerCase()}: ${main.official.charAt(0).toLowerCase()}${main.official.slice(1)}${also}`
}

function resultsOf(found: Gathered): string {
  const discussed = agendaOf(found, true).filter((one) => one.outcome === 'dibahas')
  const materials = found.materials.map((one) => one.title)
  const decisions = found.minutes?.decisions.map((one) => one.text) ?? []
  const parts = [
    discussed.length > 0 && `Yang dibahas:\n${list(discussed.map((one) => one.title))}`,
    decisions.length > 0 && `Keputusan:\n${list(decisions)}`,
    materials.length > 0 && `Bahan yang dibagikan:\n${list(materials)}`,
  ]
  if (!discussed.length && !decisions.length) parts.unshift(found.minutes?.text ?? '')
  return parts.filter(Boolean).join('\n\n')
}

function followUpOf({ actionItems }: Gathered): string {
  return list(
    actionItems.map((one) => {
      const until = one.dueOn ? `, paling lambat ${dayWords(one.dueOn)}` : ''
      return `${one.text} (${one.owner?.name ?? 'belum ada penanggung jawab'}${until}${one.doneAt ? ', selesai' : ''})`
    }),
  )
}

function conclusionOf(found: Gathered): string {
  const present = presentPeople(found).length
  if (!present) return ''
  const when = whenFacts(found)[0]?.value.join('; ') ?? ''
  const where = whereFacts(found)[0]?.value[0] ?? ''
  return `Kegiatan terlaksana pada ${when} di ${where} dan dihadiri ${present} orang.`
}

/** A first wording of the report out of what is on record: the officer mends and completes it. */
export function draftOf(found: Gathered): ReportTexts {
  return {
    background: backgroundOf(found),
    aims: aimsOf(found),
    results: resultsOf(found),
    followUp: followUpOf(found),
    impact: list(found.evidence.map((one) => one.note).filter(Boolean)),
    conclusion: conclusionOf(found),
  }
}
