import { CLOSED_BY_PERSON, DONE, NO_PERMISSION, suishenbanSdk } from '../hosts/suishenban-sdk'
import type { Located } from '../location'

/** In the coordinates of Chinese maps; it says nothing of accuracy (protocols/insurance.md §6.3). */
export async function locateInSuishenban(): Promise<Located> {
  const sdk = await suishenbanSdk()
  return new Promise((resolve) => {
    sdk.invoke('getLocation', {}, ({ errorCode, latitude, longitude }) => {
      if (errorCode === DONE)
        resolve({
          latitude: Number(latitude),
          longitude: Number(longitude),
          accuracyMetres: null,
          system: 'gcj02',
        })
      else resolve([CLOSED_BY_PERSON, NO_PERMISSION].includes(errorCode) ? 'denied' : 'unavailable')
    })
  })
}
