import type { Position } from '@tongzhen/contract/queue'
import gcoord from 'gcoord'
import type { CheckInRule } from '../../gateways/his/queue-port.ts'

/** `unclear`: the telephone knows too little of where it is to decide. */
export type Judgement = 'near' | 'unclear' | { farMetres: number }

/** A telephone that knows no better is not believed either way, unless it is surely elsewhere. */
const MOST_BLUR_METRES = 500
const EARTH_METRES = 6_371_008.8

/**
 * Is a telephone where its owner may check in? What it may be wrong by counts for the person, up to a bound. Chinese
 * maps are shifted (GCJ-02), by some 500 m in Shanghai: a position in WGS-84 is brought into them first.
 */
export function judgePosition(
  given: Located,
  rule: Pick<CheckInRule, 'latitude' | 'longitude' | 'radiusMetres'>,
): Judgement {
  const metres = distanceMetres(inChineseMaps(given), rule)
  if (metres - given.accuracyMetres > rule.radiusMetres) return { farMetres: metres }

  return given.accuracyMetres > MOST_BLUR_METRES ? 'unclear' : 'near'
}

/** A position of which it is known how far off it may be. */
export type Located = Position & { accuracyMetres: number }

interface Degrees {
  latitude: number
  longitude: number
}

function inChineseMaps({ latitude, longitude, system }: Located): Degrees {
  if (system === 'gcj02') return { latitude, longitude }
  const [shiftedLongitude, shiftedLatitude] = gcoord.transform(
    [longitude, latitude],
    gcoord.WGS84,
    gcoord.GCJ02,
  )

  return { latitude: shiftedLatitude, longitude: shiftedLongitude }
}

/** Along a great circle (haversine). */
function distanceMetres(from: Degrees, to: Degrees): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half =
    Math.sin(radians(to.latitude - from.latitude) / 2) ** 2 +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      Math.sin(radians(to.longitude - from.longitude) / 2) ** 2

  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)))
}
