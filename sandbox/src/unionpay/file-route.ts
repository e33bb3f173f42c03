import { deflateSync } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import { addDays, instantOf } from '../lib/shanghai-time.ts'
import { zip } from '../lib/zip.ts'
import { sendAnswer } from './answer.ts'
import { clearingDay } from './compact-time.ts'
import type { Fields } from './fields.ts'
import { requestProblem } from './request-check.ts'
import { settlementFile } from './settlement-file.ts'
import type { UnionpayService } from './unionpay-service.ts'

/**
 * `POST /gateway/api/fileTransReq.do` (76/01): the file of a clearing day, base64 of the deflated zip (payments.md §4.1;
 * the path of the file host and the code for "no such file", 98, are UNCONFIRMED). A day without a trade has no file
 * either.
 */
export function registerFileRoute(service: UnionpayService): void {
  const { app, clock, credentials, settings } = service

  app.post('/gateway/api/fileTransReq.do', async ({ body }: FastifyRequest, reply) => {
    const asked = (body ?? {}) as Fields
    const problem = requestProblem(asked, { kinds: ['76/01'], credentials })
    if (problem !== undefined) return sendAnswer(reply, service, { asked, ...problem })
    const day = lastDay(asked.settleDate ?? '', clearingDay(clock.now()))
    const readyAt = instantOf(addDays(day, 1), `${String(settings.fileReadyHour).padStart(2, '0')}:00`)
    const content = clock.now() < readyAt ? undefined : settlementFile(service, day)
    if (content === undefined) return sendAnswer(reply, service, { asked, code: '98' })

    const name = `INN${day.slice(2).replaceAll('-', '')}88ZM_${asked.merId}`
    const archive = zip([{ name: Buffer.from(name), content: Buffer.from(content, 'latin1') }])

    return sendAnswer(reply, service, {
      asked,
      code: '00',
      more: {
        settleDate: asked.settleDate ?? '',
        fileName: `${asked.merId}_${day.replaceAll('-', '')}.zip`,
        fileContent: deflateSync(archive).toString('base64'),
      },
    })
  })
}

/** The last day, at the latest `today`, that is written `MMDD`. */
function lastDay(monthAndDay: string, today: string): string {
  const inYear = (year: number) => `${year}-${monthAndDay.slice(0, 2)}-${monthAndDay.slice(2)}`
  const year = Number(today.slice(0, 4))

  return inYear(year) <= today ? inYear(year) : inYear(year - 1)
}
