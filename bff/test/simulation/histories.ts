/** What one history came to: what it broke, and its figures. */
export type History<Figure extends string> = { violations: string[] } & Record<Figure, number>

export interface Totals<Figure extends string> {
  histories: number
  violating: number
  first: { seed: number; violations: string[] } | undefined
  figures: Record<Figure, number>
  /** Of this process, so that a busy machine does not count. */
  cpuSeconds: number
}

/** Runs the histories with the seeds 1 to `count`, or until the first that breaks something. */
export function runHistories<Figure extends string>(
  run: (seed: number) => History<Figure>,
  { count, untilFirst = false }: { count: number; untilFirst?: boolean },
): Totals<Figure> {
  const begun = process.cpuUsage()
  const totals = { histories: 0, violating: 0, first: undefined as Totals<Figure>['first'] }
  const figures: Record<string, number> = {}
  while (totals.histories < count && !(untilFirst && totals.first)) {
    const seed = ++totals.histories
    const { violations, ...own } = run(seed)
    for (const [figure, value] of Object.entries<number>(own))
      figures[figure] = (figures[figure] ?? 0) + value
    if (violations.length === 0) continue
    totals.violating += 1
    totals.first ??= { seed, violations }
  }
  const { user, system } = process.cpuUsage(begun)

  return { ...totals, figures: figures as Record<Figure, number>, cpuSeconds: (user + system) / 1e6 }
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
