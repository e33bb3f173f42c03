import { QueryClient, QueryClientProvider, QueryObserver } from '@tanstack/react-query'
import type { ButtonProps } from 'antd'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { expect, test, vi } from 'vitest'
import { ConsoleError } from '../api/client'
import { enUS } from '../locales/english'
import { Page } from './page'

const buttons = vi.hoisted<ButtonProps[]>(() => [])
vi.mock('antd', async (importAntd) => ({
  ...(await importAntd<object>()),
  Button(props: ButtonProps) {
    buttons.push(props)

    return props.children
  },
}))

test('“try again” on a page loads what it could not, and nothing else', async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'en-US', resources: { 'en-US': { translation: enUS } }, showSupportNotice: false })
  const queries = new QueryClient()
  const answers = { broken: vi.fn(() => Promise.reject(new ConsoleError('INTERNAL'))), whole: vi.fn(() => 1) }
  const seen = Object.entries(answers).map(([name, queryFn]) => {
    const observer = new QueryObserver<number>(queries, { queryKey: [name], queryFn, retry: false })
    observer.subscribe(() => undefined)

    return observer
  })
  await vi.waitUntil(() => seen.every((one) => one.getCurrentResult().fetchStatus === 'idle'))
  const [broken] = seen
  const page = renderToStaticMarkup(
    createElement(
      QueryClientProvider,
      { client: queries },
      createElement(Page, { title: 'Reviews', error: broken?.getCurrentResult().error }),
    ),
  )
  expect(page).toContain('Try again')

  answers.broken.mockResolvedValueOnce(7 as never)
  buttons[0]?.onClick?.({} as never)
  await vi.waitUntil(() => broken?.getCurrentResult().isSuccess)

  expect(broken?.getCurrentResult().data).toBe(7)
  expect(answers.broken).toHaveBeenCalledTimes(2)
  expect(answers.whole).toHaveBeenCalledTimes(1)
})
