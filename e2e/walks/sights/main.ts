import * as paths from '../../../src/lib/paths.ts'
import { fails, never, opens, type Sight } from '../sight.ts'

/** The main pages and the messages. */
export const mainPages: Sight[] = [
  { name: 'home', who: 'liMing', address: () => paths.home() },
  { name: 'visits', who: 'liMing', address: () => paths.visits() },
  { name: 'me', who: 'liMing', address: () => paths.me() },
  { name: 'messages', who: 'liMing', address: () => paths.messages() },
]

/** The same loading, empty, refused, with a sheet open or a field wrong, and in their rarer states. */
export const mainLooks: Sight[] = [
  { name: 'home, nobody signed in', who: 'nobody', address: () => paths.home() },
  { name: 'home, newcomer', who: 'zhaoLei', address: () => paths.home() },
  { name: 'home, loading', who: 'liMing', address: () => paths.home(), answers: never(/\/api\/session/) },
  { name: 'home, refused', who: 'liMing', address: () => paths.home(), answers: fails(/\/api\/appoint/) },
  {
    name: 'home, choosing the hospital',
    who: 'nobody',
    address: () => paths.home(),
    act: opens('home:institution.change'),
  },
  { name: 'visits, nobody signed in', who: 'nobody', address: () => paths.visits() },
  { name: 'visits, empty', who: 'zhaoLei', address: () => paths.visits() },
  { name: 'visits, loading', who: 'liMing', address: () => paths.visits(), answers: never(/appointments/) },
  { name: 'visits, refused', who: 'liMing', address: () => paths.visits(), answers: fails(/appointments/) },
  {
    name: 'visits, past',
    who: 'liMing',
    address: () => paths.visits(),
    act: (page, words) => page.getByRole('tab', { name: words('visits:tabs.past') }).click(),
  },
  { name: 'me, nobody signed in', who: 'nobody', address: () => paths.me() },
  { name: 'messages, empty', who: 'zhaoLei', address: () => paths.messages() },
  { name: 'messages, loading', who: 'liMing', address: () => paths.messages(), answers: never(/messages/) },
  {
    name: 'messages, refused',
    who: 'liMing',
    address: () => paths.messages(),
    answers: { path: /\/api\/messages/, as: 'SERVER_BUSY' },
  },
]
