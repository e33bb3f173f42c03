import CODE128 from 'jsbarcode/bin/barcodes/CODE128/CODE128_AUTO'
import { encode } from 'uqr'

/** Modules of white around, as readers want them: ISO/IEC 18004 §6.3.8, ISO/IEC 15417 §4.4. */
const QR_QUIET = 4
const BARS_QUIET = 10
/** Height of bars that are read lying askew: a quarter of their length. */
const BARS_HEIGHT = 40

/** A code drawn without a canvas, sharp in every host. */
export interface DrawnCode {
  /** Address of the picture. */
  src: string
  /** Its width with the white at both ends; its height is the page's matter. */
  modules: number
}

/** A QR code, as wide as high. */
export function drawQr(text: string): DrawnCode {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const runs = data.flatMap((row, y) =>
    runsOf(row).map(({ from, length }) => `M${QR_QUIET + from} ${QR_QUIET + y}h${length}v1h-${length}z`),
  )
  return picture({ width: size + 2 * QR_QUIET, height: size + 2 * QR_QUIET, path: runs.join('') })
}

/** A Code 128. */
export function drawBars(text: string): DrawnCode {
  const modules = Array.from(new CODE128(text, {}).encode().data, (module) => module === '1')
  const runs = runsOf(modules).map(
    ({ from, length }) => `M${BARS_QUIET + from} 0h${length}v${BARS_HEIGHT}h-${length}z`,
  )
  return picture({ width: modules.length + 2 * BARS_QUIET, height: BARS_HEIGHT, path: runs.join('') })
}

/** Numbers in groups of four, as people read them out. */
export function inGroups(number: string): string {
  return number.replace(/(.{4})(?=.)/g, '$1 ')
}

interface Run {
  from: number
  length: number
}

function runsOf(modules: readonly boolean[]): Run[] {
  const runs: Run[] = []
  modules.forEach((isDark, index) => {
    const last = runs[runs.length - 1]
    if (!isDark) return
    if (last && last.from + last.length === index) last.length += 1
    else runs.push({ from: index, length: 1 })
  })
  return runs
}

/** Black on white in every theme: readers want nothing else. */
function picture({ width, height, path }: { width: number; height: number; path: string }): DrawnCode {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${width}v${height}H0z"/><path d="${path}"/></svg>`
  return { src: `data:image/svg+xml,${encodeURIComponent(svg)}`, modules: width }
}
