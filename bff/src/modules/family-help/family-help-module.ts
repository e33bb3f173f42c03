import { type AskedHelp, type GivenHelp, familyHelpRoutes as routes } from '@tongzhen/contract/family-help'
import type { Channel, Language } from '@tongzhen/contract/headers'
import { LONG_POLL_MS } from '../../jobs/change-watch.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import { openedPayment } from '../payments/payment-routes.ts'
import { askForHelp } from './ask.ts'
import { allowHelper, takeHelpBack } from './decide.ts'
import type { FamilyHelpDeps } from './deps.ts'
import { askedHelpView, givenHelpView } from './help-views.ts'
import { findHelp } from './helps.ts'
import { openHelp } from './open-help.ts'
import { payStep } from './pay-step.ts'

/** A step that an old person passes on: asked, opened, allowed, and paid by somebody else (docs/decisions/0041). */
export function createFamilyHelpModule(deps: FamilyHelpDeps): Module {
  return {
    name: 'family-help',
    routes,
    register(handle) {
      handle(routes.askForHelp, async ({ body, principal, channel, institutions, language }) => {
        const asker = { accountId: principal.accountId, patientId: body.patientId, channel, institutions }
        const helpId = await askForHelp(deps, asker, body)

        return isRefusal(helpId) ? helpId : readAsked(deps, helpId, language)
      })

      handle(routes.getAskedHelp, async ({ params: { helpId }, query, language, signal }) => {
        const known = await readAsked(deps, helpId, language)
        if (isRefusal(known) || query.waitFor === undefined || known.version > query.waitFor) return known
        await deps.watch.waitForChange({
          ...{ id: helpId, version: query.waitFor, timeoutMs: LONG_POLL_MS, signal },
        })

        return readAsked(deps, helpId, language)
      })

      handle(routes.allowHelper, async ({ params: { helpId }, body, language }) => {
        const refused = await allowHelper(deps, { helpId, ...body })

        return isRefusal(refused) ? refused : readAsked(deps, helpId, language)
      })

      handle(routes.takeHelpBack, async ({ params: { helpId }, language }) => {
        const refused = await takeHelpBack(deps, helpId)

        return isRefusal(refused) ? refused : readAsked(deps, helpId, language)
      })

      handle(routes.openHelp, async ({ body, principal, address, institutions, language }) => {
        const { accountId } = principal
        const helpId = await openHelp(deps, { ...body, accountId, address, institutions })

        return isRefusal(helpId) ? helpId : readGiven(deps, helpId, { channel: principal.channel, language })
      })

      handle(routes.getGivenHelp, async ({ params: { helpId }, query, channel, language, signal }) => {
        const reading = { channel, language }
        const known = await readGiven(deps, helpId, reading)
        if (isRefusal(known) || query.waitFor === undefined || known.version > query.waitFor) return known
        await deps.watch.waitForChange({
          ...{ id: helpId, version: query.waitFor, timeoutMs: LONG_POLL_MS, signal },
        })

        return readGiven(deps, helpId, reading)
      })

      handle(
        routes.payAsHelper,
        async ({ params, body, principal, channel, institutions, language, idempotencyKey, signal }) => {
          const { accountId } = principal
          const helping = { ...params, ...body, accountId, channel, institutions, idempotencyKey }
          const paymentId = await payStep(deps, helping)
          if (isRefusal(paymentId)) return paymentId

          return openedPayment(deps.payments, paymentId, {
            ...{ accountId, institutions, language, signal },
          })
        },
      )
    },
  }
}

async function readAsked(
  deps: FamilyHelpDeps,
  helpId: string,
  language: Language,
): Promise<AskedHelp | Refusal<'NOT_FOUND'>> {
  const row = await findHelp(deps.db, helpId)

  return row ? askedHelpView(deps, row, language) : refuse('NOT_FOUND')
}

async function readGiven(
  deps: FamilyHelpDeps,
  helpId: string,
  reading: { channel: Channel; language: Language },
): Promise<GivenHelp | Refusal<'NOT_FOUND'>> {
  const row = await findHelp(deps.db, helpId)

  return row ? givenHelpView(deps, row, reading) : refuse('NOT_FOUND')
}
