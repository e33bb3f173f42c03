import { randomBytes } from 'node:crypto'
import type { InstitutionData } from '../group/institution.ts'
import { groupInstitutions } from '../group/institutions/group-institutions.ts'
import { Sequence } from '../his/sequence.ts'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { yuanOf } from '../lib/yuan.ts'
import { type InvoiceCaller, openRequest, sealAnswer } from './envelope.ts'
import { type Invoice, InvoiceBook } from './invoice-book.ts'
import { type InvoiceMethod, invoiceMethods } from './invoice-methods.ts'
import { invoicePage } from './invoice-page.ts'
import { invoicePdf } from './invoice-pdf.ts'
import { type Decision, toResult } from './result.ts'

/** By the institution's id; the section `invoices` of credentials.json. */
export interface InvoiceCredentials {
  institutions: Record<string, InvoiceCaller>
}

export interface InvoicePlatform extends OutsideSystem {
  readonly book: InvoiceBook
  readonly credentials: InvoiceCredentials
}

export interface StartInvoicesOptions {
  context: SandboxContext
  port: number
  /** Without them, the three of the group. */
  institutions?: readonly InstitutionData[]
}

/**
 * The fiscal e-invoice platform (财政电子票据, insurance.md §7.1; docs/interfaces/e-invoices.md):
 * `POST /api/medical/{method}`, and for whoever looks at an invoice `GET /view/{batch}/{number}/{check code}`.
 */
export async function startInvoices(options: StartInvoicesOptions): Promise<InvoicePlatform> {
  const { context, port, institutions = groupInstitutions } = options
  const system = createOutsideSystem({
    name: 'invoices',
    title: '财政电子票据 E-invoices',
    context,
    isQuiet: ({ url }) => url.startsWith('/view/'),
    busyAnswer: ({ body }) => answer(body, { refused: 'busy' }),
    describe: () => [
      {
        title: '票据 Invoices',
        columns: [
          '开票时间',
          '机构',
          '代码 Batch',
          '号码 Number',
          '交款人 Payer',
          '金额 Amount',
          '状态 State',
          '业务流水号',
        ],
        rows: book.list().slice(0, 50).map(invoiceRow),
      },
    ],
  })
  const sequence = new Sequence({ store: system.store, hospitalCode: 'invoices' })
  const book = new InvoiceBook({ store: system.store, clock: context.clock, sequence })
  const credentials = await callersOf(context, institutions)
  const callers = Object.entries(credentials.institutions)
  const pictureUrl = ({ billBatchCode, billNo, random }: Invoice) =>
    `${system.origin}/view/${billBatchCode}/${billNo}/${random}`
  const fileOf = (invoice: Invoice) => invoicePdf(invoice, nameOf(invoice))

  for (const [method, decide] of invoiceMethods({ book, pictureUrl, fileOf })) {
    system.app.post(`/api/medical/${method}`, async ({ body }) => answer(body, decide))
  }
  system.app.get<{ Params: { billBatchCode: string; billNo: string; random: string } }>(
    '/view/:billBatchCode/:billNo/:random',
    async ({ params }, reply) => {
      const invoice = book.find(params)
      if (invoice === undefined || invoice.random !== params.random)
        return reply.code(404).send({ message: 'no such invoice' })

      return reply.type('text/html; charset=utf-8').send(invoicePage(invoice, nameOf(invoice)))
    },
  )

  /** Whoever asks is known by `appid`; an answer to a stranger is signed with nobody's key. */
  function answer(body: unknown, decided: InvoiceMethod | Decision) {
    const appId = String((body as { appid?: unknown } | undefined)?.appid)
    const [institutionCode, caller] = callers.find(([, one]) => one.appId === appId) ?? []
    const opened = caller && openRequest(caller, body)
    if (institutionCode === undefined || caller === undefined || opened === undefined) {
      const signer = caller ?? { appId, appKey: '', placeCode: '' }

      return sealAnswer(signer, toResult({ refused: 'callerUnknown' }))
    }
    const decision =
      typeof decided === 'function' ? decided({ institutionCode, caller, body: opened }) : decided

    return sealAnswer(caller, toResult(decision))
  }

  function nameOf({ institutionCode }: Invoice): string {
    return institutions.find((one) => one.institutionCode === institutionCode)?.name[0] ?? institutionCode
  }

  const baseUrl = await system.listen(port)
  context.credentials.publish('invoices', { institutions: credentials.institutions, baseUrl })

  return Object.assign(system, { book, credentials })
}

async function callersOf(
  context: SandboxContext,
  institutions: readonly InstitutionData[],
): Promise<InvoiceCredentials> {
  const known = await context.credentials.section<InvoiceCredentials>('invoices', () => ({
    institutions: {},
  }))
  const callers = { ...known.institutions }
  for (const { institutionCode, hospitalCode } of institutions) {
    callers[institutionCode] ??= {
      appId: `EINV${hospitalCode}`,
      appKey: randomBytes(16).toString('hex'),
      placeCode: `${hospitalCode}01`,
    }
  }

  return { institutions: callers }
}

function invoiceRow({ createdAtMs, institutionCode, billBatchCode, billNo, request, ...invoice }: Invoice) {
  const isRed = invoice.takesBack !== undefined
  const state = isRed ? '红字 red' : invoice.scarlet === undefined ? '有效 valid' : '已冲红 taken back'
  const amount = `${isRed ? '-' : ''}${yuanOf(request.totalFen)}`

  return [
    shanghaiDateTime(createdAtMs),
    ...[institutionCode, billBatchCode, billNo, request.payer, amount, state, request.busNo],
  ]
}
