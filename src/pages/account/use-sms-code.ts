import type { Challenge, ConsentVersion } from '@tongzhen/contract/accounts'
import { useEffect, useRef, useState } from 'react'
import { type SentCode, useSendSmsCode } from '@/api/accounts'
import { ApiError } from '@/api/error'
import { solveChallenge } from '@/lib/proof-of-work'
import { preferences } from '@/stores/preferences'

const SECOND_MS = 1000
/** What a code is known to live when the answer that said so is lost. */
const USUAL_LIFETIME_SECONDS = 300

type SendInput = { purpose: 'sign_in'; phone: string; consents: ConsentVersion[] } | { purpose: 'reverify' }

export interface SmsCode {
  send: (input: SendInput) => void
  /** A code is on its way, or was a moment ago: it can be typed. */
  isSent: boolean
  phoneMasked: string | undefined
  expiresInSeconds: number
  /** Milliseconds since 1970. */
  resendAt: number
  isSending: boolean
  /** Share of the work the phone does before a further code, 0 to 1; undefined when none is being done. */
  work: number | undefined
  error: ApiError | null
  /** Back to before a code was sent, e.g. to another number. */
  startOver: () => void
}

/** Sends a code, doing the work that is asked for on the way without the person having to do anything. */
export function useSmsCode(onFailed?: (error: ApiError) => void): SmsCode {
  const [sent, setSent] = useState<SentCode>()
  const [isSent, setIsSent] = useState(false)
  const [resendAt, setResendAt] = useState(0)
  const [work, setWork] = useState<number>()
  const [error, setError] = useState<ApiError | null>(null)
  const wasLate = useRef(false)
  const isLeft = useRef(false)
  useEffect(
    () => () => {
      isLeft.current = true
    },
    [],
  )
  const sending = useSendSmsCode({
    onSent: (answer, input) => {
      if (answer.challenge) {
        workFor(answer.challenge, input)
        return
      }
      setWork(undefined)
      setSent(answer)
      setIsSent(true)
      setResendAt(Date.now() + answer.resendAfterSeconds * SECOND_MS)
    },
    onFailed: (error, input) => {
      setWork(undefined)
      if (error.code === 'CHALLENGE_REQUIRED' && input.challengeAnswer && !wasLate.current) {
        // The phone was too slow and the work expired: once more, then the person is told.
        wasLate.current = true
        const { challengeAnswer: _, ...again } = input
        sending.act(again)
        return
      }
      setError(error)
      onFailed?.(error)
      if (error.code === 'SMS_TOO_SOON') {
        setIsSent(true)
        setResendAt(Date.now() + Number(error.params.seconds ?? 0) * SECOND_MS)
      }
    },
  })
  const workFor = async (challenge: Challenge, input: Parameters<typeof sending.act>[0]) => {
    setWork(0)
    try {
      const answer = await solveChallenge(challenge, {
        onProgress: setWork,
        isCancelled: () => isLeft.current,
      })
      if (answer === undefined) return
      sending.act({ ...input, challengeAnswer: { challengeId: challenge.challengeId, answer } })
    } catch {
      // The hash function is fetched only now, and could not be.
      setWork(undefined)
      setError(new ApiError('OFFLINE'))
    }
  }
  return {
    send: (input) => {
      wasLate.current = false
      setError(null)
      sending.act({ ...input, ...(preferences.isElder && { displayMode: 'elder' }) })
    },
    isSent,
    phoneMasked: sent?.phoneMasked,
    expiresInSeconds: sent?.expiresInSeconds ?? USUAL_LIFETIME_SECONDS,
    resendAt,
    isSending: sending.isBusy || work !== undefined,
    work,
    error,
    startOver: () => {
      setError(null)
      setIsSent(false)
    },
  }
}
