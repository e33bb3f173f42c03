import type { FastifyInstance } from 'fastify'
import type { CashierDesk } from '../his/billing/cashier-desk.ts'
import { readAddedBills } from './added-bills-form.ts'
import { answerDone, answerNotFound } from './answer.ts'
import { hospitalFinder } from './hospital-finder.ts'
import type { PanelContext } from './panel-context.ts'

/** What the desk may do with a bill; false when its state does not allow it. */
const billActions: Record<string, (cashier: CashierDesk, billNo: string) => boolean> = {
  withdraw: (cashier, billNo) => cashier.withdraw(billNo),
  hold: (cashier, billNo) => cashier.hold(billNo, true),
  release: (cashier, billNo) => cashier.hold(billNo, false),
  'take-money': (cashier, billNo) => cashier.takeMoney(billNo),
  execute: (cashier, billNo) => cashier.markExecuted(billNo),
  'give-back': (cashier, billNo) => cashier.giveBack(billNo),
}

/**
 * `/panel/api/his/:hospitalCode/bills…`: what cashiers and executing departments do, for forms and for programs.
 * `POST …/bills` `{ patientNo, orders: { ecg: 1 }, departmentCode? }` → `{ billNos }`;
 * `POST …/bills/:billNo/:action`, the actions as above.
 */
export function registerBillingRoutes(app: FastifyInstance, { his }: PanelContext): void {
  const base = '/api/his/:hospitalCode/bills'
  const withHospital = hospitalFinder(his)

  app.get<{ Params: { hospitalCode: string } }>(base, async (request, reply) =>
    withHospital(request.params.hospitalCode, reply, ({ cashier }) => reply.send(cashier.bills())),
  )

  app.get<{ Params: { hospitalCode: string } }>(
    '/api/his/:hospitalCode/settlements',
    async (request, reply) =>
      withHospital(request.params.hospitalCode, reply, ({ cashier }) => reply.send(cashier.settlements())),
  )

  app.post<{ Params: { hospitalCode: string } }>(base, async (request, reply) =>
    withHospital(request.params.hospitalCode, reply, ({ cashier }) => {
      const added = readAddedBills(request.body)
      if (added === undefined) return reply.code(400).send({ message: 'the bills are not described' })
      const bills = cashier.addBills(added)

      return bills === undefined
        ? answerNotFound(reply, 'patient')
        : answerDone(request, reply, { billNos: bills.map(({ billNo }) => billNo) })
    }),
  )

  app.post<{ Params: { hospitalCode: string; billNo: string; action: string } }>(
    `${base}/:billNo/:action`,
    async (request, reply) => {
      const { hospitalCode, billNo, action } = request.params
      const act = Object.hasOwn(billActions, action) ? billActions[action] : undefined
      if (act === undefined) return answerNotFound(reply, 'action')

      return withHospital(hospitalCode, reply, ({ cashier }) =>
        act(cashier, billNo) ? answerDone(request, reply) : answerNotFound(reply, `bill to ${action}`),
      )
    },
  )
}
