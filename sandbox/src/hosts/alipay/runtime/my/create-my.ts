import { builtIns } from '../components/built-ins.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { HostLog } from '../host-log.ts'
import type { LaunchParameters } from '../launch-parameters.ts'
import type { LaunchOptions } from '../pages/definitions.ts'
import type { Phone } from '../shell/phone.ts'
import { Toast } from '../shell/toast.ts'
import type { HostWords } from '../shell/words.ts'
import { accountApis } from './account.ts'
import type { AppEvents } from './app-events.ts'
import { deviceApis } from './device.ts'
import { feedbackApis } from './feedback.ts'
import { fileApis } from './files.ts'
import { createIntersectionObserver } from './intersection-observer.ts'
import { type NavigationOptions, navigationApis } from './navigation.ts'
import type { Network } from './network.ts'
import { paymentApis } from './payment.ts'
import type { RequestApi } from './request.ts'
import { createSelectorQuery } from './selector-query.ts'
import { storageApis } from './storage.ts'
import { systemApis } from './system.ts'

export interface MyOptions extends NavigationOptions {
  launch: LaunchParameters
  started: LaunchOptions
  phone: Phone
  words: HostWords
  log: HostLog
  network: Network
  requests: RequestApi
  events: AppEvents
  hub: EventHub
}

type Api = (...list: unknown[]) => unknown

/** The global `my`, every call recorded. An object of its own: packages hang their own things on it. */
export function createMy(options: MyOptions): Record<string, unknown> {
  const { launch, started, phone, words, log, network, requests, events, hub } = options
  const { area, layer } = phone
  const apis: Record<string, unknown> = {
    ...systemApis({ area, launch, started }),
    ...storageApis(launch.personId),
    ...network.apis(),
    ...accountApis(launch.personId),
    ...feedbackApis({ toast: new Toast(layer), layer, words }),
    ...deviceApis(words),
    ...paymentApis({ personId: launch.personId, layer, words, network }),
    ...fileApis({ layer, words, network }),
    ...navigationApis(options),
    ...events.apis(),
    request: requests.request,
    createSelectorQuery: () => createSelectorQuery({ area, hub }),
    createIntersectionObserver: (how?: object) => createIntersectionObserver(area, how),
  }
  const my: Record<string, unknown> = {}
  for (const [name, api] of Object.entries(apis)) {
    my[name] = typeof api === 'function' ? recorded({ name, api: api as Api, log }) : api
  }
  my.canIUse = (name: string) => canIUse(my, name)

  return my
}

function recorded({ name, api, log }: { name: string; api: Api; log: HostLog }): Api {
  return (...list) => {
    log.calls.push({ api: name, options: withoutCallbacks(list[0]) })

    return api(...list)
  }
}

/** `showToast`, `button.open-type`, `getSystemInfo.return.language`: an API or a component of this host. */
function canIUse(my: object, name: string): boolean {
  const [first = ''] = name.split('.')

  return Object.hasOwn(my, first) || first in builtIns
}

function withoutCallbacks(options: unknown): unknown {
  if (typeof options === 'function' || options === undefined) return undefined
  try {
    return JSON.parse(JSON.stringify(options))
  } catch {
    return String(options)
  }
}
