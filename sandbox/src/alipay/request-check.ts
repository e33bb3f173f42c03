import { createVerify } from 'node:crypto'
import type { Clock } from '../lib/clock.ts'
import { readBeijingTime } from './beijing-time.ts'
import { type GatewayFailure, invalid, missing } from './gateway-failure.ts'

export interface RequestExpectations {
  clock: Clock
  appId: string
  appCert: string
  appCertSn: string
  rootCertSn: string
  toleranceMinutes: number
}

export type Parameters = Record<string, string>

/** What is wrong with a request's public parameters or signature, or undefined (payments.md §3.1). */
export function requestProblem(asked: Parameters, expected: RequestExpectations): GatewayFailure | undefined {
  if (!asked.method) return missing('method')
  if (!asked.app_id) return missing('app-id')
  if (asked.app_id !== expected.appId) return invalid('invalid-app-id', '无效的AppID参数')
  if (!asked.sign_type) return missing('signature-type')
  if (asked.sign_type !== 'RSA2') return invalid('invalid-signature-type', '无效签名类型')
  if (!asked.sign) return missing('signature')
  if (!asked.timestamp) return missing('timestamp')
  if (!isTimely(asked.timestamp, expected)) return invalid('invalid-timestamp', '非法的时间戳参数')
  if (!asked.version) return missing('version')
  if (asked.charset?.toLowerCase() !== 'utf-8') return invalid('invalid-charset', '字符集错误')
  // These two sub codes are UNCONFIRMED.
  if (asked.app_cert_sn !== expected.appCertSn)
    return invalid('invalid-app-cert-sn', '应用公钥证书序列号错误')
  if (asked.alipay_root_cert_sn !== expected.rootCertSn) {
    return invalid('invalid-alipay-root-cert-sn', '支付宝根证书序列号错误')
  }
  if (!isSigned(asked, expected.appCert)) {
    return invalid('invalid-signature', `验签出错，网关生成的验签字符串为：${signContent(asked)}`)
  }

  return undefined
}

/** All parameters but `sign` that are not empty, sorted, raw, joined by `&` (payments.md §3.1). */
export function signContent(parameters: Parameters): string {
  return Object.entries(parameters)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function isSigned(asked: Parameters, certificate: string): boolean {
  return createVerify('RSA-SHA256')
    .update(signContent(asked))
    .verify(certificate, asked.sign ?? '', 'base64')
}

function isTimely(timestamp: string, { clock, toleranceMinutes }: RequestExpectations): boolean {
  const sentAtMs = readBeijingTime(timestamp)

  return sentAtMs !== undefined && Math.abs(clock.now() - sentAtMs) <= toleranceMinutes * 60_000
}
