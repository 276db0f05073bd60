'use server'
import { redirect } from 'next/navigation'
import { requireViewer } from '../../auth/current'
import { id } from '../../core/input'
import { formAction } from '../../forms/action'
import { answer } from '../../forms/answer'
import { type FormState, valuesOf } from '../../forms/state'
import { clearFactor, createPerson, editPerson, resetPassword, sendPasswordLink } from './commands'

export const changePerson = formAction(editPerson, (person) => `/admin/people/${person.id}?saved=1`)

export const mailLink = formAction(sendPasswordLink, ({ id }) => `/admin/people/${id}?saved=1`)

export const takeFactor = formAction(clearFactor, ({ id }) => `/admin/people/${id}?saved=1`)

/** The password stands in the answer to this one form and is kept nowhere. */
function shownOnce(password: string, personId: string, email = ''): FormState {
  return { status: 'done', errors: {}, values: { password, personId, email } }
}

async function contextOf(sent: FormState['values']) {
  const key = id.safeParse(sent.formKey)
  return { viewer: await requireViewer(), now: new Date(), formKey: key.success ? key.data : undefined }
}

export async function addPerson(state: FormState, data: FormData): Promise<FormState> {
  const sent = valuesOf(data)
  const context = await contextOf(sent)
  let target: string
  try {
    const made = await createPerson(context, sent as never)
    if (made.password) return shownOnce(made.password, made.id, String(sent.email ?? ''))
    // A second click on the same form must not wipe the password off the screen.
    if (state.status === 'done') return state
    target = `/admin/people/${made.id}?saved=1`
  } catch (error) {
    return answer(error, sent)
  }
  redirect(target)
}

export async function renewPassword(state: FormState, data: FormData): Promise<FormState> {
  const sent = valuesOf(data)
  const context = await contextOf(sent)
  const personId = String(sent.personId)
  try {
    const { password } = await resetPassword(context, { personId })
    if (password) return shownOnce(password, personId)
    if (state.status === 'done') return state
  } catch (error) {
    return answer(error, sent)
  }
  redirect(`/admin/people/${encodeURIComponent(personId)}`)
}
