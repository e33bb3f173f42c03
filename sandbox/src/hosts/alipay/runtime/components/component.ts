import type { Attributes } from '../render/vnode.ts'

/** One built-in component on the page. */
export interface BuiltIn {
  /** Carries id, class and style. */
  element: HTMLElement
  /** Carries role and aria-*, when that is not the element itself. */
  control?: HTMLElement
  /** What it is when the package gives no role. */
  role?: string
  /** Where the children go; without it there are none. */
  content?: HTMLElement
  update?(attributes: Attributes, previous: Attributes): void
  /** Called after the children of a first or later render stand. */
  rendered?(attributes: Attributes, previous: Attributes): void
  /** What a form that contains it hands over under its name. */
  formValue?(): unknown
  dispose?(): void
}

export interface ComponentContext {
  /** Only the component itself hears of it; `type` in lower case. */
  emit(type: string, detail?: object): void
  attributes(): Attributes
  services: ComponentServices
}

/** What components need of the rest of the host. */
export interface ComponentServices {
  /** Turns a `src` of the package into an address the browser can fetch. */
  resolveSource(source: string): string
  /** Above everything of the page now on top. */
  portal(): HTMLElement
  builtInOf(element: Element): BuiltIn | undefined
  nameOf(element: Element): string
  /** Shows columns to choose from; undefined when the person cancels. */
  chooseFromColumns: ChooseFromColumns
}

export interface Column {
  /** What the column counts; nothing when only its options say. */
  label: 'year' | 'month' | 'day' | 'hour' | 'minute' | ''
  options: string[]
}

export type ChooseFromColumns = (request: {
  title: string
  /** The columns for a selection, which may change them (the days of a month). */
  columns(selection: readonly number[]): Column[]
  selection: number[]
  onColumnChange(column: number, row: number): void
}) => Promise<number[] | undefined>

export type CreateBuiltIn = (context: ComponentContext) => BuiltIn

/** `true`, `'true'` and an attribute without a value switch on; everything else does not. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true'
}

/** A number as the template gives it, or what stands in for it. */
export function numberOr(value: unknown, otherwise: number): number {
  if (value === undefined || value === null || value === '') return otherwise
  const number = Number(value)

  return Number.isFinite(number) ? number : otherwise
}

export function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}
