import { writeFileSync } from 'node:fs'
import {
  crossValidate,
  isHeardBy,
  readCorpus,
  teach,
  weightsFile,
} from '../bff/src/modules/assistant/learned/teach.ts'
import { redFlagsByRules } from '../bff/src/modules/assistant/red-flags.ts'

/**
 * `npm run teach-red-flags`: teaches the net anew after a change of its corpus, of the slots or of the words
 * (docs/decisions/0057), and tells what a tenth of each list that it was not taught makes of it.
 */
const validated = crossValidate(readCorpus())
const taught = teach(validated)
writeFileSync(
  new URL('../bff/src/modules/assistant/learned/weights.ts', import.meta.url),
  weightsFile(taught),
)
const judged = validated.map((one) => ({
  ...{ list: one.list, isEmergency: one.flags.length > 0 },
  rules: redFlagsByRules(one.text).length > 0,
  net: isHeardBy(taught.dangers, one),
}))
for (const list of new Set(judged.map((one) => one.list))) {
  const share = (isEmergency, isHeard) => {
    const all = judged.filter((one) => one.list === list && one.isEmergency === isEmergency)

    return `${all.filter(isHeard).length} of ${all.length}`
  }
  for (const [by, isHeard] of [
    ['rules', (one) => one.rules],
    ['net', (one) => one.net],
    ['either', (one) => one.rules || one.net],
  ])
    console.log(
      `${list}, ${by}: ${share(true, isHeard)} emergencies heard, ${share(false, isHeard)} others frightened`,
    )
}
