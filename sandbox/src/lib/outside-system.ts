import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { registerBodyParsers } from './body-parsers.ts'
import { ExchangeLog } from './exchange-log.ts'
import { FaultInjector } from './fault-injector.ts'
import { listenOn } from './listen-on.ts'
import { observeTraffic } from './observe-traffic.ts'
import type { SandboxContext } from './sandbox-context.ts'
import { Store } from './store.ts'

/** A table the control panel shows of a system's state. */
export interface StateTable {
  title: string
  columns: string[]
  rows: string[][]
}

export interface OutsideSystemOptions {
  /** Short name: its section in credentials.json and, when it has a store, its journal. */
  name: string
  /** What the control panel calls it. */
  title: string
  context: SandboxContext
  /** `parsed` reads bodies and keeps them raw as well; `untouched` leaves them to a proxy. */
  bodies?: 'parsed' | 'untouched'
  /** Requests that are neither recorded nor broken, such as pictures or proxied pages. */
  isQuiet?: (request: FastifyRequest) => boolean
  /**
   * The body of "busy, try later" in this system's own words, with HTTP 200 unless it sets another status;
   * without it, HTTP 502.
   */
  busyAnswer?: (request: FastifyRequest, reply: FastifyReply) => unknown
  /** What the control panel shows of the state. */
  describe?: () => StateTable[]
  /** Ways to behave that are this system’s own, to choose between in the control panel; the first is the usual one. */
  modes?: Modes
}

export interface Modes {
  all: readonly string[]
  current: () => string
  choose: (mode: string) => void
}

/** One system of another house: its own port, state, faults and record of what was said to it. */
export interface OutsideSystem {
  readonly name: string
  readonly title: string
  /** Register routes here before `listen`. */
  readonly app: FastifyInstance
  /** Lost neither by Ctrl-C nor by kill -9 when the context has a folder. */
  readonly store: Store
  readonly faults: FaultInjector
  readonly exchanges: ExchangeLog
  /** `http://localhost:<port>`, once it listens. */
  readonly origin: string
  describe(): StateTable[]
  readonly modes: Modes | undefined
  /** Port 0 takes a free one. A port in use rejects with one clear line. */
  listen(port: number): Promise<string>
  /** Runs when the state is emptied from the control panel, after the store was. */
  onReset(work: () => void): void
  /** Empties state, faults and record; credentials stay. */
  reset(): void
  close(): Promise<void>
}

const INNER_PATH = '/_sandbox/'

/** Builds an outside system that does not listen yet. */
export function createOutsideSystem(options: OutsideSystemOptions): OutsideSystem {
  const { name, title, context, bodies = 'parsed', isQuiet = () => false, describe = () => [] } = options
  const app = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 1024 * 1024 })
  const store = new Store({ folder: context.folder, name })
  const faults = new FaultInjector(`${context.seed}/faults/${name}`)
  const exchanges = new ExchangeLog()
  const resets: (() => void)[] = []
  let origin: string | undefined

  if (bodies === 'parsed') registerBodyParsers(app)
  observeTraffic(app, {
    faults,
    exchanges,
    busyAnswer: options.busyAnswer,
    isQuiet: (request) => request.url.startsWith(INNER_PATH) || isQuiet(request),
  })
  app.get(`${INNER_PATH}health`, async () => ({ name, status: 'ok' }))

  return {
    name,
    title,
    app,
    store,
    faults,
    exchanges,
    describe,
    modes: options.modes,
    get origin() {
      if (origin === undefined) throw new Error(`${name} does not listen yet`)

      return origin
    },
    async listen(port) {
      origin = await listenOn({ app, port, title })

      return origin
    },
    onReset: (work) => resets.push(work),
    reset() {
      store.clear()
      faults.clear()
      exchanges.clear()
      for (const work of resets) work()
    },
    async close() {
      await app.close()
      store.close()
    },
  }
}
