import { X509Certificate } from 'node:crypto'
import { rfc3339 } from './rfc3339.ts'
import { seal } from './sealed-resource.ts'
import type { PayRoute } from './signed-routes.ts'
import type { WechatPayCredentials } from './wechat-pay-credentials.ts'

/**
 * `GET /v3/certificates`: the platform certificate, sealed with the APIv3 key. The answer is signed by the very
 * key that it brings (payments.md §1.2).
 */
export function certificateRoute({ platformCert, platformSerial, apiV3Key }: WechatPayCredentials): PayRoute {
  const { validFrom, validTo } = new X509Certificate(platformCert)

  return {
    method: 'GET',
    url: '/v3/certificates',
    handle: () => ({
      data: [
        {
          serial_no: platformSerial,
          effective_time: rfc3339(Date.parse(validFrom)),
          expire_time: rfc3339(Date.parse(validTo)),
          encrypt_certificate: seal(platformCert, { apiV3Key, associatedData: 'certificate' }),
        },
      ],
    }),
  }
}
