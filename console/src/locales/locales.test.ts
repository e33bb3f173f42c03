import { consoleRoutes } from '@tongzhen/contract/console-routes'
import { staffErrorStatus } from '@tongzhen/contract/errors'
import { channels } from '@tongzhen/contract/headers'
import { homeDesigns } from '@tongzhen/contract/home-designs'
import { institutionTextNames } from '@tongzhen/contract/institution-settings'
import { institution } from '@tongzhen/contract/institutions'
import { proposalStates, reviewDecisions } from '@tongzhen/contract/reviews'
import type { Route } from '@tongzhen/contract/route'
import { auditActions, staffRoleNames, staffStates } from '@tongzhen/contract/staff-roles'
import {
  callOutcomes,
  namedDoctorStates,
  parkingStates,
  paymentMeans,
  paymentPurposes,
  paymentStates,
  refundReasons,
  refundStates,
  refundSteps,
  refundWays,
} from '@tongzhen/contract/states'
import { expect, test } from 'vitest'
import { ledgerAccounts } from '../../../bff/src/modules/payments/order'
import { orderStates } from '../../../bff/src/modules/payments/states'
import { zhCN } from './chinese'
import { enUS } from './english'

const textsOf = (part: object): Map<string, string> =>
  new Map(
    Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[name, value] as const]
        : [...textsOf(value as object)].map(([key, text]) => [`${name}.${key}`, text] as const),
    ),
  )
const chinese = textsOf(zhCN)
const english = textsOf(enUS)
const gapsIn = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

test('what is said in one language is said in the other, with the same gaps', () => {
  expect([...english.keys()]).toEqual([...chinese.keys()])
  for (const [key, text] of chinese) expect(gapsIn(english.get(key)), key).toEqual(gapsIn(text))
})

test('no text is empty, Chinese has Chinese in it, and English has none but for the way to Chinese', () => {
  for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('')
  const keysWhere = (texts: Map<string, string>, isSo: (text: string) => boolean) =>
    [...texts].filter(([key, text]) => key !== 'language' && isSo(text)).map(([key]) => key)
  const words = (text: string) => text.replaceAll(/\{\{\w+\}\}/g, '')
  expect(keysWhere(chinese, (text) => /\p{L}/u.test(words(text)) && !/\p{Script=Han}/u.test(text))).toEqual(
    [],
  )
  expect(keysWhere(english, (text) => /\p{Script=Han}/u.test(text))).toEqual([])
})

test('every way in which the console is refused has a text, and so has everything it names', () => {
  const listed = Object.values<Route>(consoleRoutes).flatMap((route) => [...(route.errors ?? [])])
  const codes = [...Object.keys(staffErrorStatus), ...listed]
  expect(Object.keys(zhCN.error)).toEqual(expect.arrayContaining(codes))
  expect(Object.keys(zhCN.state)).toEqual(expect.arrayContaining([...orderStates]))
  for (const texts of [zhCN.decision, zhCN.decisionWhat, zhCN.decisionSure])
    expect(Object.keys(texts)).toEqual(expect.arrayContaining([...reviewDecisions]))
  for (const [texts, names] of [
    [zhCN.account, ledgerAccounts],
    [zhCN.proposal, proposalStates],
    [zhCN.action, auditActions],
    [zhCN.role, staffRoleNames],
    [zhCN.staffState, staffStates],
    [zhCN.paymentState, paymentStates],
    [zhCN.means, paymentMeans],
    [zhCN.purpose, paymentPurposes],
    [zhCN.requestState, namedDoctorStates],
    [zhCN.callOutcome, callOutcomes],
    [zhCN.parkingState, parkingStates],
    [zhCN.refundState, refundStates],
    [zhCN.refundStep, refundSteps],
    [zhCN.refundWay, refundWays],
    [zhCN.refundReason, refundReasons],
    [zhCN.homeDesign, homeDesigns],
    [zhCN.homeDesignWhat, homeDesigns],
    [zhCN.module, institution.shape.modules.element.options],
    [zhCN.channel, channels],
    [zhCN.settingText, institutionTextNames],
  ] as const)
    expect(Object.keys(texts).sort()).toEqual([...names].sort())
})
