import type { FastifyInstance } from 'fastify'
import type { WechatPaySettings } from './wechat-pay-settings.ts'

/** `GET` and `PATCH /_sandbox/settings`; of `callbacks`, too, only what is named changes. */
export function registerSettingsRoutes(app: FastifyInstance, settings: WechatPaySettings): void {
  app.get('/_sandbox/settings', async () => settings)
  app.patch('/_sandbox/settings', async ({ body }) => {
    const { callbacks, ...rest } = (body ?? {}) as Partial<WechatPaySettings>

    return Object.assign(settings, rest, { callbacks: { ...settings.callbacks, ...callbacks } })
  })
}
