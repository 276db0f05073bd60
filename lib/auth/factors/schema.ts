import { z } from 'zod'

const typed = z.string('required').max(200, 'tooLong')

/** A code of the app, or one from paper. */
const code = z.string('required').min(1, 'required').max(40, 'factorWrong')

export const beginInput = z.object({ old: typed.default('') })
export const codeInput = z.object({ code })
export const endInput = z.object({ code, old: typed.default('') })
