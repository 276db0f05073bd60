'use server'
import { formAction } from '../../forms/action'
import { assignSupervisor, endAssignment } from './commands'

export const assign = formAction(assignSupervisor, () => '/admin/assignments?saved=1')
export const end = formAction(endAssignment, () => '/admin/assignments?saved=1')
