export type Data = Readonly<Record<string, unknown>>

/**
 * Applies a `setData`: keys are paths such as `list[0].name` or Taro's `root.cn.[0].v`.
 * Copies only what lies on the paths, so that what did not change keeps its identity (components compare by it).
 */
export function updateData(data: Data, changes: Data): Data {
  const copied = new Set<object>()
  const result: { data: unknown } = { data }
  copied.add(result)
  for (const [path, value] of Object.entries(changes)) {
    setIn({ container: result, keys: ['data', ...parsePath(path)], value, copied })
  }

  return result.data as Data
}

/** `a.b[0].c` and `a.b.[0].c` alike: names and, for list places, numbers. */
export function parsePath(path: string): (string | number)[] {
  const keys = path.match(/\[\d+\]|[^.[\]]+/g)
  if (keys === null) throw new SyntaxError(`setData: "${path}" is no path`)

  return keys.map((key) => (key.startsWith('[') ? Number(key.slice(1, -1)) : key))
}

interface SetIn {
  container: object
  keys: (string | number)[]
  value: unknown
  /** What this update has copied already and may change in place. */
  copied: Set<object>
}

function setIn({ container, keys, value, copied }: SetIn): void {
  let current = container as Record<string | number, unknown>
  keys.forEach((key, index) => {
    const next = keys[index + 1]
    current[key] =
      next === undefined ? value : ownCopy({ of: current[key], asList: typeof next === 'number', copied })
    current = current[key] as Record<string | number, unknown>
  })
}

function ownCopy({ of, asList, copied }: { of: unknown; asList: boolean; copied: Set<object> }): object {
  if (typeof of === 'object' && of !== null && copied.has(of)) return of
  const copy = Array.isArray(of)
    ? [...of]
    : typeof of === 'object' && of !== null
      ? { ...of }
      : asList
        ? []
        : {}
  copied.add(copy)

  return copy
}
