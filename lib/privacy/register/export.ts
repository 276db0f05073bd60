import { usual } from '../../core/retention'
import { impersonal } from './impersonal'
import { columnsIn, register } from './rules'

const bases = {
  consent: 'Consent (article 20 (2) a)',
  contract: 'The work of the group that the person belongs to (b)',
  obligation: 'To answer for what was done and issued (c)',
  interest: 'Safety of the service (f)',
}

const periods: Record<string, string> = {
  account: 'while the account is open',
  group: 'while the group keeps its records; the name only while the account is open',
  history: 'while the group keeps its records; the name only while the account is open',
  audit: 'for good; the name only while the account is open',
  minutes: 'some minutes',
  transfers: 'until sent, a day at most',
}

const closings = { goes: 'removed', key: 'stays under a key that leads to nobody' }

function kept(keep: string): string {
  return periods[keep] ?? `${usual[keep as keyof typeof usual]} days (\`${keep}\`)`
}

const cells = (names: string[]) => names.map((one) => `\`${one}\``).join(', ')

/** The register as the page in `docs/privacy`. */
export function registerPage(): string {
  const rows = Object.entries(register).map(
    ([table, { why, basis, keep, own, others, data, closing, empties }]) => {
      const columns = cells([own, others, data].flatMap(columnsIn))
      const end = [closings[closing], empties && `emptied: ${cells(columnsIn(empties))}`].filter(Boolean)
      return `| \`${table}\` | ${columns} | ${why} | ${basis} | ${kept(keep)} | ${end.join('; ')} |`
    },
  )
  const rest = Object.entries(impersonal).map(([table, { why }]) => `| \`${table}\` | ${why} |`)
  return `# Register of personal data

What Sanggar keeps about people, why, on which ground of article 20 of UU 27/2022, how long, and what becomes of it when an account is closed. Made from \`lib/privacy/register\`, which also drives the file of one's own data and the closing of an account; \`tests/privacy/register.test.ts\` compares both with the schema, so that a new column without an entry fails.

${Object.entries(bases)
  .map(([name, words]) => `- **${name}**: ${words}`)
  .join('\n')}

Periods in days are set by \`SANGGAR_KEEP\`, like \`guests=730 answers=90\`; the figures here are the usual ones.

| table | columns | why | ground | how long | on closing |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

## Tables without personal data

| table | what |
| --- | --- |
${rest.join('\n')}
`
}
