'use server'
import { formAction } from '../../forms/action'
import { back } from '../paths'
import { followProblem, unfollowProblem } from './commands'

export const follow = formAction(followProblem, back)
export const unfollow = formAction(unfollowProblem, back)
