import { createHash, randomBytes } from 'node:crypto'
import type { Sequence } from '../his/sequence.ts'
import type { Clock } from '../lib/clock.ts'
import type { Collection, Store } from '../lib/store.ts'

/** An electronic health card: one for each person, whoever applies and however often. */
export interface HealthCard {
  healthCardId: string
  /** Number of the person in the city's index (主索引), of 18 digits here. */
  phid: string
  name: string
  idNumber: string
  idType: string
  phone: string
  createdAtMs: number
}

/** A code that somebody was given to show. */
interface ShownCode {
  healthCardId: string
  expiresAtMs: number
}

/** How long a dynamic code holds. UNCONFIRMED of the true platform. */
const DYNAMIC_CODE_MS = 60_000

/** All health cards of the city, by their own number and by the person's document. */
export class CardBook {
  readonly #clock: Clock
  readonly #sequence: Sequence
  readonly #cards: Collection<HealthCard>
  readonly #byDocument: Collection<string>
  /** Not kept over a restart: they end within a minute. */
  readonly #shown = new Map<string, ShownCode>()

  constructor({ store, clock, sequence }: { store: Store; clock: Clock; sequence: Sequence }) {
    this.#clock = clock
    this.#sequence = sequence
    this.#cards = store.collection('cards')
    this.#byDocument = store.collection('documents')
  }

  list(): HealthCard[] {
    return [...this.#cards.values()].reverse()
  }

  find(healthCardId: string): HealthCard | undefined {
    return this.#cards.get(healthCardId)
  }

  /** The person's card, made when there is none; undefined when the document is known by another name. */
  register(person: Pick<HealthCard, 'name' | 'idNumber' | 'idType' | 'phone'>): HealthCard | undefined {
    const document = `${person.idType}/${person.idNumber}`
    const known = this.#cards.get(this.#byDocument.get(document) ?? '')
    if (known !== undefined) return known.name === person.name ? known : undefined
    const number = this.#sequence.next('phid')
    const healthCardId = createHash('sm3').update(`health card ${number}`).digest('hex').toUpperCase()
    const card = {
      ...{ ...person, healthCardId, createdAtMs: this.#clock.now() },
      phid: `3101${String(number).padStart(14, '0')}`,
    }
    this.#cards.set(healthCardId, card)
    this.#byDocument.set(document, healthCardId)

    return card
  }

  /** A code that does not change: `:0` behind it. UNCONFIRMED of the true platform. */
  staticCodeOf({ healthCardId }: HealthCard): string {
    return `${createHash('sm3').update(`static ${healthCardId}`).digest('hex').toUpperCase()}:0`
  }

  /** A code that holds for a minute: `:1` behind it. */
  dynamicCodeOf({ healthCardId }: HealthCard): string {
    const code = `${randomBytes(32).toString('hex').toUpperCase()}:1`
    this.#shown.set(code, { healthCardId, expiresAtMs: this.#clock.now() + DYNAMIC_CODE_MS })

    return code
  }

  /** Whose code a reader at the hospital has read. */
  whose(code: string): HealthCard | undefined {
    const shown = this.#shown.get(code)
    if (shown !== undefined)
      return shown.expiresAtMs > this.#clock.now() ? this.find(shown.healthCardId) : undefined

    return this.list().find((card) => this.staticCodeOf(card) === code)
  }
}
