import { accountsRoutes as routes } from '@tongzhen/contract/accounts'
import { normalizePhone } from '@tongzhen/contract/documents'
import { isRefusal, refuse } from '../../lib/failure.ts'
import type { Call, Handle } from '../../route-handler.ts'
import { phoneIndexOf } from './accounts.ts'
import { missing } from './consents.ts'
import { type AccountsDeps, answerOpened } from './deps.ts'
import { signInByPhone } from './phone-sign-in.ts'

/** Codes to a phone: to sign in, and to prove again that it is at hand. */
export function registerPhoneSignIn(deps: AccountsDeps, handle: Handle): void {
  const { smsCodes, sessions, versions, accounts, fields } = deps

  handle(routes.sendSmsCode, async (call) => {
    const { body, principal } = call
    if (body.purpose === 'reverify') {
      if (!principal) return refuse('SESSION_REQUIRED')

      return sendCode({
        call,
        subject: principal.accountId,
        phone: await accounts.phoneOf(principal.accountId),
      })
    }
    if (body.phone === undefined) {
      return refuse('REQUEST_INVALID', { fields: [{ path: 'phone', code: 'required' }] })
    }
    // The number is personal: not even its hash is kept before consent (S34).
    const accepted = [...(body.consents ?? []), ...(call.session?.consents ?? [])]
    if (missing(accepted, versions).length > 0) return refuse('CONSENT_REQUIRED')
    if (call.session && body.consents) await sessions.keepConsents(call.session.sessionId, accepted)

    return sendCode({ call, subject: phoneIndexOf(fields, body.phone), phone: normalizePhone(body.phone) })
  })

  function sendCode({
    call,
    subject,
    phone,
  }: {
    call: Call<typeof routes.sendSmsCode>
    subject: string
    phone: string
  }) {
    const { body, address, language, traceId } = call

    return smsCodes.send({
      purpose: body.purpose,
      subject,
      phone,
      address,
      language,
      displayMode: body.displayMode,
      traceId,
      challenge: { answer: body.challengeAnswer },
    })
  }

  handle(routes.signInWithSms, async ({ body, session, channel, language, takeSession }) => {
    const opened = await signInByPhone(deps, { ...body, channel, language, previous: session })
    if (isRefusal(opened)) return opened
    takeSession(opened)

    return answerOpened(deps, { opened, channel })
  })
}
