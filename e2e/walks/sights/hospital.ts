import type { InstitutionContent } from '@tongzhen/contract/content'
import type { HospitalPart } from '../../../src/lib/paths.ts'
import * as paths from '../../../src/lib/paths.ts'
import { type Answers, fails, never, type Sight } from '../sight.ts'

const NOTICE = 'cnt_00000000000000000101'
const ARTICLE = 'cnt_00000000000000000003'

const sight = (name: string, part?: HospitalPart, id?: string): Sight => ({
  name,
  who: 'nobody',
  address: () => paths.hospital({ ...(part && { part }), ...(id && { id }) }),
})

/** The hospital itself, as its demo content says. */
export const hospitalPages: Sight[] = [
  sight('hospital'),
  sight('hospital-way', 'way'),
  sight('hospital-departments', 'departments'),
  {
    ...sight('hospital-department', 'department'),
    address: ({ departmentId }) => paths.hospital({ part: 'department', id: departmentId }),
  },
  sight('hospital-experts', 'experts'),
  sight('hospital-notices', 'notices'),
  sight('hospital-articles', 'articles'),
  sight('hospital-notice', 'read', NOTICE),
  sight('hospital-article', 'read', ARTICLE),
]

const content = /\/content$/
const nothing: Answers = {
  path: content,
  as: (): InstitutionContent => ({ about: null, way: null, notices: [], articles: [] }),
}

/** Loading, refused, and where staff have written nothing. */
export const hospitalLooks: Sight[] = [
  { ...sight('hospital, loading'), answers: never(content) },
  { ...sight('hospital, refused'), answers: fails(content) },
  { ...sight('hospital, nothing written'), answers: nothing },
  { ...sight('hospital-way, nothing written', 'way'), answers: nothing },
  { ...sight('hospital-notices, empty', 'notices'), answers: nothing },
  { ...sight('hospital-articles, empty', 'articles'), answers: nothing },
  sight('hospital-department, hidden', 'department', 'nowhere'),
  {
    ...sight('hospital-experts, empty', 'experts'),
    answers: { path: /\/doctors$/, as: () => ({ doctors: [], days: [] }) },
  },
  sight('hospital-notice, withdrawn', 'read', 'cnt_ZZZZZZZZZZZZZZZZZZZZ'),
]
