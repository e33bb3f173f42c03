import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createManualClock } from '../lib/clock.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { people } from '../people.ts'
import { demoOrders } from './demo-orders.ts'
import { type LabTest, labTests, rangeFor } from './lab-tests.ts'
import { type ReportSystem, startReports } from './start-reports.ts'

const WANG = 'urn:tongzhen-sandbox:310001:patient-no|0100000101'

let laboratory: ReportSystem

beforeEach(async () => {
  laboratory = await start()
})
afterEach(() => laboratory.close())

function start({ folder, name = 'laboratory' }: { folder?: string; name?: 'laboratory' | 'imaging' } = {}) {
  const clock = createManualClock('2026-11-23T15:00:00+08:00')

  return startReports({ context: createSandboxContext({ folder, clock }), port: 0, name })
}

interface Bundle {
  total: number
  link: { relation: string; url: string }[]
  entry: { resource: { code: { text?: string } }; search: { mode: string } }[]
}

const callerOf = (system: ReportSystem, institutionCode = 'tz-central') => {
  const caller = system.credentials.institutions[institutionCode]
  if (caller?.baseUrl === undefined) throw new Error(`${institutionCode} has no credentials`)

  return { ...caller, baseUrl: caller.baseUrl }
}

async function search(params: Record<string, string>, { system = laboratory, token = '' } = {}) {
  const caller = callerOf(system)
  const response = await fetch(`${caller.baseUrl}/DiagnosticReport/_search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token || caller.token}` },
    body: new URLSearchParams(params),
  })
  const text = await response.text()

  return { status: response.status, text, bundle: JSON.parse(text) as Bundle }
}

const codesOf = ({ entry }: Bundle) => entry.flatMap(({ resource }) => resource.code.text ?? [])

describe('a search', () => {
  test('gives the reports of one patient, newest first, with their results when asked', async () => {
    const { bundle } = await search({ 'patient.identifier': WANG })
    const withResults = await search({ 'patient.identifier': WANG, _include: 'DiagnosticReport:result' })

    expect(codesOf(bundle)[0]).toBe('血糖与糖化血红蛋白')
    expect(bundle.entry.every(({ search: { mode } }) => mode === 'match')).toBe(true)
    expect(bundle.total).toBeGreaterThan(12)
    expect(withResults.bundle.entry.length).toBeGreaterThan(3 * bundle.total)
  })

  test('is narrowed by category and by when the report was issued', async () => {
    const microbiology = await search({ 'patient.identifier': WANG, category: 'MB' })
    const form = new URLSearchParams([
      ['patient.identifier', WANG],
      ['issued', 'ge2026-11-01T00:00:00+08:00'],
      ['issued', 'lt2026-11-03'],
    ])
    const caller = callerOf(laboratory)
    const response = await fetch(`${caller.baseUrl}/DiagnosticReport/_search`, {
      ...{ method: 'POST', body: form, headers: { authorization: `Bearer ${caller.token}` } },
    })

    expect(codesOf(microbiology.bundle)).toEqual(['尿培养及药敏'])
    expect(codesOf((await response.json()) as Bundle)).toEqual(['尿常规'])
  })

  test('comes in pages, each with the address of the next', async () => {
    const whole = codesOf((await search({ 'patient.identifier': WANG })).bundle)
    let { bundle } = await search({ 'patient.identifier': WANG, _count: '5' })
    const seen = codesOf(bundle)
    while (bundle.link[0] !== undefined) {
      const headers = { authorization: `Bearer ${callerOf(laboratory).token}` }
      bundle = (await (await fetch(bundle.link[0].url, { headers })).json()) as Bundle
      seen.push(...codesOf(bundle))
    }

    expect(seen).toEqual(whole)
  })

  test('writes decimals as they were printed', async () => {
    const { text } = await search({ 'patient.identifier': WANG, _include: 'DiagnosticReport:result' })

    expect([text.includes('"value":7.0,'), text.includes('decimal:')]).toEqual([true, false])
  })

  test('by a stranger, or with a parameter that is not known, is refused', async () => {
    const stranger = await search({ 'patient.identifier': WANG }, { token: 'not-the-token' })
    const unknown = await search({ 'patient.identifier': WANG, colour: 'red' })
    const other = callerOf(laboratory, 'tz-jiangwan')

    expect([stranger.status, unknown.status]).toEqual([401, 400])
    expect(await search({ 'patient.identifier': WANG }, { token: other.token })).toMatchObject({
      status: 401,
    })
  })

  test('finds nothing under the number of another hospital', async () => {
    const elsewhere = WANG.replace('310001', '310002')

    expect((await search({ 'patient.identifier': elsewhere })).bundle.total).toBe(0)
  })

  test('is told that the system is busy', async () => {
    laboratory.faults.add({ kind: 'busy', probability: 1, count: 1 })

    expect((await search({ 'patient.identifier': WANG })).status).toBe(503)
  })
})

describe('the histories', () => {
  test('have reports of everybody whose file a hospital with a laboratory holds', async () => {
    const imaging = await start({ name: 'imaging' })
    const found = [laboratory, imaging].flatMap((system) =>
      ['tz-central', 'tz-jiangwan'].flatMap((one) => system.shelfOf(one).list()),
    )
    await imaging.close()

    for (const { files } of people)
      for (const { hospitalCode, patientNo } of files)
        if (hospitalCode !== '310003') expect(found.some((one) => one.patientNo === patientNo)).toBe(true)
    expect(found.filter(({ category }) => category === 'RAD').length).toBeGreaterThan(1)
    expect(found.length).toBeGreaterThan(50)
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
  })

  test('are those of people and hospitals that exist', () => {
    for (const [personId, hospitals] of Object.entries(demoOrders)) {
      const person = people.find(({ id }) => id === personId)
      for (const hospitalCode of Object.keys(hospitals))
        expect(person?.files.map((file) => file.hospitalCode)).toContain(hospitalCode)
    }
  })

  test('stay the same when the laboratory is started again, and after a reset', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reports-'))
    const first = await start({ folder })
    const before = first.shelfOf('tz-central').list()
    first.reset()
    expect(first.shelfOf('tz-central').list()).toEqual(before)
    await first.close()
    const second = await start({ folder })

    expect(second.shelfOf('tz-central').list()).toEqual(before)
    await second.close()
  })
})

test('nobody is in two rows of the reference table, whatever their age', () => {
  for (const test of Object.values(labTests) as LabTest[])
    for (const sex of ['female', 'male'] as const)
      for (let ageYears = 0; ageYears <= 100; ageYears++) {
        const row = rangeFor(test, { sex, ageYears })
        const others = test.ranges.filter((one) => one !== row)
        expect(rangeFor({ ...test, ranges: others }, { sex, ageYears })).toBeUndefined()
      }
})
