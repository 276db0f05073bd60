import { getTranslations } from 'next-intl/server'
import type { FigureWords, Words } from '@/lib/coverage/export'

/** The words of a coverage export in the reader's language. */
export async function exportWords(): Promise<Words> {
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  return {
    group: t('group'),
    code: t('code'),
    objective: t('objective'),
    supporting: t('supporting'),
    stage: (stage) => t(`stage.${stage}`),
    name: (code) => o(`${code}.name`),
  }
}

/** The words of the further columns of one group's export. */
export async function figureWords(): Promise<FigureWords> {
  const f = await getTranslations('figures')
  return {
    jp: f('jp'),
    people: f('people'),
    members: f('members'),
    reported: f('reported'),
    solved: f('solved'),
  }
}
