import type { Texts } from '../texts'
import type zh from '../zh-CN/home-designs'

const homeDesigns: Texts<typeof zh> = {
  more: 'More services',
  less: 'Show fewer',
  callDesk: 'Call the hospital {{phone}}',
  moment: { before: 'Before the visit', at: 'At the hospital', after: 'After the visit' },
  present: 'Now',
  ask: {
    label: 'What do you need?',
    placeholder: 'e.g. pay, results, heart',
    often: 'Often asked for',
    found: 'You can do this here',
    none: 'There is no service called “{{words}}”. Try the doctors and departments.',
    doctors: 'Find “{{words}}” among doctors and departments',
    mode: 'Switch to elder mode',
    modeHint: 'Bigger letters, fewer choices',
    words: {
      mode: 'large text big letters senior easy mode simple elderly font size',
      byDepartment: 'appointment book register department clinic see a doctor',
      byDoctor: 'appointment book doctor specialist physician',
      visits: 'appointment cancel change check in queue number waiting',
      pay: 'bill fee cost charge insurance money medicine',
      reports: 'result test lab blood scan x-ray imaging examination',
      inpatient: 'hospital stay ward admission discharge deposit bed',
      code: 'qr code health card scan barcode',
      patients: 'family child parent card file record add link',
      special: 'premium vip international',
      mdt: 'consultation team specialists',
      followed: 'favourite saved again follow-up',
      assistant: 'which department symptom triage assistant chat what is wrong ill',
      hospital: 'address map parking metro bus phone notices experts health education',
    },
  },
  hospital: {
    address: 'Address',
    departments: 'Departments',
    allDepartments: 'See all departments',
    services: 'Services',
  },
}
export default homeDesigns
