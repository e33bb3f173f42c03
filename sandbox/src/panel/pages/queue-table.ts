import type { Session } from '../../group/session.ts'
import type { HospitalHis } from '../../his/hospital-his.ts'
import type { QueueEntry, QueueStatus } from '../../his/queue/session-queue.ts'
import { html, type SafeHtml } from '../../lib/html.ts'
import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { both } from './page-frame.ts'
import { actionButton, chip, type Tone, table } from './parts.ts'

const statusWords: Record<QueueStatus, { words: [string, string]; tone: Tone }> = {
  WAITING: { words: ['候诊', 'waiting'], tone: 'attention' },
  CALLED: { words: ['已叫号', 'called'], tone: 'good' },
  MISSED: { words: ['过号', 'missed'], tone: 'bad' },
  DONE: { words: ['已就诊', 'seen'], tone: 'quiet' },
}

/** Who waits at a clinic, and what its nurse may do: call the next, note that nobody came, let people check in. */
export function queueTable(his: HospitalHis, { scheduleNo }: Session): SafeHtml {
  const api = `/panel/api/his/${his.hospital.institution.hospitalCode}/sessions/${scheduleNo}/queue`
  const entries = his.queue.queueOf(scheduleNo)?.entries ?? []

  return html`<p>${actionButton({ action: `${api}/next`, label: both('叫下一位', 'Call the next') })}
${actionButton({ action: `${api}/miss`, label: both('没有到，再叫或过号', 'Did not come') })}
${actionButton({ action: `${api}/fill`, label: both('再来 5 位', 'Five more check in'), fields: { waiting: '5' } })}</p>
${table({
  columns: [
    both('序号', 'Number'),
    both('患者', 'Patient'),
    both('报到', 'Checked in'),
    both('状态', 'State'),
    '',
  ],
  rows: entries.map((entry) => [
    entry.queueNo === 0 ? '—' : String(entry.queueNo),
    nameOf(his, entry),
    shanghaiDateTime(entry.checkedInAtMs).slice(11, 16),
    html`${chip(statusWords[entry.status].words.join(' '), statusWords[entry.status].tone)} ${entry.calls > 1 && `×${entry.calls}`}`,
    entry.status === 'MISSED' &&
      actionButton({
        action: `${api}/take-back`,
        label: both('重新候诊', 'Wait again'),
        fields: { orderNo: entry.orderNo ?? '' },
      }),
  ]),
  empty: both('还没有人报到', 'Nobody has checked in'),
})}`
}

function nameOf({ staff }: HospitalHis, { orderNo }: QueueEntry) {
  const order = staff.orders().find((one) => one.orderNo === orderNo)
  if (order === undefined) return both('其他患者', 'Somebody else')

  return staff.findFile(order.patientNo)?.name ?? order.patientNo
}
