import 'server-only'
import pg from 'pg'
import { plansOnce } from './plans'
import { NOBODY, STAND, type Standing, standingNow } from './wall'

type Connection = {
  parse: (message: object) => void
  bind: (message: object) => void
  execute: (message: object) => void
}
type Sender = pg.Client & {
  standing?: Standing | undefined
  planned?: Planned
  kept: boolean
  getTransactionStatus: () => string | null
}
type Planned = 'auto' | 'force_generic_plan'
type Message = Record<string, unknown>
/** The parts of pg's query that its types leave out. */
interface Inner {
  text: string
  name?: string
  submit(connection: Connection): Error | null
  prepare(connection: Connection): void
  requiresPreparation(): boolean
  handleDataRow(message: Message): void
  handleCommandComplete(message: Message, connection: Connection): void
}
const Plain = pg.Query as unknown as new (config: object, values?: unknown, callback?: unknown) => Inner

const NAME = 'stand'
/** What begins or ends a transaction, or must come before all else in it. */
const BOUNDS = /^\s*(begin|commit|rollback|set transaction)\b/i

/**
 * A statement that says first in whose name it is asked. Both go in one message, before the one sign at which the
 * server answers: no way more to the database, and one transaction, with whose end the name is forgotten. So it is also
 * behind a pooler. Inside a transaction it is said again only when the name changes.
 */
class Named extends Plain {
  private answered = true
  private readonly planned: Planned
  constructor(
    private readonly sender: Sender,
    private readonly standing: Standing,
    config: object,
    values?: unknown,
    callback?: unknown,
  ) {
    super(config, values, callback)
    this.planned = plansOnce(this.text, this.name) ? 'force_generic_plan' : 'auto'
  }

  override submit(connection: Connection) {
    const bound = BOUNDS.test(this.text)
    // What an earlier transaction of this connection was told has ended with it.
    if (bound || this.sender.getTransactionStatus() !== 'T') this.sender.standing = undefined
    const { standing, planned } = this.sender
    this.answered = bound || (standing === this.standing && planned === this.planned)
    return super.submit(connection)
  }

  override requiresPreparation() {
    return !this.answered || super.requiresPreparation()
  }

  override prepare(connection: Connection) {
    if (!this.answered) {
      const { role, values } = this.standing
      const name = this.sender.kept ? NAME : ''
      if (!name) connection.parse({ text: STAND, name })
      connection.bind({ statement: name, values: [role, ...values, this.planned], valueMapper: String })
      connection.execute({})
      this.sender.standing = this.standing
      this.sender.planned = this.planned
    }
    super.prepare(connection)
  }

  override handleDataRow(message: Message) {
    if (this.answered) super.handleDataRow(message)
  }

  override handleCommandComplete(message: Message, connection: Connection) {
    if (this.answered) super.handleCommandComplete(message, connection)
    else this.answered = true
  }
}

type Callback = (error: Error | null, result?: unknown) => void
type Ask = (config: Message, values?: unknown, callback?: Callback) => unknown

/** A pool whose statements are each asked in the name that holds where they are called, whoever's connection it is. */
export function walledPool(config: pg.PoolConfig, keep: boolean): pg.Pool {
  class Client extends pg.Client {
    kept = false
    standing?: Standing | undefined
    override query(...all: unknown[]): never {
      const [config, values, callback] = all as Parameters<Ask>
      const { standing = standingNow(), ...plain } =
        typeof config === 'string' ? ({ text: config } as Message) : config
      const made = (done: Callback) =>
        (super.query as (query: unknown) => unknown)(
          new Named(this as unknown as Sender, standing as Standing, plain, values, done),
        )
      if (callback) return made(callback) as never
      return new Promise((resolve, reject) => {
        made((error, result) => (error ? reject(error) : resolve(result)))
      }) as never
    }
  }
  class Pool extends pg.Pool {
    // A connection may be lent by whoever gives one back: the name is taken down here.
    override query(...all: unknown[]): never {
      const [config, ...rest] = all as [Message | string, ...unknown[]]
      const asked = typeof config === 'string' ? { text: config } : config
      return (super.query as unknown as (...some: unknown[]) => never)(
        { standing: standingNow(), ...asked },
        ...rest,
      )
    }
  }
  const onConnect = async (client: pg.ClientBase) => {
    const { role, values } = NOBODY
    await (pg.Client.prototype.query as Ask).call(client, {
      name: NAME,
      text: STAND,
      values: [role, ...values, 'auto' satisfies Planned],
    })
    // And a statement that came past this file would be nobody's.
    await (pg.Client.prototype.query as Ask).call(client, { text: 'set role sanggar_nobody' })
    ;(client as unknown as Sender).kept = true
  }
  return new Pool({ ...config, Client: Client as never, ...(keep && { onConnect }) } as never)
}
