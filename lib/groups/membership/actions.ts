'use server'
import { formAction } from '../../forms/action'
import { moveMember } from '../moving/commands'
import { appointOfficer, endTerm } from '../officers/commands'
import { addMember, endMembership } from './commands'

const members = ({ slug }: { slug: string }) => `/groups/${slug}/members?saved=1`

export const add = formAction(addMember, ({ id, slug }) => `/groups/${slug}/members/${id}?saved=1`)
export const move = formAction(moveMember, members)
export const leave = formAction(endMembership, members)
export const appoint = formAction(appointOfficer, members)
export const stepDown = formAction(endTerm, members)
