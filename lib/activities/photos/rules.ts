import type { ActivityState } from '../rules'

/** So many fit into the report, and with it into a bundle under 10 MB, whatever they show. */
export const MOST_PHOTOS = 12

/** Photos are added while an activity goes on and after it, also when its minutes are approved. */
export const photosOpen = (state: ActivityState) =>
  state === 'scheduled' || state === 'held' || state === 'locked' || state === 'approved'

/** What a page shows of an activity's photos, in the officers' order. */
export const photoRows = {
  orderBy: { position: 'asc' },
  select: {
    id: true,
    caption: true,
    alt: true,
    width: true,
    height: true,
    fileId: true,
    thumbId: true,
  },
} as const
