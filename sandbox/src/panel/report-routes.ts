import type { FastifyInstance } from 'fastify'
import { newReport } from '../reports/new-report.ts'
import { type PanelKey, panels } from '../reports/panels.ts'
import { answerDone, answerNotFound } from './answer.ts'
import { hospitalFinder } from './hospital-finder.ts'
import type { PanelContext } from './panel-context.ts'

/**
 * `POST /panel/api/his/:hospitalCode/reports` `{ patientNo, panel }` → `{ reportId }`: the laboratory finishes a
 * report, and the app is told of it.
 */
export function registerReportRoutes(app: FastifyInstance, { his, laboratory, clock }: PanelContext): void {
  const withHospital = hospitalFinder(his)

  app.post<{ Params: { hospitalCode: string }; Body: { patientNo?: string; panel?: string } | undefined }>(
    '/api/his/:hospitalCode/reports',
    async (request, reply) =>
      withHospital(request.params.hospitalCode, reply, ({ hospital, staff }) => {
        const { patientNo = '', panel = '' } = request.body ?? {}
        const { institutionCode } = hospital.institution
        const file = staff.findFile(patientNo)
        if (file === undefined) return answerNotFound(reply, 'patient')
        if (!Object.hasOwn(panels, panel)) return answerNotFound(reply, 'panel')
        if (laboratory.credentials.institutions[institutionCode] === undefined)
          return answerNotFound(reply, 'laboratory')
        const examined = {
          patientNo,
          sex: file.sex === '2' ? 'female' : 'male',
          bornOn: file.birthDate,
        } as const
        const report = newReport(panel as PanelKey, examined, clock.now())
        laboratory.finish(institutionCode, report)

        return answerDone(request, reply, { reportId: report.id })
      }),
  )
}
