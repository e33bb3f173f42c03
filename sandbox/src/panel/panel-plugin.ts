import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { shanghaiDate } from '../lib/shanghai-time.ts'
import { answerNotFound } from './answer.ts'
import { registerBillingRoutes } from './billing-routes.ts'
import { registerHisRoutes } from './his-routes.ts'
import { hospitalPage } from './pages/hospital-page.ts'
import { peoplePage } from './pages/people-page.ts'
import { sessionPage } from './pages/session-page.ts'
import { systemPage } from './pages/system-page.ts'
import { systemsPage } from './pages/systems-page.ts'
import type { PanelContext } from './panel-context.ts'
import { registerReportRoutes } from './report-routes.ts'
import { registerSystemRoutes } from './system-routes.ts'

const PAGE_POLICY =
  "default-src 'self'; img-src data:; frame-ancestors 'self'; form-action 'self'; base-uri 'none'"

/** The control panel of the sandbox, mounted at `/panel`. */
export async function panelPlugin(app: FastifyInstance, context: PanelContext): Promise<void> {
  const [style, script] = await Promise.all(
    ['panel.css', 'panel.js'].map((file) => readFile(new URL(file, import.meta.url), 'utf8')),
  )

  app.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers
    const isForeign = request.method === 'POST' && origin !== undefined && origin !== `http://${host}`
    if (isForeign) return reply.code(403).send({ message: 'only the panel itself may do this' })
  })

  registerSystemRoutes(app, context)
  registerHisRoutes(app, context)
  registerBillingRoutes(app, context)
  registerReportRoutes(app, context)

  app.get('/panel.css', (_, reply) => reply.type('text/css; charset=utf-8').send(style))
  app.get('/panel.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(script))

  app.addHook('onSend', async (_, reply) => {
    reply.header('cache-control', 'no-store').header('content-security-policy', PAGE_POLICY)
  })

  app.get('/', async (_, reply) => reply.type(HTML).send(await systemsPage(context)))
  app.get('/people', async (_, reply) => reply.type(HTML).send(peoplePage(context)))

  app.get<{ Params: { name: string } }>('/systems/:name', async (request, reply) => {
    const system = context.systems.find(({ name }) => name === request.params.name)
    if (system === undefined) return answerNotFound(reply, 'system')

    return reply.type(HTML).send(systemPage(system, context))
  })

  app.get<{ Params: { hospitalCode: string }; Querystring: { date?: string } }>(
    '/his/:hospitalCode',
    async (request, reply) => {
      const his = findHospital(context, request.params.hospitalCode)
      if (his === undefined) return answerNotFound(reply, 'hospital')
      const date = request.query.date ?? shanghaiDate(context.clock.now())

      return reply.type(HTML).send(hospitalPage({ his, context, date }))
    },
  )

  app.get<{ Params: { hospitalCode: string; scheduleNo: string } }>(
    '/his/:hospitalCode/sessions/:scheduleNo',
    async (request, reply) => {
      const his = findHospital(context, request.params.hospitalCode)
      const sheet = his?.staff.findSession(request.params.scheduleNo)
      if (his === undefined || sheet === undefined) return answerNotFound(reply, 'clinic')

      return reply.type(HTML).send(sessionPage({ his, context, sheet }))
    },
  )
}

const HTML = 'text/html; charset=utf-8'

function findHospital({ his }: PanelContext, hospitalCode: string) {
  return his.hospitals.find(({ hospital }) => hospital.institution.hospitalCode === hospitalCode)
}
