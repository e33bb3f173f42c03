import type { HostLog } from '../host-log.ts'
import { forbiddenNames } from './forbidden-globals.ts'

const MODULE = Symbol('module')

type ModuleScope = Record<PropertyKey, unknown>

/** The name under which a module finds the marker that `markTypeof` puts into it. */
const TYPEOF_MARKER = '$typeof'

/**
 * Makes the objects that stand between a module and the browser. Read through one, a global that Alipay does not give is
 * undefined; reading it is reported, unless the module only asks whether it is there (`typeof window`).
 */
export function createModuleScopes({ given, log }: { given: Record<string, unknown>; log: HostLog }) {
  let isAsking = false
  const shared: ModuleScope = Object.create(null)
  const forbidden = forbiddenNames(window)

  for (const name of forbidden) {
    Object.defineProperty(shared, name, {
      get(this: ModuleScope) {
        if (!isAsking) log.forbidden({ name, module: String(this[MODULE]) })

        return undefined
      },
    })
  }
  Object.defineProperty(shared, TYPEOF_MARKER, {
    get() {
      isAsking = true

      return (type: string) => {
        isAsking = false

        return type
      }
    },
  })
  Object.assign(shared, withoutCodeFromText(log), given)

  return (module: string): ModuleScope =>
    Object.assign(Object.create(shared) as ModuleScope, { [MODULE]: module })
}

/**
 * Wraps every `typeof name` in the marker: reading the marker comes before reading the name, calling it comes after, so
 * the two enclose the question. A local variable of the same name is not disturbed.
 */
export function markTypeof(code: string): string {
  return code.replace(/\btypeof\s+([A-Za-z_$][\w$]*)(?![\w$]|\s*[.[(])/g, `${TYPEOF_MARKER}(typeof $1)`)
}

/** `Function` and the timers as Alipay has them: they take functions and make none from text. */
function withoutCodeFromText(log: HostLog): Record<string, unknown> {
  const refuse = (name: string): never => {
    log.forbidden({ name: `${name} from text`, module: callingModule() })
    throw new EvalError(`${name} from text is forbidden in a mini-program`)
  }
  // Libraries ask for the global object this way; in Alipay they get an empty one (reported in NervJS/taro#5457).
  const fromText = (list: unknown[]) => (list[0] === 'return this' ? () => ({}) : refuse('Function'))
  const timer =
    (name: 'setTimeout' | 'setInterval') =>
    (work: unknown, milliseconds?: number, ...list: unknown[]) =>
      typeof work === 'function' ? window[name](() => work(...list), milliseconds) : refuse(name)

  return {
    Function: new Proxy(Function, {
      apply: (_target, _self, list) => fromText(list),
      construct: (_target, list) => fromText(list),
    }),
    setTimeout: timer('setTimeout'),
    setInterval: timer('setInterval'),
  }
}

/** Timers and `Function` are shared by all modules: only the call stack knows who called. */
function callingModule(): string {
  return /\/app\/([^:)\s]+)/.exec(new Error('who calls').stack ?? '')?.[1] ?? 'unknown'
}
