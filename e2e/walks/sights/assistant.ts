import * as paths from '../../../src/lib/paths.ts'
import { asked, CONVERSATION, suggested, talkIs, withHeard } from '../assistant.ts'
import { fails, never, opens, press, type Sight } from '../sight.ts'

/** 呼吸内科 of the sandbox. */
const RESPIRATORY = '1001'
const toTalk = () => paths.assistant({ conversationId: CONVERSATION })
const list = /\/conversations\?/

/** Finding the department. */
export const assistantPages: Sight[] = [
  {
    name: 'assistant',
    who: 'liMing',
    address: toTalk,
    answers: talkIs(suggested(RESPIRATORY)),
    isSaid: true,
  },
]

export const assistantLooks: Sight[] = [
  { name: 'assistant, nothing said', who: 'liMing', address: () => paths.assistant() },
  {
    name: 'assistant, body map',
    who: 'liMing',
    address: () => paths.assistant(),
    act: opens('assistant:body.open'),
  },
  ...(['back', 'list'] as const).map(
    (way): Sight => ({
      name: `assistant, body map, ${way}`,
      who: 'liMing',
      address: () => paths.assistant(),
      async act(page, words) {
        await opens('assistant:body.open')(page, words)
        await page.getByRole('radio', { name: words(`assistant:body.ways.${way}`), exact: true }).click()
        await page
          .getByRole('group', {
            name: words(way === 'list' ? 'assistant:body.title' : 'assistant:body.ways.back'),
          })
          .waitFor()
      },
    }),
  ),
  {
    name: 'assistant, nothing typed',
    who: 'liMing',
    address: () => paths.assistant(),
    async act(page, words) {
      await press('assistant:send')(page, words)
      await page.getByRole('alert').first().waitFor()
    },
  },
  { name: 'assistant, past unknown', who: 'liMing', address: () => paths.assistant(), answers: fails(list) },
  { name: 'assistant, loading', who: 'liMing', address: toTalk, answers: never(/\/conversations\/cnv_/) },
  { name: 'assistant, refused', who: 'liMing', address: toTalk, answers: fails(/\/conversations\/cnv_/) },
  {
    name: 'assistant, emergency',
    who: 'liMing',
    address: toTalk,
    answers: talkIs(() => ({ redFlags: ['suicide'], wordedBy: 'rules' })),
  },
  {
    name: 'assistant, danger signs',
    who: 'liMing',
    address: toTalk,
    answers: talkIs((language) => ({ ...suggested(RESPIRATORY)(language), ...asked(language) })),
  },
  {
    name: 'assistant, danger sign pressed',
    who: 'liMing',
    address: toTalk,
    answers: talkIs((language) => ({ ...asked(language), redFlags: ['stroke'], wordedBy: 'rules' })),
  },
  {
    name: 'assistant, warned, then asked',
    who: 'liMing',
    address: toTalk,
    answers: talkIs((language) => ({
      ...{ redFlags: ['stroke'], wordedBy: 'rules', ...suggested(RESPIRATORY)(language) },
      dangerSigns: withHeard(language),
    })),
    async act(page, words) {
      await press('assistant:signs.notSo')(page, words)
      await page.getByRole('heading', { name: words('assistant:signs.ask') }).waitFor()
      // The page takes the focus to what it asks.
      await page.waitForFunction((id) => document.activeElement?.closest(`#${id}`), 'outcome')
    },
  },
  {
    name: 'assistant, danger signs denied',
    who: 'liMing',
    address: toTalk,
    answers: talkIs((language) => ({
      ...suggested(RESPIRATORY)(language),
      deniedSigns: asked(language).dangerSigns ?? null,
    })),
  },
  {
    name: 'assistant, cut, danger signs',
    who: 'liMing',
    address: toTalk,
    answers: talkIs((language) => ({
      ...{ ...suggested(RESPIRATORY)(language), ...asked(language) },
      state: 'cut',
    })),
  },
  {
    name: 'assistant, cut',
    who: 'liMing',
    address: toTalk,
    answers: talkIs((language) => ({ ...suggested(RESPIRATORY)(language), state: 'cut' })),
  },
  {
    name: 'assistant, asking before deleting',
    who: 'liMing',
    address: toTalk,
    answers: talkIs(suggested(RESPIRATORY)),
    act: opens('assistant:delete.action'),
  },
]
