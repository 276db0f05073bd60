import { PersonForm } from '@/components/people/form'
import { AdminHead } from '@/components/people/head'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { openAdministration } from '../../open'

export default still(async function NewPerson() {
  await openAdministration()
  const t = await getTranslations('admin')
  return (
    <div className="stack max-w-2xl">
      <AdminHead current="people" title={t('people.new')}>
        <p className="faint">{t('people.lead')}</p>
      </AdminHead>
      <PersonForm />
    </div>
  )
})
