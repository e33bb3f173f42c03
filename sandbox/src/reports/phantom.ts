import { crc32, deflateSync } from 'node:zlib'
import { createRandom } from '../lib/random.ts'

const SIZE = 320
const NOISE = 18

interface Ellipse {
  x: number
  y: number
  width: number
  height: number
  grey: number
}

/** A PNG of a body that nobody has: grey ellipses and noise, the same for the same seed. */
export function phantom(seed: string): Buffer {
  const random = createRandom(`phantom/${seed}`)
  const within = (from: number, to: number) => from + random.next() * (to - from)
  const ellipses: Ellipse[] = [
    { x: 0.5, y: 0.5, width: 0.43, height: 0.36, grey: 96 },
    { x: 0.34, y: 0.48, width: 0.13, height: 0.22, grey: 34 },
    { x: 0.66, y: 0.48, width: 0.13, height: 0.22, grey: 34 },
    { x: 0.5, y: 0.72, width: 0.06, height: 0.06, grey: 214 },
    ...Array.from({ length: 5 }, () => ({
      ...{ x: within(0.3, 0.7), y: within(0.35, 0.65), grey: within(120, 200) },
      ...{ width: within(0.01, 0.05), height: within(0.01, 0.05) },
    })),
  ]
  const grain = Array.from({ length: 997 }, () => random.integer(-NOISE, NOISE))
  // Each line begins with the number of its filter: none.
  const pixels = Buffer.alloc(SIZE * (SIZE + 1))
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const at = { x: column / SIZE, y: row / SIZE }
      const grey = ellipses.findLast((one) => isInside(one, at))?.grey ?? 8
      const noise = grain[(row * 7 + column * 13) % grain.length] ?? 0
      pixels[row * (SIZE + 1) + column + 1] = Math.min(255, Math.max(0, grey + noise))
    }
  }

  return png(pixels)
}

function isInside({ x, y, width, height }: Ellipse, at: { x: number; y: number }): boolean {
  return ((at.x - x) / width) ** 2 + ((at.y - y) / height) ** 2 <= 1
}

/** PNG specification 11.2: eight bits of grey, no interlacing. */
function png(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIZE, 0)
  header.writeUInt32BE(SIZE, 4)
  header.set([8, 0, 0, 0, 0], 8)

  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(named), 4)

  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
