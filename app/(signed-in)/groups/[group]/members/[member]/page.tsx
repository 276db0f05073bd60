import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { MemberDesk } from '@/components/groups/member'
import { still } from '@/components/ui/still'
import { readMember } from '@/lib/groups/membership/queries'
import { getTranslations } from '@/lib/i18n/words'
import { printedNip } from '@/lib/people/persons/rules'
import { openGroup } from '../../open'

type Props = {
  params: Promise<{ group: string; member: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Member({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const member = await readMember(viewer, group, (await params).member, now)
  if (!member) notFound()
  const t = await getTranslations('members')
  const { person } = member
  const facts = [
    [t('school'), person.school?.name],
    [t('email'), person.email],
    ['NIP', person.nip && printedNip(person.nip)],
    ['NUPTK', person.nuptk],
  ].filter(([, value]) => value)
  return (
    <div className="stack gap-8 max-w-2xl">
      <GroupHead group={group} current="members" title={person.name}>
        {(await searchParams).saved === '1' ? (
          <p role="status" className="notice">
            {t('added')}
          </p>
        ) : null}
        {facts.length ? (
          <dl className="facts">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
      </GroupHead>
      <MemberDesk member={member} now={now} />
    </div>
  )
})
