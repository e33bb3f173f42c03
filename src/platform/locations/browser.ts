import type { Located } from '../location'

const WITHIN_MS = 15_000
const PERMISSION_DENIED = 1

/** What the browser itself knows, in WGS-84. */
export function locateInBrowser(): Promise<Located> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ latitude, longitude, accuracyMetres: accuracy, system: 'wgs84' }),
      ({ code }) => resolve(code === PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, timeout: WITHIN_MS },
    )
  })
}
