'use server'
import { formAction } from '../../../forms/action'
import { correctOwn } from './commands'

export const correct = formAction(correctOwn, () => '/account/data?saved=data')
