import 'server-only'
import { can, type Facts } from '../access/can'
import type { Viewer } from '../access/viewer'
import { notFound } from '../core/errors'

/** Administration belongs to no group. */
export const nowhere: Facts = { groupId: '', regionCode: '' }

/** True for whoever administers. */
export function administers(viewer: Viewer): boolean {
  return can(viewer, 'administration.manage', nowhere)
}

/** Lists of persons and places are for administration alone; for anybody else they are not there. */
export function assertAdministers(viewer: Viewer): void {
  if (!administers(viewer)) throw notFound()
}

/** The record of a command that makes something new outside all groups. */
export async function newRecord() {
  return { facts: nowhere }
}
