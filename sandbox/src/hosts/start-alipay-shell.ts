import type { AuthCodes } from '../alipay/auth-codes.ts'
import type { Cashier } from '../alipay/trades/cashier.ts'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { createAlipayHost } from './alipay/server.ts'
import { registerFreshStart } from './fresh-start.ts'

export interface AlipayShellOptions {
  context: SandboxContext
  port: number
  /** Where the mini-program's server is; asked at every request, since it may start after the shell. */
  siteOrigin: () => string
  /** The compiled package; it may be built later. */
  packageDir: string
  /** The gateway's codes, which the app hands to `my.getAuthCode`. */
  codes: AuthCodes
  /** The gateway's cashier, which `my.tradePay` opens. */
  cashier: Cashier
}

/** The server domain entered in Alipay's console; the package is built for it (`TONGZHEN_API`). */
const SERVER_DOMAIN = 'tongzhen.example'

/** The Alipay app: runs the compiled mini-program on a page of its own. */
export async function startAlipayShell(options: AlipayShellOptions): Promise<OutsideSystem> {
  const { context, port, siteOrigin, packageDir, codes, cashier } = options
  // Faults strike the mini-program's requests, as a weak network does; its files are not recorded.
  const system = createOutsideSystem({
    name: 'alipay-shell',
    title: '支付宝客户端 Alipay app',
    context,
    isQuiet: (request) => !request.url.startsWith('/__request'),
  })

  registerFreshStart(system.app)
  await system.app.register(
    createAlipayHost({
      get bffOrigin() {
        return siteOrigin()
      },
      allowedDomains: [SERVER_DOMAIN],
      packageDir,
      cashier,
      authCode: async (personId) => codes.issue(personId),
    }),
  )
  const baseUrl = await system.listen(port)
  context.credentials.publish('alipay-shell', { baseUrl })

  return system
}
