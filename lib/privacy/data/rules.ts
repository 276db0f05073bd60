import { columnsIn, register } from '../register/rules'

/** Columns of one's own rows that do not go into the file of one's data, each with the reason. */
export const left: Record<string, string> = {
  'person.password_hash': 'a secret of the account',
  'calendar_feed.token_hash': 'a secret of the account',
  'api_token.token_hash': 'a secret of the account',
  'authenticator.secret': 'a secret of the account',
  'recovery_code.digest': 'a secret of the account',
  'push_device.endpoint': 'a secret of the browser',
  'push_device.p256dh': 'a secret of the browser',
  'push_device.auth': 'a secret of the browser',
  'passkey.credential_id': 'a secret of the account',
  'passkey.public_key': 'a secret of the account',
  'join_invitation.email': 'about others',
  'join_invitation.name': 'about others',
  'transfer.print': 'a hash',
  'person.closed_at': 'empty while there is somebody to ask',
  'activity.description': 'a text of the group',
  'minutes.text': 'a text of the group, about others too',
  'minutes_correction.before': 'a text of the group, about others too',
  'minutes_correction.before_decisions': 'a text of the group, about others too',
  'minutes_correction.after': 'a text of the group, about others too',
  'minutes_correction.after_decisions': 'a text of the group, about others too',
  'activity_report.background': 'a text of the group, about others too',
  'activity_report.aims': 'a text of the group, about others too',
  'activity_report.results': 'a text of the group, about others too',
  'activity_report.follow_up': 'a text of the group, about others too',
  'activity_report.impact': 'a text of the group, about others too',
  'activity_report.conclusion': 'a text of the group, about others too',
  'programme_import.rows': 'about others',
  'member_import.heads': 'about others',
  'member_import.rows': 'about others',
  'person_merge.rows': 'stands in the rows themselves',
  'library_entry.body': 'stands in what it was made of',
}

/** What hangs on one's own record without a key of its own. */
export const hanging: Record<string, string> = {
  problem_finding: 'problem_id in (select id from problem where reporter_id = $1::uuid)',
}

export type Section = { table: string; columns: string[]; where: string }

/** The tables of one's own data, with the columns that go into the file and how one's rows are found. */
export function sections(): Section[] {
  return Object.entries(register).flatMap(([table, { own, data }]) => {
    const where = own
      ? columnsIn(own)
          .map(
            (one) => `x."${one}" in (select id from person where id = $1::uuid or merged_into_id = $1::uuid)`,
          )
          .join(' or ')
      : hanging[table] && `x.${hanging[table]}`
    const columns = columnsIn(data).filter((one) => !(`${table}.${one}` in left))
    return where ? [{ table, columns, where }] : []
  })
}
