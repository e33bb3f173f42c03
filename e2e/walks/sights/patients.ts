import * as paths from '../../../src/lib/paths.ts'
import { never, opens, press, type Sight } from '../sight.ts'

/** Patients, their files and cards. */
export const patientsPages: Sight[] = [
  { name: 'patients', who: 'liMing', address: () => paths.patients() },
  { name: 'patient', who: 'liMing', address: ({ self }) => paths.patient({ patientId: self }) },
  { name: 'add-patient', who: 'liMing', address: () => paths.addPatient() },
  { name: 'open-file', who: 'liMing', address: () => paths.openFile() },
  { name: 'bind-file', who: 'liMing', address: () => paths.bindFile() },
]

/** The same loading, empty, refused, with a sheet open or a field wrong, and in their rarer states. */
export const patientsLooks: Sight[] = [
  { name: 'patients, empty', who: 'zhaoLei', address: () => paths.patients() },
  { name: 'patients, loading', who: 'liMing', address: () => paths.patients(), answers: never(/patients/) },
  {
    name: 'patients, refused',
    who: 'liMing',
    address: () => paths.patients(),
    answers: { path: /patients/, as: 'SERVER_BUSY' },
  },
  {
    name: 'patient, acting for the mother',
    who: 'liMing',
    address: ({ mother }) => paths.patient({ patientId: mother }),
  },
  {
    name: 'patient, removing',
    who: 'liMing',
    address: ({ mother }) => paths.patient({ patientId: mother }),
    act: opens('patients:detail.remove'),
  },
  {
    name: 'open-file, nothing filled in',
    who: 'liMing',
    address: () => paths.openFile(),
    async act(page, words) {
      await press('common:action.next')(page, words)
      await page.getByRole('alert').first().waitFor()
    },
  },
  {
    name: 'bind-file, nothing filled in',
    who: 'liMing',
    address: () => paths.bindFile(),
    async act(page, words) {
      await press('patients:bind.send')(page, words)
      await page.getByRole('alert').first().waitFor()
    },
  },
]
