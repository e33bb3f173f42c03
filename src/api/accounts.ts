import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { accountsRoutes, ConsentKind, ConsentVersion, Session } from '@tongzhen/contract/accounts'
import type { BodyOf, ResponseOf } from '@tongzhen/contract/route'
import { patientDraft } from '@/stores/patient-draft'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import type { ApiError } from './error'
import { useIntention } from './use-intention'

const MINUTE_MS = 60_000

/** The documents in force, in the language in use. */
export function useConsentDocuments() {
  const { language } = preferences
  return useQuery({
    queryKey: ['consent-documents', language],
    queryFn: async () => {
      const answer = await call<typeof accountsRoutes.listConsentDocuments>({
        method: 'GET',
        path: '/api/consent-documents',
      })
      return answer.documents
    },
    staleTime: 5 * MINUTE_MS,
  })
}

/** What this account accepted, and since when. */
export function useConsents() {
  return useQuery({
    queryKey: ['consents'],
    queryFn: async () => {
      const answer = await call<typeof accountsRoutes.listConsents>({
        method: 'GET',
        path: '/api/account/consents',
      })
      return answer.consents
    },
    enabled: session.isSignedIn,
  })
}

type SendSmsCode = typeof accountsRoutes.sendSmsCode
export type SentCode = ResponseOf<SendSmsCode>

export function useSendSmsCode(options: {
  onSent: (answer: SentCode, input: BodyOf<SendSmsCode>) => void
  onFailed: (error: ApiError, input: BodyOf<SendSmsCode>) => void
}) {
  return useIntention<BodyOf<SendSmsCode>, SentCode>({
    name: 'send-sms-code',
    perform: (body, key) => call<SendSmsCode>({ method: 'POST', path: '/api/auth/sms-codes', body, key }),
    onDoneHere: options.onSent,
    onFailedHere: options.onFailed,
  })
}

export function useSignIn(onFailed: (error: ApiError) => void) {
  const follow = useFollowSession()
  return useIntention<BodyOf<typeof accountsRoutes.signInWithSms>, Session>({
    name: 'sign-in',
    perform: (body, key) =>
      call<typeof accountsRoutes.signInWithSms>({ method: 'POST', path: '/api/auth/sms', body, key }),
    onDone: (answer, { phone }) => {
      patientDraft.rememberOwnPhone(phone)
      follow(answer)
    },
    onFailedHere: onFailed,
  })
}

export function useReverify(options: { onDone: () => void; onFailed: (error: ApiError) => void }) {
  return useIntention<{ code: string }, unknown>({
    name: 'reverify',
    perform: (body, key) =>
      call<typeof accountsRoutes.reverify>({ method: 'POST', path: '/api/auth/reverification', body, key }),
    onDoneHere: options.onDone,
    onFailedHere: options.onFailed,
  })
}

export function useGiveConsents(onFailed: (error: ApiError) => void) {
  const follow = useFollowSession()
  return useIntention<{ consents: ConsentVersion[] }, Session>({
    name: 'give-consents',
    perform: (body, key) =>
      call<typeof accountsRoutes.giveConsents>({ method: 'POST', path: '/api/account/consents', body, key }),
    onDone: follow,
    onFailedHere: onFailed,
  })
}

export function useWithdrawConsent(onDone: () => void) {
  const follow = useFollowSession()
  return useIntention<{ kind: ConsentKind }, Session>({
    name: 'withdraw-consent',
    perform: (params, key) =>
      call<typeof accountsRoutes.withdrawConsent>({
        method: 'DELETE',
        path: '/api/account/consents/:kind',
        params,
        key,
      }),
    onDone: follow,
    onDoneHere: onDone,
  })
}

export function useSignOut(onDone: () => void) {
  const leave = useLeave()
  return useIntention<void, Session>({
    name: 'sign-out',
    perform: (_, key) =>
      call<typeof accountsRoutes.signOut>({ method: 'POST', path: '/api/auth/sign-out', key }),
    onDone: (answer) => leave(answer),
    onDoneHere: onDone,
  })
}

/** When it is done, `session.isClosed` says so, and nobody is signed in any more. */
export function useCloseAccount(onFailed: (error: ApiError) => void) {
  const leave = useLeave()
  return useIntention<void, Session>({
    name: 'close-account',
    perform: (_, key) =>
      call<typeof accountsRoutes.closeAccount>({
        method: 'POST',
        path: '/api/account/closure',
        body: { understood: true },
        key,
      }),
    onDone: (answer) => leave(answer, { isClosed: true }),
    onFailedHere: onFailed,
  })
}

/** The account is the same or new: what was shown without it is asked again. */
function useFollowSession() {
  const cache = useQueryClient()
  return (answer: Session) => {
    session.set(answer)
    cache.invalidateQueries()
  }
}

/** Nothing of the person stays in this phone's memory (reliability.md S24). */
function useLeave() {
  const cache = useQueryClient()
  return (answer: Session, how?: { isClosed: boolean }) => {
    session.leave(answer, how)
    patientDraft.reset()
    cache.removeQueries({ predicate: ({ queryKey }) => !publicQueries.includes(String(queryKey[0])) })
  }
}

/** Answers without a person in them. */
const publicQueries = [
  'institutions',
  'consent-documents',
  'departments',
  'doctors',
  'doctor',
  'schedules',
  'slots',
]
