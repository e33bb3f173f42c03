import type { ErrorBody } from '@tongzhen/contract/errors'
import type { Language } from '@tongzhen/contract/headers'
import type { Page } from 'playwright-core'
import type { Words } from '../phone/words.ts'
import type { Lives } from './lives.ts'

/** Whose session the phone has. */
export type Who = 'liMing' | 'zhaoLei' | 'nobody'

/** What becomes of the answers to requests whose path matches; the others go through to the BFF. */
export type Answers = {
  path: RegExp
  method?: 'GET' | 'POST'
} & (
  | {
      /** `held`: the answer never comes. A function changes what really came. */
      as: 'held' | ErrorBody['error']['code'] | ((answer: never) => unknown)
    }
  | {
      /** The BFF is not asked: what a hospital or a provider says stands here. */
      instead: (language: Language) => unknown
    }
)

/** A page in one of its looks. */
export interface Sight {
  /** Of the test and of the picture: the page, then the look. */
  name: string
  who: Who
  address: (lives: Lives) => string
  answers?: Answers | Answers[]
  /** What was said stays in the language in which it was said: to be opened anew for each. */
  isSaid?: true
  /** What a person presses or types before it looks so. */
  act?: (page: Page, words: Words) => Promise<void>
}

export const fails = (path: RegExp): Answers => ({ path, as: 'HOSPITAL_UNAVAILABLE' })
export const never = (path: RegExp): Answers => ({ path, as: 'held' })
export const press = (key: string) => (page: Page, words: Words) =>
  page
    .getByRole('button', { name: words(key) })
    .filter({ visible: true })
    .first()
    .click()
export const opens = (key: string) => async (page: Page, words: Words) => {
  await press(key)(page, words)
  await page.getByRole('dialog').waitFor()
}
