/// <reference types="@mini-types/my" />

type Callable = (...list: never[]) => unknown

/** Names of functions of `my`, as Alipay's own types have them. */
export type MyName = {
  [Name in keyof typeof my]: (typeof my)[Name] extends Callable ? Name : never
}[keyof typeof my]

type Signature<Name extends MyName> = Extract<(typeof my)[Name], Callable>

/** The options of `my.<name>()`, without the callbacks. */
export type MyOptions<Name extends MyName> = Omit<
  NonNullable<Parameters<Signature<Name>>[0]>,
  'success' | 'fail' | 'complete'
>

/** What `my.<name>()` hands to `success`, or returns when it is synchronous. */
export type MyResult<Name extends MyName> = Awaited<ReturnType<Signature<Name>>>

/** This host need not know every field; of calls that answer nothing by their types, it may tell more. */
type Answer<Result> = [keyof Result] extends [never] ? unknown : Partial<Result>

/** What most calls answer when they have simply done it. */
export const DONE = { success: true } as const

interface Callbacks {
  success?(result: unknown): void
  fail?(failure: MyFailure): void
  complete?(outcome: unknown): void
}

/** How Alipay says that something did not work: a number and a sentence. */
export interface MyFailure {
  error: number
  errorMessage: string
}

/** Thrown inside an API of this host to fail it. */
export class MyError extends Error {
  readonly failure: MyFailure

  constructor(error: number, errorMessage: string, more: object = {}) {
    super(errorMessage)
    this.failure = { error, errorMessage, ...more }
  }
}

/**
 * Makes an asynchronous API: `success` or `fail`, then `complete`, always in a later task; a promise too, for callers
 * that give no callbacks.
 */
export function asyncApi<Name extends MyName>(
  _name: Name,
  run: (options: MyOptions<Name>) => Answer<MyResult<Name>> | Promise<Answer<MyResult<Name>>>,
) {
  return (options?: MyOptions<Name> & Callbacks): Promise<unknown> => {
    const { success, fail, complete } = options ?? {}
    const outcome = new Promise<unknown>((resolve) => {
      window.setTimeout(() => resolve(settle(() => run((options ?? {}) as MyOptions<Name>))))
    })
    const told = outcome.then((result) => {
      if (result instanceof MyError) {
        fail?.(result.failure)
        complete?.(result.failure)
        if (fail === undefined && complete === undefined && success === undefined) throw result.failure
      } else {
        success?.(result ?? {})
        complete?.(result ?? {})
      }

      return result
    })

    return told
  }
}

async function settle(run: () => unknown): Promise<unknown> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof MyError) return error
    throw error
  }
}
