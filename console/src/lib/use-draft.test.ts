import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Outlet, Route, Routes, StaticRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useDraft } from './use-draft'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

type Draft = ReturnType<typeof useDraft<string>>

function Field({ name, onDrawn }: { name: string; onDrawn: (draft: Draft) => void }) {
  onDrawn(useDraft(name, ''))

  return null
}

/** The window of whoever is at the desk, read anew: what stands in the field, and what can be done with it. */
function open(staffId: string, name = 'Why is it refunded? /refunds/rfd_1'): Draft {
  const drafts: Draft[] = []
  const field = createElement(Field, { name, onDrawn: (draft) => drafts.push(draft) })
  const desk = createElement(
    Route,
    { element: createElement(Outlet, { context: { staffId } }) },
    createElement(Route, { index: true, element: field }),
  )
  renderToStaticMarkup(createElement(StaticRouter, { location: '/' }, createElement(Routes, null, desk)))
  const [draft] = drafts
  if (draft === undefined) throw new Error('nothing was shown')

  return draft
}

test('a reason outlives a reload, stands in no other dialog, and is gone once it was taken', () => {
  open('stf_1').change('paid twice')
  expect(open('stf_1').value).toBe('paid twice')
  expect(open('stf_1', 'Why is it refunded? /refunds/rfd_2').value).toBe('')

  open('stf_1').forget()
  expect(open('stf_1').value).toBe('')
})

test('whoever signs in next at the same desk does not find what was typed', () => {
  open('stf_1').change('paid twice')

  expect(open('stf_2').value).toBe('')
})
