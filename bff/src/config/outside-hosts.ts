import type { Config } from '../config.ts'
import { merchantUrls } from './merchants.ts'

/** `host:port` of every outside system of the configuration: all that the BFF may ever call (S18). */
export function outsideHosts(config: Config): Set<string> {
  const urls = [
    ...config.institutions.flatMap((one) => [
      ...[one.his.baseUrl, one.invoices?.baseUrl, one.records?.baseUrl],
      ...(one.reports?.systems.map((system) => system.baseUrl) ?? []),
      ...one.platforms.map(({ notes }) => notes?.baseUrl),
    ]),
    config.wechat?.apiBase,
    config.alipay?.gateway,
    ...(config.alipay?.billOrigins ?? []),
    config.suishenban?.apiBase,
    config.healthCards?.baseUrl,
    config.model?.baseUrl,
    config.sms.baseUrl,
    ...Object.values(config.merchants).flatMap((one) => merchantUrls(one)),
  ]

  return new Set(urls.filter((one) => one !== undefined).map((one) => new URL(one).host))
}
