import { asyncApi, type MyResult } from './my-api.ts'

export type NetworkType = MyResult<'getNetworkType'>['networkType']

export interface NetworkState {
  networkType: NetworkType
  isConnected: boolean
  networkAvailable: boolean
}

type Listener = (state: NetworkState) => void

/** The phone's connection, which a test or the visitor can take away. */
export class Network {
  #type: NetworkType = 'WIFI'
  readonly #listeners = new Set<Listener>()

  get isConnected(): boolean {
    return this.#type !== 'NOTREACHABLE'
  }

  set(type: NetworkType): void {
    if (type === this.#type) return
    this.#type = type
    for (const listener of this.#listeners) listener(this.#state())
  }

  apis() {
    return {
      getNetworkType: asyncApi('getNetworkType', () => this.#state()),
      onNetworkStatusChange: (listener: Listener) => {
        this.#listeners.add(listener)
      },
      offNetworkStatusChange: (listener?: Listener) => {
        if (listener === undefined) this.#listeners.clear()
        else this.#listeners.delete(listener)
      },
    }
  }

  #state(): NetworkState {
    return { networkType: this.#type, isConnected: this.isConnected, networkAvailable: this.isConnected }
  }
}
