import { expect, test } from 'vitest'
import { type DrawnCode, drawBars, drawQr, inGroups } from './draw-code'

const svgOf = ({ src }: DrawnCode) => decodeURIComponent(src.replace('data:image/svg+xml,', ''))

test('a QR code has white all around, and black nowhere beyond it', () => {
  const code = drawQr('A'.repeat(64))
  const svg = svgOf(code)
  const [, size] = /viewBox="0 0 (\d+) \1"/.exec(svg) ?? []
  const runs = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map((run) => run.slice(1).map(Number))

  expect(code.modules).toBe(Number(size))
  expect(runs.length).toBeGreaterThan(100)
  for (const [x = 0, y = 0, length = 0] of runs) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(4)
    expect(Math.max(x + length, y + 1)).toBeLessThanOrEqual(Number(size) - 4)
  }
  // The first line of a finder: seven dark modules.
  expect(svg).toContain('M4 4h7v1h-7z')
})

test('the bars of eighteen digits are those of the standard, in set C', () => {
  const code = drawBars('310100000000000001')
  const svg = svgOf(code)

  // Start C (2 1 1 2 3 2), nine pairs, check and stop: 12 × 11 + 2 modules and ten of white at both ends.
  expect(code.modules).toBe(154)
  expect(svg).toContain('viewBox="0 0 154 40"')
  expect(svg).toContain('M10 0h2v40h-2zM13 0h1v40h-1zM16 0h3v40h-3z')
})

test.each([
  ['310100000000000001', '3101 0000 0000 0000 01'],
  ['31010000', '3101 0000'],
  ['31', '31'],
])('%s is read out as %s', (number, groups) => {
  expect(inGroups(number)).toBe(groups)
})
