import { IssuedPassword } from '@/components/people/password'
import { Choices, TextField, VersionField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { mailOn } from '@/lib/mail/settings'
import { addPerson, changePerson, mailLink, renewPassword } from '@/lib/people/persons/actions'
import type { readPerson } from '@/lib/people/persons/queries'
import { printedNip } from '@/lib/people/persons/rules'
import { schoolLabel } from '@/lib/people/schools/rules'

type Person = NonNullable<Awaited<ReturnType<typeof readPerson>>>

async function issuedWords() {
  const t = await getTranslations('admin.password')
  return { title: t('title'), text: t('once'), account: t('account'), go: t('go') }
}

/** A person as a form; a new one with an e-mail address gets an account and its first password. */
export async function PersonForm({ person }: { person?: Person }) {
  const t = await getTranslations('admin')
  return (
    <ActionForm
      action={person ? changePerson : addPerson}
      submit={person ? t('save') : t('people.create')}
      formKey={crypto.randomUUID()}
      done={<IssuedPassword words={await issuedWords()} />}
    >
      {person ? (
        <>
          <input type="hidden" name="personId" value={person.id} />
          <VersionField version={person.version} />
        </>
      ) : null}
      <TextField
        name="name"
        label={t('people.name')}
        hint={t('people.nameHint')}
        maxLength={160}
        autoComplete="off"
        dir="auto"
        defaultValue={person?.name}
      />
      <TextField
        name="email"
        label={t('people.email')}
        hint={person ? t('people.emailKeep') : t('people.emailHint')}
        type="email"
        maxLength={254}
        autoComplete="off"
        defaultValue={person?.email ?? ''}
      />
      <TextField
        name="school"
        label={t('people.school')}
        hint={t('people.schoolHint')}
        maxLength={200}
        autoComplete="off"
        defaultValue={person?.school ? schoolLabel(person.school) : ''}
      />
      <TextField
        name="nip"
        label={t('people.nip')}
        hint={t('people.nipHint')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={person?.nip ? printedNip(person.nip) : ''}
      />
      <TextField
        name="nuptk"
        label={t('people.nuptk')}
        hint={t('people.nuptkHint')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={person?.nuptk ?? ''}
      />
      <Choices
        name="role"
        type="radio"
        label={t('people.role')}
        chosen={person?.isAdministrator ? 'administrator' : 'person'}
        options={(['person', 'administrator'] as const).map((value) => ({
          value,
          label: t(`role.${value}`),
          description: t(`roleText.${value}`),
        }))}
      />
    </ActionForm>
  )
}

/** A new password for somebody's account. */
export async function PasswordForm({ person }: { person: Person }) {
  const t = await getTranslations('admin.password')
  const byMail = mailOn() ? (
    <ActionForm action={mailLink} submit={t(person.hasAccount ? 'mailReset' : 'mailInvitation')}>
      <input type="hidden" name="personId" value={person.id} />
      <p className="faint">{t('mailText')}</p>
    </ActionForm>
  ) : null
  const spoken = (
    <ActionForm
      action={renewPassword}
      submit={person.hasAccount ? t('renew') : t('make')}
      quiet
      formKey={crypto.randomUUID()}
      done={<IssuedPassword words={await issuedWords()} email={person.email} />}
    >
      <input type="hidden" name="personId" value={person.id} />
      <p className="faint">{person.hasAccount ? t('renewText') : t('makeText')}</p>
    </ActionForm>
  )
  return (
    <>
      {byMail}
      {spoken}
    </>
  )
}
