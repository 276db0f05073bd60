import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { env } from '../core/env'
import type { Store } from './kinds'

const PATIENCE_MS = 30_000

function client() {
  const { SANGGAR_S3_KEY: accessKeyId, SANGGAR_S3_SECRET: secretAccessKey, SANGGAR_S3_REGION: region } = env()
  return new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 })
}

/** One call to the bucket, by path and not by host name: that is what every such server understands. */
async function ask(method: string, name: string, headers: Record<string, string> = {}, body?: Uint8Array) {
  const { SANGGAR_S3_ENDPOINT: endpoint, SANGGAR_S3_BUCKET: bucket } = env()
  const url = `${endpoint.replace(/\/+$/, '')}/${bucket}/${name}`
  const sum = createHash('sha256')
    .update(body ?? '')
    .digest('hex')
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const init = { method, headers: { ...headers, 'x-amz-content-sha256': sum }, signal }
  return client().fetch(url, body ? { ...init, body: body as BodyInit } : init)
}

/** Throws with the server's status alone: its words may name the key of the account. */
async function done(answer: Response, what: string) {
  const text = await answer.text()
  // A copy can fail after its head was sent: then the body says so.
  if (!answer.ok || text.includes('<Error>')) throw new Error(`file store: ${what} answered ${answer.status}`)
}

const remove = async (name: string) => {
  const answer = await ask('DELETE', name)
  if (answer.status !== 404) await done(answer, 'removing')
}

/** Files in a bucket of any server that speaks S3. What a failed upload left lies below `incoming/`. */
export const bucket: Store = {
  writeIncoming: async (bytes) => {
    const name = `incoming/${randomUUID()}`
    await done(await ask('PUT', name, {}, bytes), 'writing')
    return {
      keep: async (id) => {
        const source = { 'x-amz-copy-source': `/${env().SANGGAR_S3_BUCKET}/${name}` }
        await done(await ask('PUT', id, source), 'keeping')
      },
      drop: () => remove(name),
    }
  },
  sweepIncoming: async (before) => {
    // A thousand at a time, as the server lists them; the next hour goes on.
    const answer = await ask('GET', '?list-type=2&prefix=incoming%2F')
    const list = await answer.text()
    if (!answer.ok) throw new Error(`file store: listing answered ${answer.status}`)
    for (const [, entry = ''] of list.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const name = /<Key>(incoming\/[0-9a-f-]{36})<\/Key>/.exec(entry)?.[1]
      const at = /<LastModified>(.*?)<\/LastModified>/.exec(entry)?.[1]
      if (name && at && new Date(at) < before) await remove(name)
    }
  },
  removeBytes: remove,
  readBytes: async (id) => {
    const answer = await ask('GET', id)
    if (answer.ok) return answer.body
    await answer.body?.cancel()
    // A store that is out of reach is no missing file.
    if (answer.status !== 404) throw new Error(`file store: reading answered ${answer.status}`)
    return null
  },
}
