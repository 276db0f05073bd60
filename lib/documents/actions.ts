'use server'
import { formAction } from '../forms/action'
import { issueDocument, issueStatements, revokeDocument } from './commands'

type Sent = Record<string, string | string[]>

const part = (value: unknown) => encodeURIComponent(String(value))
const documents = (slug: unknown, activityId: unknown, saved: string) =>
  `/groups/${part(slug)}/meetings/${part(activityId)}/documents?saved=${saved}`
const back = (saved: string) => (_: unknown, sent: Sent) => documents(sent.group, sent.activityId, saved)

export const issue = formAction(issueDocument, back('issued'))
export const state = formAction(issueStatements, back('issued'))
export const revoke = formAction(revokeDocument, ({ slug, activityId }) =>
  documents(slug, activityId, 'revoked'),
)
