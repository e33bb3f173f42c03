import type { Data } from '../data/update-data.ts'

type Method = (...list: never[]) => unknown

/** What a package hands to `App()`, `Page()` and `Component()`; anything else in it is its own. */
export interface AppDefinition {
  onLaunch?(options: LaunchOptions): void
  onShow?(options: LaunchOptions): void
  onHide?(): void
  onError?(error: string): void
  onUnhandledRejection?(rejection: { reason: unknown; promise: Promise<unknown> }): void
  onPageNotFound?(page: { path: string; query: Query; isEntryPage: boolean }): void
}

export interface PageDefinition {
  data?: Data | (() => Data)
  events?: Record<string, Method>
  [name: string]: unknown
}

export interface ComponentDefinition {
  data?: Data | (() => Data)
  props?: Data
  methods?: Record<string, unknown>
  onInit?(): void
  deriveDataFromProps?(next: Data): void
  didMount?(): void
  didUpdate?(previousProps: Data, previousData: Data): void
  didUnmount?(): void
}

export type Query = Record<string, string>

export interface LaunchOptions {
  path: string
  query: Query
  /** 1000: opened from the list of mini-programs one has used. */
  scene: string
}

/** The data a page or component begins with, its own copy. */
export function initialData(data: Data | (() => Data) | undefined): Data {
  return typeof data === 'function' ? data() : { ...data }
}

/** Gathers what scripts of the package declare while they run. */
export class Definitions {
  app: AppDefinition = {}
  readonly #load: (path: string) => unknown
  readonly #pages = new Map<string, PageDefinition>()
  readonly #components = new Map<string, ComponentDefinition>()
  #page: PageDefinition | undefined
  #component: ComponentDefinition | undefined

  constructor(load: (path: string) => unknown) {
    this.#load = load
  }

  /** The constructors that the scripts find as globals. */
  readonly constructors = {
    App: (definition: AppDefinition) => {
      this.app = definition
    },
    Page: (definition: PageDefinition) => {
      this.#page = definition
    },
    Component: (definition: ComponentDefinition) => {
      this.#component = definition
    },
  }

  page(route: string): PageDefinition {
    const known = this.#pages.get(route)
    if (known !== undefined) return known
    this.#page = undefined
    this.#load(route)
    if (this.#page === undefined) throw new Error(`${route}.js declares no Page`)
    this.#pages.set(route, this.#page)

    return this.#page
  }

  component(path: string): ComponentDefinition {
    const known = this.#components.get(path)
    if (known !== undefined) return known
    this.#component = undefined
    this.#load(path)
    if (this.#component === undefined) throw new Error(`${path}.js declares no Component`)
    this.#components.set(path, this.#component)

    return this.#component
  }
}
