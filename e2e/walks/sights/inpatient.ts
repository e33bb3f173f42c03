import * as paths from '../../../src/lib/paths.ts'
import { INSTITUTION } from '../clinics.ts'
import {
  costsAre,
  dailyListsAre,
  dischargeOrdersAre,
  NOTICE,
  noNotices,
  noStays,
  noticesAre,
  STAY,
  staysAre,
} from '../inpatient.ts'
import type { Lives } from '../lives.ts'
import { fails, never, press, type Sight } from '../sight.ts'

const ofSelf = ({ self }: Lives) => ({ patientId: self, institutionId: INSTITUTION })
const stays = () => paths.stays()
const aTopUp = (lives: Lives) => paths.topUp({ ...ofSelf(lives), stayId: STAY })
const aList = (lives: Lives) => paths.dailyList({ ...ofSelf(lives), stayId: STAY })
const someOrders = (lives: Lives) => paths.dischargeOrders({ ...ofSelf(lives), stayId: STAY })
const anAdmission = (lives: Lives) => paths.admission({ ...ofSelf(lives), noticeId: NOTICE })

/** A stay in hospital, and what it all costs. */
export const inpatientPages: Sight[] = [
  { name: 'stays', who: 'liMing', address: stays, answers: [staysAre(), noNotices] },
  { name: 'top-up', who: 'liMing', address: aTopUp, answers: staysAre() },
  { name: 'daily list', who: 'liMing', address: aList, answers: dailyListsAre },
  { name: 'discharge orders', who: 'liMing', address: someOrders, answers: dischargeOrdersAre() },
  { name: 'admission', who: 'liMing', address: anAdmission, answers: noticesAre() },
  { name: 'costs', who: 'liMing', address: () => paths.costs(), answers: costsAre() },
]

/** The same loading, empty, refused, and in their rarer states. */
export const inpatientLooks: Sight[] = [
  { name: 'stays, newcomer', who: 'zhaoLei', address: stays },
  { name: 'stays, loading', who: 'liMing', address: stays, answers: [never(/\/stays$/), noNotices] },
  { name: 'stays, refused', who: 'liMing', address: stays, answers: [fails(/\/stays$/), noNotices] },
  { name: 'stays, none, a bed waits', who: 'liMing', address: stays, answers: [noStays, noticesAre()] },
  {
    name: 'stays, of the mother, money owed, only at the counter',
    who: 'liMing',
    address: ({ mother }) => paths.stays({ patientId: mother }),
    answers: [staysAre({ balanceFen: -4_520, lastsDays: null, bedNumber: null }, []), noNotices],
  },
  {
    name: 'stays, without a card',
    who: 'liMing',
    address: stays,
    answers: [{ path: /\/stays$/, as: 'CARD_REQUIRED' }, noNotices],
  },
  {
    name: 'top-up, too little',
    who: 'liMing',
    address: aTopUp,
    answers: staysAre(),
    async act(page, words) {
      const field = page.getByRole('textbox', { name: words('inpatient:topUp.amount') })
      await field.fill('5')
      await field.blur()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'top-up, over', who: 'liMing', address: aTopUp, answers: staysAre({ topUp: null }) },
  {
    name: 'top-up, another one under way',
    who: 'liMing',
    address: aTopUp,
    answers: [staysAre(), { path: /\/api\/payments$/, method: 'POST', as: 'TOP_UP_IN_PAYMENT' }],
    async act(page, words) {
      await page.getByRole('radio').first().click()
      await page.getByRole('button', { name: words.like('inpatient:topUp.pay') }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'daily list, something taken back',
    who: 'liMing',
    address: aList,
    answers: dailyListsAre,
    act: (page) => page.getByRole('radio').nth(1).click(),
  },
  { name: 'daily list, loading', who: 'liMing', address: aList, answers: never(/\/costs$/) },
  {
    name: 'daily list, gone',
    who: 'liMing',
    address: aList,
    answers: { path: /\/costs$/, as: 'STAY_GONE' },
  },
  {
    name: 'discharge orders, not written yet',
    who: 'liMing',
    address: someOrders,
    answers: dischargeOrdersAre(false),
  },
  {
    name: 'admission, nothing filled in',
    who: 'liMing',
    address: anAdmission,
    answers: noticesAre(),
    async act(page, words) {
      await press('inpatient:admission.submit')(page, words)
      await page.getByRole('alert').first().waitFor()
    },
  },
  {
    name: 'admission, done',
    who: 'liMing',
    address: anAdmission,
    answers: noticesAre({ state: 'admitted', stayId: STAY }),
  },
  {
    name: 'costs, none',
    who: 'liMing',
    address: () => paths.costs(),
    answers: costsAre([]),
  },
  { name: 'costs, refused', who: 'liMing', address: () => paths.costs(), answers: fails(/\/costs$/) },
]
