import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Sections = Record<string, Record<string, unknown>>

/**
 * What the outside systems hand to their callers (addresses, app ids, secrets, keys), one section
 * for each system. Made at first start, kept in `credentials.json`, never part of the repository.
 */
export class Credentials {
  /** Where key and certificate files go too; undefined when everything stays in memory. */
  readonly folder: string | undefined
  readonly #sections: Sections
  readonly #making = new Map<string, Promise<object>>()

  /** @param given sections made elsewhere; what the folder holds goes first */
  constructor(folder: string | undefined, given: Readonly<Record<string, object>> = {}) {
    this.folder = folder
    this.#sections = { ...(given as Sections), ...readSections(folder) }
  }

  /** The section of a system as made at its first start; `create` runs only then, whoever else asks meanwhile. */
  section<T extends object>(system: string, create: () => T | Promise<T>): Promise<T> {
    const known = this.#sections[system] ?? this.#making.get(system)
    if (known !== undefined) return Promise.resolve(known as T | Promise<T>)
    const making = this.#make(system, create)
    this.#making.set(system, making)

    return making
  }

  async #make<T extends object>(system: string, create: () => T | Promise<T>): Promise<T> {
    const created = await create()
    this.#sections[system] = created as Record<string, unknown>
    this.#write()

    return created
  }

  /** Adds or replaces fields that are known only once a system listens, such as its `baseUrl`. */
  publish(system: string, fields: Record<string, unknown>): void {
    this.#sections[system] = { ...this.#sections[system], ...fields }
    this.#write()
  }

  all(): Readonly<Sections> {
    return this.#sections
  }

  #write(): void {
    if (this.folder === undefined) return
    const path = join(this.folder, 'credentials.json')
    mkdirSync(this.folder, { recursive: true })
    writeFileSync(`${path}.new`, `${JSON.stringify(this.#sections, undefined, 2)}\n`, { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
}

function readSections(folder: string | undefined): Sections {
  if (folder === undefined) return {}
  const path = join(folder, 'credentials.json')
  if (!existsSync(path)) return {}
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Sections
  } catch {
    throw new Error(`${path} cannot be read; "npm run reset" starts it afresh`)
  }
}
