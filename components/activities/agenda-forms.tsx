import { SelectField, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { add, arrange, change, propose } from '@/lib/activities/agenda/actions'
import type { Agenda } from '@/lib/activities/agenda/queries'
import { beforeHeld } from '@/lib/activities/agenda/rules'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { proposedForAgenda } from '@/lib/problems/waiting/queries'
import { AgendaList } from './agenda'

type Item = Agenda['agenda'][number]

function Hidden({ agenda }: { agenda: Agenda }) {
  return (
    <>
      <input type="hidden" name="activityId" value={agenda.id} />
      <input type="hidden" name="group" value={agenda.group.slug} />
    </>
  )
}

async function ItemFields({ agenda, item }: { agenda: Agenda; item?: Item | undefined }) {
  const t = await getTranslations('agenda')
  const members = agenda.members.map(({ id, name }) => ({ value: id, label: name }))
  // Who left the group meanwhile stays the owner until somebody says otherwise.
  if (item?.ownerId && !members.some(({ value }) => value === item.ownerId))
    members.unshift({ value: item.ownerId, label: item.owner?.name ?? '' })
  return (
    <>
      <TextField name="title" label={t('title')} maxLength={200} defaultValue={item?.title} />
      <TextField
        name="minutes"
        label={t('length')}
        inputMode="numeric"
        maxLength={3}
        defaultValue={item?.minutes ?? ''}
      />
      <SelectField
        name="ownerId"
        label={t('owner')}
        defaultValue={item?.ownerId ?? ''}
        options={[{ value: '', label: t('nobody') }, ...members]}
      />
      <TextField
        name="ownerName"
        label={t('ownerName')}
        hint={t('ownerNameHint')}
        maxLength={120}
        defaultValue={item?.ownerName}
      />
    </>
  )
}

/** The items with their buttons, all of one form: which was pressed says what is done with which. */
export async function AgendaArrange({ agenda }: { agenda: Agenda }) {
  const t = await getTranslations('agenda')
  const last = agenda.agenda.length - 1
  const removable = beforeHeld(agenda.state)
  return (
    <ActionForm action={arrange}>
      <Hidden agenda={agenda} />
      <AgendaList
        items={agenda.agenda}
        meeting={agenda}
        acts={(item, at) => (
          <span className="tools">
            <Tool value={`up.${item.id}`} label={t('up', { title: item.title })} off={at === 0}>
              {t('upShort')}
            </Tool>
            <Tool value={`down.${item.id}`} label={t('down', { title: item.title })} off={at === last}>
              {t('downShort')}
            </Tool>
            <a
              className="plain"
              href={`?item=${item.id}#change`}
              aria-label={t('changeOne', { title: item.title })}
            >
              {t('change')}
            </a>
            {removable && item.outcome === 'pending' ? (
              <Tool value={`remove.${item.id}`} label={t('removeOne', { title: item.title })}>
                {t('remove')}
              </Tool>
            ) : null}
          </span>
        )}
      />
    </ActionForm>
  )
}

function Tool(props: { value: string; label: string; off?: boolean; children: string }) {
  return (
    <button
      type="submit"
      name="do"
      value={props.value}
      aria-label={props.label}
      disabled={props.off}
      className="plain"
    >
      {props.children}
    </button>
  )
}

/** A new item, behind the others. */
export async function AddItem({ agenda }: { agenda: Agenda }) {
  const t = await getTranslations('agenda')
  return (
    <section className="sheet stack">
      <h2>{t('addTitle')}</h2>
      <ActionForm action={add} submit={t('add')} formKey={crypto.randomUUID()}>
        <Hidden agenda={agenda} />
        <ItemFields agenda={agenda} />
      </ActionForm>
    </section>
  )
}

/** One item to be changed. */
export async function ChangeItem({ agenda, item }: { agenda: Agenda; item: Item }) {
  const t = await getTranslations('agenda')
  return (
    <section className="sheet stack" id="change">
      <h2>
        {t('changeTitle')} <bdi>{item.title}</bdi>
      </h2>
      <ActionForm action={change} submit={t('save')}>
        <Hidden agenda={agenda} />
        <input type="hidden" name="itemId" value={item.id} />
        <input type="hidden" name="version" value={item.version} />
        <ItemFields agenda={agenda} item={item} />
      </ActionForm>
      <p>
        <a href="?">{t('leave')}</a>
      </p>
    </section>
  )
}

type Waiting = Awaited<ReturnType<typeof proposedForAgenda>>

/** Problems that nobody took up or that are open for too long, the longest first, each one tap from the agenda. */
export async function Proposals({ agenda, problems }: { agenda: Agenda; problems: Waiting }) {
  const t = await getTranslations('agenda')
  const s = await getTranslations('schedule')
  const locale = await getLocale()
  const { slug, zone } = agenda.group
  if (!problems.length) return null
  return (
    <section className="stack">
      <h2>{t('waiting')}</h2>
      <p className="faint">{t('waitingText')}</p>
      <ActionForm action={propose}>
        <Hidden agenda={agenda} />
        <ul className="rows">
          {problems.map((one) => (
            <li key={one.id}>
              <a href={`/groups/${slug}/problems/${one.id}`}>
                <bdi>{one.situation.slice(0, 140)}</bdi>
              </a>
              <span className="faint">
                {s('waitingSince', { date: shortDate(locale, zone, one.openedAt) })}
              </span>
              <button
                type="submit"
                name="problemId"
                value={one.id}
                className="button quiet justify-self-start"
                aria-label={t('proposeOne', { title: one.situation.slice(0, 80) })}
              >
                {t('propose')}
              </button>
            </li>
          ))}
        </ul>
      </ActionForm>
      <p>
        <a href={`/groups/${slug}/problems?state=submitted`}>{t('allWaiting')}</a>
      </p>
    </section>
  )
}
