import * as paths from '../../../src/lib/paths.ts'
import { INSTITUTION } from '../clinics.ts'
import type { Lives } from '../lives.ts'
import { aVisit, parkingIs, REQUEST, requestIs } from '../named-doctor.ts'
import { opens, press, type Sight } from '../sight.ts'

const toRequest = () => paths.doctorRequest({ requestId: REQUEST })
const toAsking = ({ doctorId }: Lives) => paths.askDoctor({ institutionId: INSTITUTION, doctorId })
const toParking = ({ appointments }: Lives) => paths.parking({ appointmentId: appointments.booked })

/** A time with a doctor whom one names, and a place for the car. */
export const namedDoctorPages: Sight[] = [
  { name: 'ask-doctor', who: 'liMing', address: toAsking },
  {
    name: 'doctor-requests',
    who: 'liMing',
    address: () => paths.doctorRequests(),
    answers: requestIs('fixed', aVisit(false)),
  },
  { name: 'doctor-request', who: 'liMing', address: toRequest, answers: requestIs('being_arranged') },
  { name: 'parking', who: 'liMing', address: toParking },
]

/** Empty, with a field wrong, and the states in which there is something to do. */
export const namedDoctorLooks: Sight[] = [
  {
    name: 'doctor, to be asked for',
    who: 'nobody',
    address: ({ doctorId }) => paths.doctor({ institutionId: INSTITUTION, doctorId }),
    answers: {
      path: /\/schedules/,
      as: ({ schedules }: { schedules: object[] }) => ({
        schedules: schedules.map((one) => ({ ...one, state: 'full', left: 0 })),
      }),
    },
  },
  {
    name: 'ask-doctor, no day chosen',
    who: 'liMing',
    address: toAsking,
    async act(page, words) {
      await press('named-doctor:ask.addWish')(page, words)
      await page
        .getByRole('button', { name: words.like('named-doctor:ask.submit') })
        .filter({ visible: true })
        .click()
      await page.getByRole('alert').first().waitFor()
    },
  },
  { name: 'doctor-requests, empty', who: 'zhaoLei', address: () => paths.doctorRequests() },
  {
    name: 'doctor-request, to pay',
    who: 'liMing',
    address: toRequest,
    answers: requestIs('to_pay', aVisit(true)),
  },
  {
    name: 'doctor-request, declined',
    who: 'liMing',
    address: toRequest,
    answers: requestIs('declined', { declineReason: 'The expert is abroad next month' }),
  },
  {
    name: 'doctor-request, asking before withdrawing',
    who: 'liMing',
    address: toRequest,
    answers: requestIs('submitted'),
    act: opens('named-doctor:request.withdraw.action'),
  },
  {
    name: 'parking, wrong plate',
    who: 'liMing',
    address: toParking,
    async act(page, words) {
      await page.getByRole('textbox', { name: words('parking:rest') }).fill('AO12345')
      await page.getByRole('alert').first().waitFor()
    },
  },
  { name: 'parking, expected', who: 'liMing', address: toParking, answers: parkingIs('expected') },
  { name: 'parking, not offered', who: 'liMing', address: toParking, answers: parkingIs(null, false) },
]
