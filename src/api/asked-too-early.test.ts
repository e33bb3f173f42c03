import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { askOnceMore } from './asked-too-early'

const cache = new QueryClient()
askOnceMore(cache)
const queryKey = ['patients']

/** A page that shows a list; what the hospital answers is told by hand, in turn. */
function openPage() {
  const answers: ((names: string[]) => void)[] = []
  const page = new QueryObserver<string[]>(cache, {
    queryKey,
    queryFn: () => new Promise((tell) => answers.push(tell)),
  })
  const leave = page.subscribe(() => undefined)

  return { answers, leave, shown: () => page.getCurrentResult().data }
}

afterEach(() => cache.clear())

it('a list that was on its way for the first time when somebody was added is asked for once more', async () => {
  const { answers, leave, shown } = openPage()
  cache.invalidateQueries({ queryKey })
  answers[0]?.(['Li Ming'])
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]?.(['Li Ming', 'Li Xiaoyu'])

  await vi.waitFor(() => expect(shown()).toEqual(['Li Ming', 'Li Xiaoyu']))
  expect(answers).toHaveLength(2)
  leave()
})

it('a list is asked for once where nothing has changed meanwhile', async () => {
  const { answers, leave, shown } = openPage()
  answers[0]?.(['Li Ming'])

  await vi.waitFor(() => expect(shown()).toEqual(['Li Ming']))
  expect(answers).toHaveLength(1)
  leave()
})

it('what was told meanwhile does not stand for the answer that is on its way', async () => {
  const { answers, leave, shown } = openPage()
  cache.invalidateQueries({ queryKey })
  cache.setQueryData(queryKey, ['Li Ming', 'Li Xiaoyu'])
  answers[0]?.(['Li Ming'])
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]?.(['Li Ming', 'Li Xiaoyu'])

  await vi.waitFor(() => expect(shown()).toEqual(['Li Ming', 'Li Xiaoyu']))
  leave()
})
