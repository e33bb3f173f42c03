import type { FastifyInstance } from 'fastify'
import { shanghaiDate } from '../lib/shanghai-time.ts'
import { answerDone, answerNotFound } from './answer.ts'
import { hospitalFinder } from './hospital-finder.ts'
import type { PanelContext } from './panel-context.ts'

/**
 * `/panel/api/his/:hospitalCode/stays…`, `…/notices…`: what wards and the admissions office do, for forms and for
 * programs. `POST …/stays/:admissionNo/discharge`; `POST …/notices/:noticeNo/free-bed`.
 */
export function registerInpatientRoutes(app: FastifyInstance, { his, clock }: PanelContext): void {
  const base = '/api/his/:hospitalCode'
  const withHospital = hospitalFinder(his)

  app.get<{ Params: { hospitalCode: string } }>(`${base}/stays`, async (request, reply) =>
    withHospital(request.params.hospitalCode, reply, ({ ward }) =>
      reply.send({ stays: ward.stays(), topUps: ward.topUps(), notices: ward.notices() }),
    ),
  )

  app.post<{ Params: { hospitalCode: string; admissionNo: string } }>(
    `${base}/stays/:admissionNo/discharge`,
    async (request, reply) =>
      withHospital(request.params.hospitalCode, reply, ({ ward }) =>
        ward.discharge(request.params.admissionNo)
          ? answerDone(request, reply)
          : answerNotFound(reply, 'stay to discharge'),
      ),
  )

  app.post<{ Params: { hospitalCode: string; noticeNo: string } }>(
    `${base}/notices/:noticeNo/free-bed`,
    async (request, reply) =>
      withHospital(request.params.hospitalCode, reply, ({ ward }) =>
        ward.bedIsFree(request.params.noticeNo, shanghaiDate(clock.now()))
          ? answerDone(request, reply)
          : answerNotFound(reply, 'notice that waits'),
      ),
  )
}
