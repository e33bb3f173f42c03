import type { HostLog } from './host-log.ts'
import type { MiniProgram } from './mini-program.ts'
import type { Network, NetworkType } from './my/network.ts'
import type { HttpErrorsGo, RequestApi } from './my/request.ts'

/** What a test can ask and do: `window.__host`. */
export interface HostTestApi extends Pick<HostLog, 'calls' | 'errors' | 'forbiddenGlobals'> {
  /** The global of the package. */
  my: Record<string, unknown>
  /** Routes of the open pages, the last on top. */
  pages(): string[]
  /** `NOTREACHABLE` takes the network away, `WIFI` gives it back. */
  setNetwork(type: NetworkType): void
  /** Where answers of 400 and above go; documents and types of Alipay differ. */
  setHttpErrors(go: HttpErrorsGo): void
  /** As the person's own back gesture. */
  back(): void
  /** The phone turns to another app, and comes back. */
  hide(): void
  show(): void
}

declare global {
  interface Window {
    __host?: HostTestApi
  }
}

export function createTestApi({
  log,
  network,
  requests,
  program,
}: {
  log: HostLog
  network: Network
  requests: RequestApi
  program: MiniProgram
}): HostTestApi {
  const { calls, errors, forbiddenGlobals } = log

  return {
    calls,
    errors,
    forbiddenGlobals,
    my: program.my,
    pages: () => program.stack.routes(),
    setNetwork: (type) => network.set(type),
    setHttpErrors: (go) => requests.setHttpErrors(go),
    back: () => program.stack.back(1),
    hide: () => program.life.hide(),
    show: () => program.life.show(),
  }
}
