import { answering } from '@/lib/api/operation'
import { operations } from '@/lib/api/v1/operations'

/** By token, for programs: see docs/api.md. */
export const GET = answering(operations.exceptions)
