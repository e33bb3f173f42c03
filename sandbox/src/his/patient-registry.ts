import type { Clock } from '../lib/clock.ts'
import { shanghaiDate } from '../lib/shanghai-time.ts'
import type { Collection, Store } from '../lib/store.ts'
import type { DemoPerson } from '../people.ts'
import type { DocumentType } from './code-tables.ts'
import { documentTypes } from './code-tables.ts'
import { fileOfDemoPerson } from './demo-files.ts'
import { oneOf, readFields, text } from './fields.ts'
import { done, isRefusal, type Outcome, refuse } from './outcome.ts'
import {
  type Card,
  type NewFile,
  normalizeDocumentNo,
  type PatientFile,
  readNewFile,
} from './patient-file.ts'
import type { Sequence } from './sequence.ts'

interface FileOrder {
  content: string
  patientNo: string
  cardNo: string
}

interface RegistryOptions {
  store: Store
  hospitalCode: string
  sequence: Sequence
  clock: Clock
  people: readonly DemoPerson[]
}

/** The people, files and cards of one hospital. */
export class PatientRegistry {
  readonly #files: Collection<PatientFile>
  /** Patient number by document. */
  readonly #documents: Collection<string>
  /** What was done for each order number of a new file. */
  readonly #fileOrders: Collection<FileOrder>
  readonly #options: RegistryOptions

  constructor(options: RegistryOptions) {
    const { store, hospitalCode } = options
    this.#options = options
    this.#files = store.collection(`${hospitalCode}/files`)
    this.#documents = store.collection(`${hospitalCode}/documents`)
    this.#fileOrders = store.collection(`${hospitalCode}/file-orders`)
    this.addDemoFiles()
  }

  /** Puts in the files that the hospital holds of demo people from the beginning. */
  addDemoFiles(): void {
    const { store, hospitalCode, people } = this.#options
    store.transaction(() => {
      for (const person of people) {
        const file = fileOfDemoPerson(person, hospitalCode)
        if (file !== undefined && !this.#files.has(file.patientNo)) this.#keep(file)
      }
    })
  }

  find(patientNo: string): PatientFile | undefined {
    return this.#files.get(patientNo)
  }

  list(): PatientFile[] {
    return [...this.#files.values()]
  }

  /** `/person/query` */
  query(body: unknown): Outcome<unknown> {
    const read = readFields(body, {
      documentType: oneOf(documentTypes),
      documentNo: text(30),
      name: text(60),
    })
    if (isRefusal(read)) return read
    const { documentType, documentNo, name } = read.values
    const file = this.#findByDocument(documentType, documentNo)
    if (file === undefined) return refuse('2001')
    if (!isNameOf(file, name)) return refuse('2003')

    return done({ patientNo: file.patientNo, name: file.name, phone: file.phone, cards: file.cards })
  }

  /** `/person/file/create` */
  create(body: unknown): Outcome<{ patientNo: string; cardNo: string }> {
    const read = readNewFile(body, shanghaiDate(this.#options.clock.now()))
    if (isRefusal(read)) return read
    const { orderNo, file } = read
    const content = JSON.stringify(file)
    const earlier = this.#fileOrders.get(orderNo)
    if (earlier !== undefined) {
      const { patientNo, cardNo } = earlier
      return earlier.content === content ? done({ patientNo, cardNo }) : refuse('1004', { field: 'orderNo' })
    }
    const known = this.#findByDocument(file.documentType, file.documentNo)
    if (known !== undefined) return refuse('2002', { patientNo: known.patientNo })
    if (!this.#isNameOnDocument(file)) return refuse('2003')

    return done(this.#open({ orderNo, file, content }))
  }

  #open({ orderNo, file, content }: { orderNo: string; file: NewFile; content: string }) {
    const { store, hospitalCode, sequence } = this.#options

    return store.transaction(() => {
      const number = String(sequence.next('file')).padStart(6, '0')
      const patientNo = `${hospitalCode.slice(-2)}01${number}`
      const card: Card = { cardNo: `TZ${hospitalCode}1${number}`, cardType: '1', status: '1' }
      this.#keep({ ...file, patientNo, cards: [card] })
      this.#fileOrders.set(orderNo, { content, patientNo, cardNo: card.cardNo })

      return { patientNo, cardNo: card.cardNo }
    })
  }

  #keep(file: PatientFile): void {
    this.#files.set(file.patientNo, file)
    this.#documents.set(documentKey(file.documentType, file.documentNo), file.patientNo)
  }

  #findByDocument(documentType: DocumentType, documentNo: string): PatientFile | undefined {
    const patientNo = this.#documents.get(documentKey(documentType, documentNo))

    return patientNo === undefined ? undefined : this.#files.get(patientNo)
  }

  /** Plays the check against the issuing authority, which knows the demo people. */
  #isNameOnDocument({ name, documentType, documentNo }: NewFile): boolean {
    const holder = this.#options.people.find(
      ({ document }) => document.type === documentType && document.number === documentNo,
    )

    return holder === undefined || isNameOf(holder, name)
  }
}

function documentKey(documentType: DocumentType, documentNo: string): string {
  return `${documentType}:${normalizeDocumentNo(documentNo)}`
}

function isNameOf(person: { name: string; nameLatin?: string | undefined }, name: string): boolean {
  const wanted = normalizeName(name)

  return wanted === normalizeName(person.name) || wanted === normalizeName(person.nameLatin ?? '')
}

function normalizeName(name: string): string {
  return name
    .replaceAll(/[\s·]+/g, ' ')
    .trim()
    .toUpperCase()
}
