import { expect, test } from 'vitest'
import { chosenMeans } from './chosen-means'

test('who has not chosen pays by the first means', () => {
  expect(chosenMeans(['wechat', 'unionpay'], undefined)).toBe('wechat')
})

test('who has chosen pays by that', () => {
  expect(chosenMeans(['wechat', 'unionpay'], 'unionpay')).toBe('unionpay')
})

test('a means that is offered no more is not paid by', () => {
  expect(chosenMeans(['wechat'], 'unionpay')).toBe('wechat')
  expect(chosenMeans([], 'unionpay')).toBeUndefined()
})
