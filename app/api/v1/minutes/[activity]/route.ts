import { saveMinutes } from '@/lib/activities/minutes/commands'
import { readMinutes } from '@/lib/activities/minutes/queries'
import { AppError, notFound } from '@/lib/core/errors'
import { id } from '@/lib/core/input'
import { refusal, sentJson, signedIn, told } from '@/lib/forms/json'

type Props = { params: Promise<{ activity: string }> }

/** 40,000 and 10,000 letters, however they are encoded. */
const LARGEST = 400_000

/** The minutes as they are now; only their version where `?version=` names it. */
export async function GET(request: Request, { params }: Props) {
  try {
    const current = await readMinutes(await signedIn(), (await params).activity)
    if (!current) throw notFound()
    const known = new URL(request.url).searchParams.get('version') === String(current.version)
    return told(known ? { version: current.version, open: current.open } : current)
  } catch (error) {
    return refusal(error)
  }
}

/** Saves the minutes from the version that the writer has; 409 brings what is there now. `key` makes a resent save count once. */
export async function PUT(request: Request, { params }: Props) {
  const { activity: activityId } = await params
  try {
    const viewer = await signedIn()
    const { key, ...sent } = await sentJson(request, LARGEST)
    const formKey = id.safeParse(key)
    const context = { viewer, now: new Date(), formKey: formKey.success ? formKey.data : undefined }
    const { version } = await saveMinutes(context, { ...sent, activityId } as never)
    const current = await readMinutes(viewer, activityId)
    return told({ version, clock: current?.clock ?? '' })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') return refusal(error)
    const current = await readMinutes(await signedIn(), activityId)
    return refusal(error, { current })
  }
}
