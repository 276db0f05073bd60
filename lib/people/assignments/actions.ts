'use server'
import { formAction } from '../../forms/action'
import { assignSupervisor, endAssignment, revokeAssignment } from './commands'

export const assign = formAction(assignSupervisor, () => '/admin/assignments?saved=1')
export const end = formAction(endAssignment, () => '/admin/assignments?saved=1')
export const revoke = formAction(revokeAssignment, () => '/admin/assignments?saved=1')
