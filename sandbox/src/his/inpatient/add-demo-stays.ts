import { bilingual } from '../../group/bilingual.ts'
import type { Hospital } from '../../group/hospital.ts'
import type { Clock } from '../../lib/clock.ts'
import { createRandom } from '../../lib/random.ts'
import { addDays, instantOf, shanghaiDate } from '../../lib/shanghai-time.ts'
import type { Store } from '../../lib/store.ts'
import type { DemoPerson } from '../../people.ts'
import type { Sequence } from '../sequence.ts'
import { type DemoNotice, type DemoStay, demoNotices, demoStays } from './demo-stays.ts'
import type { StayShelf } from './stay-shelf.ts'

/**
 * Puts in the stays and the notices that demo people have from the beginning, once for each person: dated back from
 * the day of the first start. From then on a stay grows by a day each day.
 */
export function addDemoStays(options: {
  hospital: Hospital
  store: Store
  clock: Clock
  seed: string
  sequence: Sequence
  shelf: StayShelf
  people: readonly DemoPerson[]
}): void {
  const { hospital, store, clock, seed, sequence, shelf, people } = options
  const { hospitalCode } = hospital.institution
  const isAdded = store.collection<true>(`${hospitalCode}/demo-stays`)
  const today = shanghaiDate(clock.now())

  store.transaction(() => {
    for (const { id, files } of people) {
      const file = files.find((one) => one.hospitalCode === hospitalCode)
      if (file === undefined || isAdded.has(id)) continue
      // The oldest first, so that their numbers rise.
      const stays = [...(demoStays[id]?.[hospitalCode] ?? [])].reverse()
      for (const stay of stays) addStay(stay, file.patientNo)
      for (const notice of demoNotices[id]?.[hospitalCode] ?? []) addNotice(notice, file.patientNo)
      isAdded.set(id, true)
    }
  })

  function addStay(stay: DemoStay, patientNo: string): void {
    const admittedOn = addDays(today, -stay.admittedDaysAgo)
    const year = admittedOn.slice(0, 4)
    const admissionNo = `Z${year}${String(sequence.next('stay')).padStart(6, '0')}`
    const { discharge } = stay
    shelf.save({
      ...{ admissionNo, patientNo, bedNo: stay.bedNo },
      ...placeOf(stay.specialty, patientNo),
      admittedAtMs: instantOf(admittedOn, '09:20'),
      wardName: bilingual(stay.ward),
      diagnosis: bilingual(stay.diagnosis),
      everyDay: stay.everyDay,
      onDay: stay.onDay ?? {},
      counterFen: stay.counterYuan * 100,
      ...(discharge && {
        discharge: {
          dischargedAtMs: instantOf(addDays(today, -discharge.daysAgo), '10:40'),
          insuranceFen: discharge.insuranceYuan * 100,
          orders: discharge.orders,
        },
      }),
    })
  }

  function addNotice(notice: DemoNotice, patientNo: string): void {
    const issuedOn = addDays(today, -notice.issuedDaysAgo)
    shelf.saveNotice({
      noticeNo: `N${issuedOn.replaceAll('-', '')}${String(sequence.next('notice')).padStart(4, '0')}`,
      patientNo,
      ...placeOf(notice.specialty, patientNo),
      issuedAtMs: instantOf(issuedOn, '11:05'),
      admitDate: addDays(today, notice.inDays),
      wardName: bilingual(notice.ward),
      place: bilingual(notice.place),
      diagnosis: bilingual(notice.diagnosis),
      depositFen: notice.depositYuan * 100,
      bring: notice.bring.map(bilingual),
    })
  }

  function placeOf(specialty: string, patientNo: string) {
    const place = hospital.institution.departments.findIndex((one) => one.specialty === specialty)
    const department = hospital.departments[place]
    if (department === undefined) throw new Error(`the hospital has no ${specialty}`)
    const doctors = hospital.doctors.filter(
      (doctor) => doctor.departmentCode === department.departmentCode && !doctor.isTeam,
    )
    const doctor = createRandom(`${seed}/demo-stay/${hospitalCode}/${patientNo}/${specialty}`).pick(doctors)

    return { departmentName: department.name, doctorName: doctor.name }
  }
}
