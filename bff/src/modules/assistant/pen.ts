import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Log } from '../../lib/log.ts'
import { type ExchangeContent, lockConversation, rewriteExchange } from './conversations.ts'

/** How often words that have come are written down, and so shown. */
const WRITE_EVERY_MS = 200

/** Up to a break in a sentence: nobody reads half of what is about to be refused. Within a number is no break. */
export const released = (words: string) => RELEASED.exec(words)?.[0] ?? ''
const RELEASED =
  /^[\s\S]*(?:(?<!\d)[,.;:!?\n、。\uFF01\uFF0C\uFF1A\uFF1B\uFF1F]|[,.;:!?\n、。\uFF01\uFF0C\uFF1A\uFF1B\uFF1F](?=\D))/

type Shown = Pick<ExchangeContent, 'text' | 'details'>
const isSame = (one: Shown, other: Shown) =>
  one.text === other.text && one.details?.answer === other.details?.answer

interface PenDeps {
  db: Db
  fields: FieldCrypto
  clock: Clock
  watch: ChangeWatch
  log: Log
}

/** Writes an answer down while its words come, one write at a time; the newest ones count. */
export function createPen(
  { db, fields, clock, watch, log }: PenDeps,
  { conversationId, seq }: { conversationId: string; seq: number },
) {
  let shown: Shown = { text: '' }
  let wanted = shown
  let writing: Promise<void> | undefined
  const over = new AbortController()

  async function keepUp(): Promise<void> {
    while (!isSame(wanted, shown)) {
      const next = wanted
      const isOpen = await inTransaction(db, async (tx) => {
        const locked = await lockConversation(tx, conversationId)

        return (
          locked !== undefined &&
          (await rewriteExchange({ tx, fields, now: clock.now() }, locked, {
            ...{ seq, ...next, state: 'writing', wordedBy: 'model' },
          }))
        )
      })
      shown = next
      if (!isOpen) return
      watch.changed(conversationId)
      await sleep(WRITE_EVERY_MS, undefined, { ref: false, signal: over.signal }).catch(() => undefined)
      if (over.signal.aborted) return
    }
  }

  return {
    show(words: Shown) {
      wanted = words
      writing ??= keepUp()
        .catch((error: unknown) => log.warn({ err: error }, 'words of an answer could not be written'))
        .finally(() => {
          writing = undefined
        })
    },
    async rest() {
      over.abort()
      await writing
    },
  }
}
