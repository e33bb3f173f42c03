import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { Store } from './store.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})

const open = () => new Store({ folder, name: 'ward' })
const journal = () => join(folder, 'ward.journal')

describe('a store that was not closed', () => {
  test('has every value again, and none that was removed', () => {
    const beds = open().collection<{ patient: string }>('beds')
    beds.set('1', { patient: 'li-ming' })
    beds.set('2', { patient: 'chen-jing' })
    beds.set('1', { patient: 'wang-xiuying' })
    beds.delete('2')

    expect([...open().collection('beds').entries()]).toEqual([['1', { patient: 'wang-xiuying' }]])
  })

  test('forgets a change that broke off in the middle and goes on after it', () => {
    open().collection<number>('beds').set('1', 1)
    appendFileSync(journal(), '[["beds","2",')
    open().collection<number>('beds').set('3', 3)

    expect([...open().collection<number>('beds').entries()]).toEqual([
      ['1', 1],
      ['3', 3],
    ])
  })

  test('has all changes of a transaction or none', () => {
    const store = open()
    store.transaction(() => {
      store.collection('beds').set('1', 'li-ming')
      store.collection('patients').set('li-ming', '1')
    })

    expect(readFileSync(journal(), 'utf8').trim().split('\n')).toHaveLength(1)
    expect(open().collection('patients').get('li-ming')).toBe('1')
  })

  test('says which line is damaged, and how to begin afresh', () => {
    open().collection('beds').set('1', 'li-ming')
    writeFileSync(journal(), `nonsense\n${readFileSync(journal(), 'utf8')}`)

    expect(open).toThrow(/ward\.journal is damaged at line 1; "npm run reset"/)
  })
})

test('a long journal is made short again without losing a value', () => {
  const store = open()
  const beds = store.collection<number>('beds')
  for (let change = 0; change < 10_000; change += 1) beds.set(String(change % 50), change)

  expect(readFileSync(journal(), 'utf8').split('\n').length).toBeLessThan(2_100)
  expect([...open().collection<number>('beds').entries()]).toEqual([...beds.entries()])
})

test('a store that is emptied stays empty', () => {
  const store = open()
  store.collection('beds').set('1', 'li-ming')
  store.clear()

  expect(open().collection('beds').size).toBe(0)
})
