import type { Service, ServiceExchange } from '@tongzhen/contract/customer-service'
import * as paths from '../../../src/lib/paths.ts'
import { said, soon } from '../payments.ts'
import { type Answers, fails, never, opens, type Sight } from '../sight.ts'

const service = /\/service$/
const at = soon()
const nothing: Omit<ServiceExchange, 'seq' | 'author'> = {
  ...{ state: 'whole', text: '', blocks: [], answer: null, sources: [], others: [], redFlags: [] },
  ...{ notice: null, at },
}

/** What was said, numbered. */
function serviceIs(
  state: Service['state'],
  exchanges: (language: 'zh-CN' | 'en-US') => Partial<ServiceExchange>[],
): Answers {
  return {
    path: service,
    method: 'GET',
    instead: (language): Service => ({
      ...{ version: 7, state, ahead: state === 'waiting' ? 2 : null },
      exchanges: exchanges(language).map((one, index) => ({
        ...{ ...nothing, seq: index + 1, author: 'assistant' },
        ...one,
      })),
    }),
  }
}

const question = (language: 'zh-CN' | 'en-US') => ({
  author: 'person' as const,
  text: said('看病停车怎么收费？', 'How much is parking when I see a doctor?')(language),
})
const answer = (language: 'zh-CN' | 'en-US'): Partial<ServiceExchange> => ({
  answer: 'article',
  blocks: [
    {
      kind: 'paragraph',
      pieces: [
        { text: said('30 分钟内免费', 'Free for 30 minutes')(language), isStrong: true },
        { text: said('，之后每小时 8 元。', ', then 8 yuan an hour.')(language), isStrong: false },
      ],
    },
  ],
  sources: [
    {
      contentId: 'cnt_00000000000000000234',
      version: 0,
      title: said('医院停车怎么收费', 'How much is parking?')(language),
    },
  ],
  others: [
    {
      contentId: 'cnt_00000000000000000235',
      version: 0,
      title: said('怎么坐地铁公交来医院', 'How do I get to the hospital?')(language),
    },
  ],
})
const sight = (name: string, answers?: Sight['answers']): Sight => ({
  ...{ name, who: 'liMing', address: () => paths.customerService() },
  ...(answers && { answers }),
})

export const customerServicePages: Sight[] = [
  sight(
    'customer-service',
    serviceIs('assistant', (language) => [question(language), answer(language)]),
  ),
]

export const customerServiceLooks: Sight[] = [
  sight(
    'customer-service, nothing said',
    serviceIs('assistant', () => []),
  ),
  sight('customer-service, loading', never(service)),
  sight('customer-service, refused', fails(service)),
  sight(
    'customer-service, not known',
    serviceIs('assistant', (language) => [question(language), { answer: 'unknown' }]),
  ),
  sight(
    'customer-service, emergency',
    serviceIs('assistant', (language) => [
      question(language),
      { answer: 'emergency', redFlags: ['suicide'] },
    ]),
  ),
  sight(
    'customer-service, waiting',
    serviceIs('waiting', (language) => [question(language), { author: 'system', notice: 'agent_called' }]),
  ),
  sight(
    'customer-service, with an agent',
    serviceIs('with_agent', (language) => [
      question(language),
      { author: 'system', notice: 'agent_came' },
      { author: 'agent', text: said('您好，请说。', 'Hello, please go on.')(language) },
    ]),
  ),
  {
    ...sight(
      'customer-service, deleting',
      serviceIs('assistant', (language) => [question(language), answer(language)]),
    ),
    act: opens('customer-service:forget'),
  },
]
