import { expect, test } from 'vitest'
import { handOver } from '@/lib/mail/transport'
import { startPost } from '../support/post'

test('no server to be reached: it waits for one; wrong password: it waits too', async () => {
  const message = { envelope: { from: 'a@b.id', to: ['c@d.id'] }, bytes: Buffer.from('x') }
  const never = async () => {
    throw new Error('No byte may go out')
  }
  expect(await handOver('smtp://127.0.0.1:1', message as never, never)).toMatchObject({ state: 'later' })
  const guarded = await startPost(0, 'right')
  const by = (password: string) => guarded.url.replace('//', `//sanggar:${password}@`)
  expect(await handOver(by('wrong'), message as never, never)).toMatchObject({ state: 'later' })
  expect(await handOver(by('right'), message as never, async () => {})).toMatchObject({ state: 'sent' })
  expect(await handOver(by('right'), message as never, never)).toMatchObject({ state: 'later' })
  expect(guarded.mails).toHaveLength(1)
  await guarded.stop()
})
