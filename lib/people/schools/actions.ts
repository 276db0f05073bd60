'use server'
import { formAction } from '../../forms/action'
import { createSchool, editSchool } from './commands'

export const addSchool = formAction(createSchool, () => '/admin/schools?saved=1')
export const changeSchool = formAction(editSchool, ({ id }) => `/admin/schools/${id}?saved=1`)
