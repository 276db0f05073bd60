import { Choices, TextField, VersionField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { typedDay } from '@/lib/core/day'
import { zoneLabel, zoneNames } from '@/lib/core/time'
import { addGroup, changeGroup } from '@/lib/groups/actions'
import type { readForEditing } from '@/lib/groups/directory/queries'
import { zoneOfRegion } from '@/lib/groups/rules'
import { groupKinds, jpMinutes } from '@/lib/groups/schema'
import { getTranslations } from '@/lib/i18n/words'

type Group = NonNullable<Awaited<ReturnType<typeof readForEditing>>>
type Props = {
  group?: Group
  region: { code: string; label: string }
  clusters: string[]
  parents: { slug: string; name: string }[]
}

/** A group as a form: new in a region, or with what is known of it. */
export async function GroupForm({ group, region, clusters, parents }: Props) {
  const t = await getTranslations('admin')
  return (
    <ActionForm
      action={group ? changeGroup : addGroup}
      submit={group ? t('save') : t('groups.create')}
      formKey={crypto.randomUUID()}
    >
      {group ? (
        <>
          <input type="hidden" name="groupId" value={group.id} />
          <VersionField version={group.version} />
        </>
      ) : null}
      <Choices
        name="kind"
        type="radio"
        label={t('groups.kind')}
        chosen={group?.kind ?? 'kkg'}
        options={groupKinds.map((value) => ({
          value,
          label: t(`kind.${value}`),
          description: t(`kindText.${value}`),
        }))}
      />
      <TextField
        name="name"
        label={t('groups.name')}
        hint={t('groups.nameHint')}
        maxLength={160}
        defaultValue={group?.name}
      />
      <TextField
        name="subject"
        label={t('groups.subject')}
        hint={t('groups.subjectHint')}
        maxLength={80}
        defaultValue={group?.subject ?? ''}
      />
      <TextField
        name="regionCode"
        label={t('regionCode')}
        hint={region.label}
        maxLength={8}
        inputMode="decimal"
        defaultValue={region.code}
      />
      <TextField
        name="cluster"
        label={t('cluster')}
        hint={t('clusterHint')}
        maxLength={120}
        list="clusters"
        defaultValue={group?.cluster?.name ?? ''}
      />
      <datalist id="clusters">
        {clusters.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextField
        name="parent"
        label={t('groups.parent')}
        hint={t('groups.parentHint')}
        maxLength={60}
        list="parents"
        autoCapitalize="none"
        defaultValue={group?.parent?.slug ?? ''}
      />
      <datalist id="parents">
        {parents.map(({ slug, name }) => (
          <option key={slug} value={slug} label={name} />
        ))}
      </datalist>
      <TextField
        name="decreeNumber"
        label={t('groups.decree')}
        maxLength={80}
        defaultValue={group?.decreeNumber ?? ''}
      />
      <TextField
        name="decreeOn"
        label={t('groups.decreeOn')}
        type="date"
        defaultValue={group?.decreeOn ? typedDay(group.decreeOn) : ''}
      />
      <Choices
        name="zone"
        type="radio"
        label={t('groups.zone')}
        chosen={group?.zone ?? zoneOfRegion(region.code)}
        options={zoneNames.map((value) => ({
          value,
          label: zoneLabel(value),
          description: t(`zone.${zoneLabel(value) as 'WIB'}`),
        }))}
      />
      <Choices
        name="minutesPerJp"
        type="radio"
        label={t('groups.jp')}
        chosen={String(group?.minutesPerJp ?? 45)}
        options={jpMinutes.map((value) => ({
          value,
          label: t('groups.minutes', { minutes: Number(value) }),
        }))}
      />
      <TextField
        name="slug"
        label={t('groups.slug')}
        hint={group ? t('groups.slugKeep') : t('groups.slugHint')}
        maxLength={60}
        autoCapitalize="none"
        defaultValue={group?.slug ?? ''}
      />
    </ActionForm>
  )
}
