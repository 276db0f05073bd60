type Told = {
  headTitle: string
  headName?: string | undefined
  secretaryTitle: string
  secretaryName: string
  acknowledgingTitle: string
  acknowledgingName: string
}

/** The signatures of an adoption in their order; a line that nobody was named for is left to the pen. */
export function signaturesOf(told: Told, adopting: string) {
  const all = [
    { position: 1, title: told.headTitle || 'Ketua', name: told.headName ?? adopting },
    { position: 2, title: told.secretaryTitle || 'Sekretaris', name: told.secretaryName },
    { position: 3, title: told.acknowledgingTitle || 'Pengawas', name: told.acknowledgingName },
  ]
  return all.filter((one) => one.name !== '')
}

type Term = { title: string; section: string | null; person: { name: string } }

/** Who holds an office of the whole group, by the beginning of its title. */
export function holderOf(terms: Term[], office: string) {
  const whole = terms.filter((term) => !term.section)
  const found = whole.find((term) => term.title.trim().toLowerCase().startsWith(office))
  return found && { title: found.title, name: found.person.name }
}
