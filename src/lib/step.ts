/** A step on the way of something that takes time. */
export interface Step<Name extends string> {
  name: Name
  /** Behind us, with someone now, to come; or where it came to an end. */
  mark: 'done' | 'now' | 'next' | 'ended'
  /** When it was or will be (instant). */
  at?: string
  /** By when it will be over and known (instant). */
  by?: string
}

/** The `by` of a step, where somebody gives a promise. */
export function deadline(by: string | null): { by?: string } {
  return by === null ? {} : { by }
}
