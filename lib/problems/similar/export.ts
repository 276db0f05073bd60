import 'server-only'
import type { Viewer } from '../../access/viewer'
import type { FormState } from '../../forms/state'
import { groupOf } from '../../groups/queries'
import { getTranslations } from '../../i18n/words'
import { similarProblems } from './queries'
import { similarQuery } from './schema'

/** Problems of a group that a text resembles, ready to be shown beside the form; none where the group is not the viewer's. */
export async function alikeIn(
  viewer: Viewer,
  asked: unknown,
  except = '',
): Promise<NonNullable<FormState['found']>> {
  const { group: slug, text } = similarQuery.parse(asked)
  const group = await groupOf(viewer, slug)
  if (!group) return []
  const t = await getTranslations('problems')
  const found = await similarProblems(viewer, group.id, text, { except })
  return found.map(({ id, situation, solution, state, outcome }) => ({
    href: `/groups/${group.slug}/problems/${id}`,
    label: situation,
    state: outcome ? t(`outcome.${outcome}`) : t(`state.${state}`),
    note: solution,
  }))
}
