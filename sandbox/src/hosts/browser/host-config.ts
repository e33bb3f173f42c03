/** What the shell's server tells its injected script, as a global that the script takes away again. */
export interface HostConfig {
  userAgent: string
  platform: string
  /** Which address the app has signed by `wx.config`: the page first loaded, or the present one. */
  signedUrl: 'landing' | 'current'
  /** Where the phone is. */
  position: Position
}

export interface Position {
  wgs84: Coordinates
  gcj02: Coordinates
}

export interface Coordinates {
  latitude: number
  longitude: number
}

declare global {
  interface Window {
    __sandboxHost?: HostConfig
  }
}

export function takeHostConfig(): HostConfig {
  const config = window.__sandboxHost
  if (config === undefined) throw new Error('the host shell sent no configuration')
  delete window.__sandboxHost

  return config
}
