import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { reportsRoutes } from '@tongzhen/contract/reports'
import type { ZodType } from 'zod'
import { createSecrets } from '../../../sandbox/src/create-secrets.ts'
import { newReport } from '../../../sandbox/src/reports/new-report.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { startBalancer } from '../balancer.ts'
import { prepareBffProcesses } from '../bff-process.ts'
import { type Booker, CENTRAL, centralHospital } from '../booking/booking-desk.ts'
import { gatherCrowd } from '../booking/crowd.ts'
import { Caller } from '../caller.ts'
import { createTestBff } from '../harness.ts'
import { startMortalDatabase } from '../mortal-database.ts'
import { percentile, printTable } from '../tally.ts'

/**
 * From the laboratory's finishing a report to the list of reports on the patient's open page: many pages that follow as
 * the client does, each of another person, over two BFFs on the embedded database; events in a steady stream, to either
 * of them. The sandbox is on the same machine, in the process that plays the pages.
 */
const PAGES = Number(process.env.BENCH_PAGES ?? 500)
const EVENTS_PER_SECOND = 10

const dataDir = mkdtempSync(join(tmpdir(), 'tongzhen-bench-'))
const database = await startMortalDatabase(dataDir)
const bff = await createTestBff({ databaseUrl: database.url, secrets: await createSecrets() })
const startBff = await prepareBffProcesses(bff.ground.config)
const replicas = [await startBff(), await startBff()]
let turn = 0
/** Every other event goes to the replica at which its page does not wait. */
const inTurn = () => replicas[Math.floor(turn++ / 2) % replicas.length]?.origin ?? ''
const door = await startBalancer(inTurn)
const { laboratory, events } = bff.sandbox
Object.assign(events.settings, { receiver: door.origin })

try {
  const hospital = centralHospital(bff)
  const crowd = await gatherCrowd(bff, { hospital, size: PAGES })
  const files = hospital.staff.files().slice(-PAGES)
  const pages = await inGroups(crowd, (booker, index) => openPage(booker, replicas[index % 2]?.origin ?? ''))
  const startedMs = performance.now()
  const times: number[] = []
  const shown = pages.map(async (page, index) => {
    await sleep((index * 1000) / EVENTS_PER_SECOND)
    const { patientNo, birthDate: bornOn } = files[index] ?? { patientNo: '', birthDate: '' }
    const report = newReport('glucose', { patientNo, sex: 'male', bornOn }, Date.now())
    const finishedMs = performance.now()
    laboratory.finish(CENTRAL, report)
    await page.shows(`laboratory.${report.id}`)
    times.push(performance.now() - finishedMs)
  })
  await Promise.all(shown)
  const seconds = (performance.now() - startedMs) / 1000
  times.sort((a, b) => a - b)

  printTable([
    ['machine', `${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}`],
    ['open pages', `${PAGES}, over ${replicas.length} BFFs`],
    ['events', `${times.length} in ${seconds.toFixed(0)} s`],
    ['finished to shown, ms', `p50 ${percentile(times, 0.5)}, p99 ${percentile(times, 0.99)}`],
    ['slowest, ms', String(percentile(times, 1))],
  ])
} finally {
  door.close()
  for (const replica of replicas) await replica.stop()
  await bff.close()
  await database.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

/** A list of reports in sight: it follows the hospital's news, and is fetched anew when there are any. */
async function openPage({ device, patientId }: Booker, origin: string) {
  const caller = new Caller({ device, origin: () => origin })
  const base = `/api/patients/${patientId}/institutions/${CENTRAL}`
  const to = shanghaiDate(new Date())
  const get = async <T>(path: string, answer: ZodType<T>): Promise<T> => {
    const got = await caller.insist({ method: 'GET', path: `${base}${path}` }, answer)
    if ('refused' in got) throw new Error(`a page was refused: ${got.refused}`)

    return got.answer
  }
  const list = () => get(`/reports?from=${addDays(to, -365)}&to=${to}`, reportsRoutes.listReports.response)
  const follow = (waitFor: number) =>
    get(`/report-news?waitFor=${waitFor}`, reportsRoutes.followReportNews.response)
  const { newsVersion } = await list()
  const settled = (async () => {
    for (let version = newsVersion; ; ) {
      const answer = await follow(version)
      if (answer.version > version) return (await list()).reports
      version = answer.version
    }
  })()

  return {
    async shows(reportId: string) {
      const reports = await settled
      if (!reports.some((one) => one.reportId === reportId)) throw new Error('the report is not on the page')
    },
  }
}

/** So that 500 pages are not opened in the same moment. */
async function inGroups<Item, Made>(
  items: readonly Item[],
  make: (item: Item, index: number) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = []
  for (let from = 0; from < items.length; from += 10)
    made.push(...(await Promise.all(items.slice(from, from + 10).map((item, at) => make(item, from + at)))))

  return made
}
