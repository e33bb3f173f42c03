/** One call of `my.*`, as the package made it; callbacks left out. */
export interface ApiCall {
  api: string
  options: unknown
}

/** A global that Alipay does not give, read outside `typeof`, and the module that read it. */
export interface ForbiddenAccess {
  name: string
  module: string
}

/** What a test asks the host afterwards. */
export class HostLog {
  readonly calls: ApiCall[] = []
  readonly errors: string[] = []
  readonly forbiddenGlobals: ForbiddenAccess[] = []

  /** Keeps an error and shows it in the browser's console. */
  error(where: string, cause: unknown): void {
    this.errors.push(`${where}: ${describe(cause)}`)
    // biome-ignore lint/suspicious/noConsole: a developer looks for the errors of the package there
    console.error(where, cause)
  }

  forbidden(access: ForbiddenAccess): void {
    const isKnown = this.forbiddenGlobals.some(
      ({ name, module }) => name === access.name && module === access.module,
    )
    if (!isKnown) this.forbiddenGlobals.push(access)
  }
}

function describe(cause: unknown): string {
  if (cause instanceof Error) return cause.stack ?? cause.message
  if (typeof cause === 'string') return cause

  return JSON.stringify(cause) ?? String(cause)
}
