import type { Head } from './head.ts'

/** A head as it lies in `weights.ts`. */
export interface Packed {
  bias: number
  /** What a weight of one step is. */
  step: number
  /** In base64: of each weight how far it is from the place before it, seven bits a byte, and its steps, a signed byte. */
  data: string
}

const MOST_STEPS = 127

export function pack({ bias, weights }: Head): Packed {
  const greatest = [...weights.values()].reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const step = Number((greatest / MOST_STEPS).toPrecision(6))
  const bytes: number[] = []
  let last = 0
  for (const [place, weight] of [...weights].sort(([one], [other]) => one - other)) {
    const steps = Math.round(weight / step)
    if (steps === 0) continue
    let far = place - last
    for (; far > 127; far = Math.floor(far / 128)) bytes.push((far & 127) | 128)
    bytes.push(far, steps & 255)
    last = place
  }

  return { bias: Number(bias.toPrecision(6)), step, data: Buffer.from(bytes).toString('base64') }
}

export function unpack({ bias, step, data }: Packed): Head {
  const bytes = Buffer.from(data, 'base64')
  const weights = new Map<number, number>()
  let place = 0
  for (let at = 0; at < bytes.length; at += 1) {
    for (let times = 1; ; times *= 128, at += 1) {
      const byte = bytes.readUInt8(at)
      place += (byte & 127) * times
      if (byte < 128) break
    }
    at += 1
    weights.set(place, bytes.readInt8(at) * step)
  }

  return { bias, weights }
}
