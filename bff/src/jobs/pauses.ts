/** How long to wait after so many setbacks: the pauses in turn, then the last one again and again. */
export function pauseAfter(setbacks: number, pausesMs: readonly number[]): number {
  return pausesMs[Math.min(setbacks, pausesMs.length - 1)] ?? 0
}
