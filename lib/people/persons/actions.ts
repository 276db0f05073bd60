'use server'
import { redirect } from 'next/navigation'
import { requireViewer } from '../../auth/current'
import { id } from '../../core/input'
import { formAction } from '../../forms/action'
import { answer } from '../../forms/answer'
import { telling } from '../../forms/posted'
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

export const addPerson = telling(async (data) => {
  const sent = valuesOf(data)
  const context = await contextOf(sent)
  let target: string
  try {
    const made = await createPerson(context, sent as never)
    if (made.password) return shownOnce(made.password, made.id, String(sent.email ?? ''))
    target = `/admin/people/${made.id}?saved=1`
  } catch (error) {
    return answer(error, sent)
  }
  redirect(target)
})

export const renewPassword = telling(async (data) => {
  const sent = valuesOf(data)
  const context = await contextOf(sent)
  const personId = String(sent.personId)
  try {
    const { password } = await resetPassword(context, { personId })
    if (password) return shownOnce(password, personId)
  } catch (error) {
    return answer(error, sent)
  }
  redirect(`/admin/people/${encodeURIComponent(personId)}`)
})
