import { writeFileSync } from 'node:fs'
import {
  crossValidate,
  readCorpus,
  teach,
  untaughtScoreOf,
  weightsFile,
} from '../bff/src/modules/assistant/learned/teach.ts'
import { isOverruled, redFlagsByRules } from '../bff/src/modules/assistant/red-flags.ts'

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
const judged = validated.map((one) => {
  const { redFlags, reason } = redFlagsByRules(one.text)
  const score = untaughtScoreOf(taught.dangers, one)
  const rules = redFlags.length > 0

  return {
    ...{ list: one.list, isEmergency: one.flags.length > 0, rules, net: score > 0 },
    both: rules ? !isOverruled(reason, () => score) : score > 0,
  }
})
for (const list of new Set(judged.map((one) => one.list))) {
  const share = (isEmergency, isHeard) => {
    const all = judged.filter((one) => one.list === list && one.isEmergency === isEmergency)

    return `${all.filter(isHeard).length} of ${all.length}`
  }
  for (const [by, isHeard] of [
    ['rules', (one) => one.rules],
    ['net', (one) => one.net],
    ['both', (one) => one.both],
  ])
    console.log(
      `${list}, ${by}: ${share(true, isHeard)} emergencies heard, ${share(false, isHeard)} others frightened`,
    )
}
