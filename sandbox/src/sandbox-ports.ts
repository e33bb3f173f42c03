/** Every server of the sandbox and its usual port; `SANDBOX_PORT_HIS=0` and so on change one. */
export const usualPorts = {
  desk: 9100,
  his: 9101,
  wechat: 9102,
  alipay: 9103,
  suishenban: 9104,
  sms: 9105,
  invoices: 9108,
  unionpay: 9107,
  wechatPay: 9106,
  laboratory: 9109,
  imaging: 9110,
  events: 9111,
  healthCards: 9112,
  records: 9113,
  model: 9115,
  platform: 9116,
  wechatShell: 9201,
  suishenbanShell: 9202,
  alipayShell: 9203,
} as const

export type SandboxServer = keyof typeof usualPorts
export type SandboxPorts = Record<SandboxServer, number>

const sandboxServers = Object.keys(usualPorts) as SandboxServer[]

/** The ports to use, with those that the environment names: `SANDBOX_PORT_WECHAT_SHELL=9301`. */
export function portsFrom(environment: Record<string, string | undefined>): SandboxPorts {
  return Object.fromEntries(
    sandboxServers.map((server) => {
      const variable = `SANDBOX_PORT_${server.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
      const port = Number(environment[variable] ?? usualPorts[server])
      if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${variable} is not a port`)

      return [server, port]
    }),
  ) as SandboxPorts
}

/** A free port for each server, for tests. */
export const freePorts = Object.fromEntries(sandboxServers.map((server) => [server, 0])) as SandboxPorts
