import type { accountsRoutes, Session } from '@tongzhen/contract/accounts'
import { makeAutoObservable, observable, runInAction } from 'mobx'
import { call } from '@/api/client'
import { type ApiError, toApiError } from '@/api/error'
import { currentPath } from '@/platform/browser'
import { host } from '@/platform/host'
import { sessionToken } from '@/platform/session-token'
import { keptMark } from './kept-mark'
import { preferences } from './preferences'

/** Who is signed in. `current` is undefined until the BFF has answered for the first time. */
class SessionStore {
  current: Session | undefined
  error: ApiError | undefined
  /** The account was closed just now; until somebody signs in. */
  isClosed = false

  constructor() {
    // An answer is replaced as a whole, never changed: nothing in it needs to be observed.
    makeAutoObservable(this, { current: observable.ref })
  }

  get isSignedIn(): boolean {
    return this.current?.state === 'signed_in'
  }

  /** Signed in, and nothing is left to agree to. */
  get isReady(): boolean {
    return this.isSignedIn && this.current?.consentsDue.length === 0
  }

  /** Asks who we are; when nobody is known and the host can tell, lets it tell, without a tap of the person. */
  async start(): Promise<void> {
    try {
      const session = await this.fetch()
      if (session.state === 'anonymous' && session.hostSignIn !== 'phone') await this.signInByHost()
      else this.set(session)
    } catch (error) {
      runInAction(() => {
        // Whoever was signed in stays on the page with what is typed there, and may try again.
        this.error = toApiError(error)
      })
    }
  }

  set(session: Session): void {
    this.current = session
    this.error = undefined
    if (session.state === 'signed_in') this.isClosed = false
    this.settleKept()
    const account = session.account
    if (account?.displayMode && account.displayMode !== preferences.displayMode) {
      preferences.setDisplayMode(account.displayMode)
    }
  }

  /** Asks again who we are, without leaving the page: what is typed there stays. */
  async renew(): Promise<void> {
    // There the platform signs in, and the page stays as it is.
    if (host.channel === 'embedded') return this.start()
    try {
      this.set(await this.fetch())
    } catch (error) {
      runInAction(() => {
        this.error = toApiError(error)
      })
    }
  }

  /** After signing out or closing the account; `answer` is what is left, e.g. a person known by the host only. */
  leave(answer: Session, { isClosed = false } = {}): void {
    if (answer.token === undefined) sessionToken.forget()
    this.isClosed = isClosed
    this.set(answer)
  }

  /** What the phone keeps of somebody else, or of one who has left, goes. */
  settleKept(): void {
    if (!keptMark.isSet()) return
    const keeping = this.isReady ? this.current?.account?.keeping : undefined
    import('./kept').then(({ kept }) => kept.follow(keeping))
  }

  private async signInByHost(): Promise<void> {
    sessionToken.forget()
    if ((await host.signIn(currentPath())) === 'left') return
    this.set(await this.fetch())
  }

  private fetch(): Promise<Session> {
    return call<typeof accountsRoutes.getSession>({ method: 'GET', path: '/api/session' })
  }
}

export const session = new SessionStore()
