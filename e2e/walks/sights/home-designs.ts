import { type HomeDesign, homeDesigns } from '@tongzhen/contract/home-designs'
import type { Institution } from '@tongzhen/contract/institutions'
import * as paths from '../../../src/lib/paths.ts'
import type { Answers, Sight } from '../sight.ts'

/** As if staff had chosen it for every institution. */
const chosen = (homeDesign: HomeDesign): Answers => ({
  path: /\/api\/institutions$/,
  as: (answer: { institutions: Institution[] }) => ({
    ...answer,
    institutions: answer.institutions.map((one) => ({ ...one, homeDesign })),
  }),
})

/** The home pages to choose from; seen in standard display only, because elder mode has one for all. */
export const homeDesignPages: Sight[] = homeDesigns
  .filter((one) => one !== 'today')
  .map((one) => ({
    name: `home-${one}`,
    who: 'liMing',
    address: () => paths.home(),
    answers: chosen(one),
  }))
