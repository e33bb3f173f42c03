import type { ConfigInput } from '../../bff/src/config.ts'

type Given = 'institutions' | 'portals' | 'wechat' | 'alipay' | 'suishenban' | 'merchants' | 'sms'

export function sandboxConfig<Own extends Omit<ConfigInput, Given>>(
  given: object,
  own: Own,
): Own & Pick<ConfigInput, Given>
export function writeSandboxConfig(own: Omit<ConfigInput, Given> & { dataDir: string }): string
