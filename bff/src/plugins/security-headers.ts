import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { inlineScriptHashes } from './built-app.ts'

const ONE_YEAR_SECONDS = 365 * 24 * 3600

/** What a page may do beside what everybody may: origins, of scripts also the hashes. */
export interface PagePolicy {
  scripts: readonly string[]
  forms: readonly string[]
  /** Who may show it in a frame. */
  ancestors: readonly string[]
  /** What it may show in one. */
  frames: readonly string[]
}

/** Scripts that stand in the built page itself, script libraries of the hosts, forms to cashiers, and frames that the configuration names. */
export function patientPages(config: Config): PagePolicy {
  const libraries = [config.wechat?.jsSdkUrl, config.suishenban?.jsSdkUrl]
    .filter((url) => url !== undefined)
    .map((url) => new URL(url).origin)
  const own = config.staticDir === undefined ? [] : inlineScriptHashes(config.staticDir)

  return {
    scripts: [...own, ...libraries],
    forms: cashierOrigins(config),
    ancestors: config.frameAncestors,
    frames: [],
  }
}

/** A policy of ours with others who may show the page in a frame. */
export function withAncestors(policy: string, ancestors: readonly string[]): string {
  return policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${ancestors.join(' ')}`)
}

/** Shows the patients' app in a frame, as a preview. */
export function consolePages({ publicOrigins }: Pick<Config, 'publicOrigins'>): PagePolicy {
  return { scripts: [], forms: [], ancestors: [], frames: [publicOrigins.web] }
}

/** S22. Scripts come from us; Taro and Ant Design write styles into the page. */
export async function registerSecurityHeaders(
  app: FastifyInstance,
  { scripts, forms, ancestors, frames }: PagePolicy,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...scripts],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'", ...forms],
        ...(frames.length > 0 ? { frameSrc: frames } : {}),
        frameAncestors: ancestors.length > 0 ? ["'self'", ...ancestors] : ["'none'"],
      },
    },
    // The older header can name no more than one page; browsers that know both follow the policy above.
    xFrameOptions: ancestors.length > 0 ? false : { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: false,
    xXssProtection: false,
  })

  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), payment=(), geolocation=(self)')
    // Over plain http the header means nothing and a browser must ignore it (RFC 6797 §7.2).
    if (request.protocol === 'https') {
      reply.header('strict-transport-security', `max-age=${ONE_YEAR_SECONDS}; includeSubDomains`)
    }
  })
}

/** Cashiers that a form of ours opens. Browsers hold the redirects of a form to the policy as well. */
function cashierOrigins({ merchants }: Config): string[] {
  const origins = Object.values(merchants).flatMap((one) =>
    one.means === 'unionpay' ? [new URL(one.gateway).origin, ...one.cashierOrigins] : [],
  )

  return [...new Set(origins)]
}
