import type { FastifyInstance } from 'fastify'
import type { SessionQueue } from '../his/queue/session-queue.ts'
import { shanghaiDate } from '../lib/shanghai-time.ts'
import { readAddedSession } from './added-session-form.ts'
import { answerDone, answerNotFound } from './answer.ts'
import { hospitalFinder } from './hospital-finder.ts'
import type { PanelContext } from './panel-context.ts'

type Of<Name extends string> = { Params: Record<'hospitalCode' | Name, string> }

/** `/panel/api/his/:hospitalCode/…`: what the hospital's own staff do, for forms and for programs. */
export function registerHisRoutes(app: FastifyInstance, { his, clock }: PanelContext): void {
  const base = '/api/his/:hospitalCode'
  const withHospital = hospitalFinder(his)

  app.get<Of<never> & { Querystring: { date?: string } }>(`${base}/sessions`, async (request, reply) =>
    withHospital(request.params.hospitalCode, reply, ({ staff }) =>
      reply.send(staff.sessionsOn(request.query.date ?? shanghaiDate(clock.now()))),
    ),
  )

  app.post<Of<never>>(`${base}/sessions`, async (request, reply) =>
    withHospital(request.params.hospitalCode, reply, ({ staff }) => {
      const added = readAddedSession(request.body)
      if (added === undefined) return reply.code(400).send({ message: 'the clinic is not described' })
      const scheduleNo = staff.addSession(added)

      return scheduleNo === undefined
        ? answerNotFound(reply, 'doctor')
        : answerDone(request, reply, { scheduleNo })
    }),
  )

  app.get<Of<'scheduleNo'>>(`${base}/sessions/:scheduleNo`, async (request, reply) =>
    withHospital(request.params.hospitalCode, reply, ({ staff }) => {
      const sheet = staff.findSession(request.params.scheduleNo)

      return sheet === undefined ? answerNotFound(reply, 'clinic') : reply.send(sheet)
    }),
  )

  app.post<Of<'scheduleNo'> & { Body: { zh?: string; en?: string } | undefined }>(
    `${base}/sessions/:scheduleNo/stop`,
    async (request, reply) =>
      withHospital(request.params.hospitalCode, reply, ({ staff }) => {
        const { zh = '医生身体不适', en = 'The doctor is unwell' } = request.body ?? {}
        const isStopped = staff.stopSession(request.params.scheduleNo, { zh, en })

        return isStopped ? answerDone(request, reply) : answerNotFound(reply, 'clinic')
      }),
  )

  app.post<Of<'scheduleNo'>>(`${base}/sessions/:scheduleNo/reopen`, async (request, reply) =>
    withHospital(request.params.hospitalCode, reply, ({ staff }) =>
      staff.reopenSession(request.params.scheduleNo)
        ? answerDone(request, reply)
        : answerNotFound(reply, 'clinic'),
    ),
  )

  app.post<Of<'scheduleNo' | 'move'> & { Body: { waiting?: string; orderNo?: string } | undefined }>(
    `${base}/sessions/:scheduleNo/queue/:move`,
    async (request, reply) =>
      withHospital(request.params.hospitalCode, reply, ({ queue }) => {
        const { scheduleNo, move } = request.params
        const { waiting = '5', orderNo = '' } = request.body ?? {}
        const moves: Record<string, () => SessionQueue | undefined> = {
          next: () => queue.callNext(scheduleNo),
          miss: () => queue.miss(scheduleNo),
          fill: () => queue.fill(scheduleNo, { waiting: Math.min(Number(waiting) || 0, 100) }),
          'take-back': () => queue.takeBack(scheduleNo, orderNo),
        }
        const moved = moves[move]?.()

        return moved === undefined ? answerNotFound(reply, 'clinic') : answerDone(request, reply, moved)
      }),
  )

  app.get<Of<never>>(`${base}/orders`, async (request, reply) =>
    withHospital(request.params.hospitalCode, reply, ({ staff }) => reply.send(staff.orders())),
  )

  app.post<Of<'orderNo'> & { Body: { status?: string } | undefined }>(
    `${base}/orders/:orderNo/visit`,
    async (request, reply) =>
      withHospital(request.params.hospitalCode, reply, ({ staff }) => {
        const status = request.body?.status === 'MISSED' ? 'MISSED' : 'VISITED'

        return staff.markVisit(request.params.orderNo, status)
          ? answerDone(request, reply)
          : answerNotFound(reply, 'confirmed appointment')
      }),
  )
}
