import { expect, it } from 'vitest'
import { normalizePlate, plateProblem, spacedPlate } from './plates.ts'

it.each([
  ['沪A12345', 'a car of Shanghai'],
  ['沪a·d12345', 'a small car of new energy, as it is typed'],
  ['粤B12345D', 'a large one'],
  ['粤ZF023港', 'a car that crosses to Hong Kong'],
  ['粤Z1234澳', 'a car that crosses to Macau'],
  ['沪A1234领', 'a consul’s'],
  ['224012使', 'an embassy’s'],
  ['AB 1234', 'a car of Hong Kong'],
  ['MA-12-34', 'a car of Macau'],
])('%s is taken: %s', (plate) => {
  expect(plateProblem(plate)).toBeUndefined()
})

it.each(['沪A1234', '沪A123456', '沪AI2345', '12345', '沪12345', 'ABC1234', '新A1234使', '沪AL12345'])(
  '%s is on no car',
  (plate) => {
    expect(plateProblem(plate)).toBe('malformed')
  },
)

it('an empty plate is missing, and one is read out with its dot', () => {
  expect(plateProblem(' ')).toBe('required')
  expect(spacedPlate(normalizePlate('沪a d12345'))).toBe('沪A·D12345')
  expect(spacedPlate('AB1234')).toBe('AB1234')
})
