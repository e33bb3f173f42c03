/** The names an expression can see: the data of a page or component, loop variables, sjs modules. */
export type Scope = Readonly<Record<string, unknown>>

/** A scope in which `names` come before those of `outer`. */
export function innerScope(outer: Scope | null, names: Record<string, unknown>): Scope {
  return Object.assign(Object.create(outer) as Record<string, unknown>, names)
}
