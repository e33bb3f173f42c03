import * as paths from '../../../src/lib/paths.ts'
import { askedHelpIs, givenHelpIs, HELP } from '../family-help.ts'
import { press, type Sight } from '../sight.ts'

const toAsked = () => paths.askFamily({ helpId: HELP })
const toGiven = () => paths.giveHelp({ helpId: HELP })

/** A step that an old person passes on to the family. */
export const familyHelpPages: Sight[] = [
  { name: 'ask-family', who: 'liMing', address: toAsked, answers: askedHelpIs('waiting') },
  { name: 'give-help', who: 'liMing', address: () => paths.giveHelp({ code: '402917' }) },
]

export const familyHelpLooks: Sight[] = [
  { name: 'ask-family, opened', who: 'liMing', address: toAsked, answers: askedHelpIs('opened') },
  { name: 'ask-family, done', who: 'liMing', address: toAsked, answers: askedHelpIs('done') },
  { name: 'ask-family, expired', who: 'liMing', address: toAsked, answers: askedHelpIs('expired') },
  { name: 'ask-family, changed', who: 'liMing', address: toAsked, answers: askedHelpIs('changed') },
  { name: 'give-help, waiting', who: 'liMing', address: toGiven, answers: givenHelpIs('opened') },
  { name: 'give-help, to pay', who: 'liMing', address: toGiven, answers: givenHelpIs('allowed') },
  {
    name: 'give-help, wrong digits',
    who: 'liMing',
    address: () => paths.giveHelp({ code: '402917' }),
    answers: { path: /\/given-helps$/, method: 'POST', as: 'FAMILY_HELP_CODE_WRONG' },
    async act(page, words) {
      await press('family-help:give.open')(page, words)
      await page.getByRole('alert').first().waitFor()
    },
  },
]
