import { z } from 'zod'
import type { AnswerFault } from './check-answer.ts'

/**
 * The first thing that a model is told, whatever else it is asked for; `call` is what it warns by. `triage-…` and
 * `service-…`, the versions of what models are told, both change with it.
 */
export const emergencyFirst = (call: string) =>
  `First decide whether it may be an emergency: danger to life, to a limb, to sight or to an unborn child, a wish to die, a very ill baby, something swallowed or breathed in, violence. Read all that the patient has said in this conversation together, not only the last of it, in whatever dialect or spelling. What is long over, denied, of a film or only asked about is none. When in doubt it is one: call ${call} with emergency true, say only that they should call 120 or go to the nearest emergency department now, and ask nothing.`

/**
 * In the shape of the call, before all else. A model that leaves it out has not warned. Whether it has is read by itself
 * (`warningsIn`), so that nothing that is wrong with the rest of the call takes it away.
 */
export const emergency = z.boolean().catch(false)

/** Read as it came: what does not fit beside it, or a stream that broke off after it, take nothing away. */
const warnsInCall = /"emergency"\s*:\s*"?(?:true|yes|1)\b/i

/** What the model says of what may not wait. */
export const speaksOfEmergency = (words: string) => ofEmergency.test(words)
const ofEmergency =
  /(?<!\d)120(?![\d/])|(?<!(?:不用|不必|无需|不需要|没必要|不是)(?!再?等|预约|排队|挂号|犹豫)[^\s\p{P}]{0,4})(?:急诊|急救|救护车)|\bambulance|(?<!\b(?:no need|not (?:need|have|necessary|required|a|an|for)|need not|without)\b(?! (?:to )?(?:wait|drive|book|queue|delay))[^\p{P}]{0,24})\bemergency (?:room|department|services?)|\bcall 911/iu

/**
 * How the model has warned: by its call or by its words, and either is enough. Words that give away what it was told
 * are no warning, as it was told of emergencies.
 */
export function warningsIn({
  words,
  faults,
  call,
}: {
  words: string
  faults: readonly AnswerFault[]
  /** What it called, as it came. */
  call: string
}): string[] {
  const byWords = !faults.includes('instructions') && speaksOfEmergency(words)

  return [...(warnsInCall.test(call) ? ['model_warned'] : []), ...(byWords ? ['model_emergency'] : [])]
}
