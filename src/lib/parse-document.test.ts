import { expect, test } from 'vitest'
import { parseDocument } from './parse-document'

test('an agreement is read as heads and paragraphs', () => {
  expect(
    parseDocument('# 1. Who we are\n\nA hospital.\nIts patients.\n\n\n# 2. Your account\n\nOne phone.\n'),
  ).toEqual([
    { text: '1. Who we are', isHead: true },
    { text: 'A hospital.\nIts patients.', isHead: false },
    { text: '2. Your account', isHead: true },
    { text: 'One phone.', isHead: false },
  ])
})
