'use server'
import { formAction } from '../forms/action'
import { createGroup, editGroup } from './commands'

/** A group without members is of no use: on to them. */
export const addGroup = formAction(createGroup, ({ slug }) => `/groups/${slug}/members`)
export const changeGroup = formAction(editGroup, ({ slug }) => `/admin/groups/${slug}?saved=1`)
