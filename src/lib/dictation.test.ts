import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Heard, Recorder, StartOptions } from '@/platform/dictation'
import { microphone } from '@/stores/microphone'
import { addSaid, createDictating, type Dictation, LONGEST_SECONDS } from './dictation'

type Begun = Awaited<ReturnType<Recorder['start']>>

/** A host whose answers the test gives when it likes. */
function hostThat() {
  const starts: (StartOptions & { answer: (begun: Begun) => void })[] = []
  const ends: ((heard: Heard) => void)[] = []
  const recorder = {
    start: vi.fn(
      (options: StartOptions) => new Promise<Begun>((answer) => starts.push({ ...options, answer })),
    ),
    finish: vi.fn(() => new Promise<Heard>((answer) => ends.push(answer))),
    cancel: vi.fn(async () => undefined),
  } satisfies Recorder

  return { recorder, starts, ends }
}

function fieldOn({ recorder }: { recorder: Recorder }) {
  const seen: Dictation[] = []
  const heard: string[] = []
  const show = vi.fn()
  const dictating = createDictating({
    recorder,
    onChange: (now) => seen.push(now),
    onHeard: (words) => heard.push(words),
    show,
  })

  return { ...dictating, heard, now: () => seen.at(-1) }
}

/** As far as the answers that are there already carry it. */
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(async () => {
  // What a sentence has given up keeps the next one waiting no longer.
  await vi.runOnlyPendingTimersAsync()
  vi.useRealTimers()
})

async function listening() {
  const host = hostThat()
  const field = fieldOn(host)
  field.begin()
  await settle()
  host.starts[0]?.answer('listening')
  await settle()

  return { ...host, field }
}

test('who says that they have finished gets their words, once', async () => {
  const { field, ends } = await listening()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(field.now()).toEqual({ step: 'listening', seconds: 5 })
  field.finish()
  field.finish()
  expect(field.now()?.step).toBe('understanding')
  ends[0]?.({ words: '咳嗽两周' })
  await settle()

  expect(field.heard).toEqual(['咳嗽两周'])
  expect(field.now()).toEqual({ step: 'off', seconds: 0, outcome: 'heard' })
})

test('who speaks longer than the host records loses none of what it heard', async () => {
  const { field, starts, ends } = await listening()
  starts[0]?.onFull()
  await settle()
  ends[0]?.({ words: '一分钟的话' })
  await settle()

  expect(field.heard).toEqual(['一分钟的话'])
})

test('a host that forgets to end after a minute is ended', async () => {
  const { field, recorder } = await listening()
  await vi.advanceTimersByTimeAsync(LONGEST_SECONDS * 1000)

  expect(recorder.finish).toHaveBeenCalledOnce()
  expect(field.now()?.step).toBe('understanding')
})

test.each(['denied', 'unavailable'] as const)(
  'where recording is %s the person is told so',
  async (begun) => {
    const host = hostThat()
    const field = fieldOn(host)
    field.begin()
    await settle()
    host.starts[0]?.answer(begun)
    await settle()

    expect(field.now()).toEqual({ step: 'off', seconds: 0, outcome: begun })
  },
)

test('a host that breaks is unavailable, and one that never tells the words is given up', async () => {
  const broken = hostThat()
  broken.recorder.start.mockRejectedValueOnce(new Error('no signature'))
  const field = fieldOn(broken)
  field.begin()
  await settle()
  expect(field.now()?.outcome).toBe('unavailable')

  const silent = await listening()
  silent.field.finish()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(silent.field.now()?.outcome).toBe('unavailable')
})

test('what was cancelled is forgotten by the host, and never reaches the field', async () => {
  const speaking = await listening()
  speaking.field.cancel()
  expect(speaking.recorder.cancel).toHaveBeenCalledOnce()

  const waiting = await listening()
  waiting.field.finish()
  waiting.field.cancel()
  waiting.ends[0]?.({ words: 'too late' })
  await settle()
  expect(waiting.field.heard).toEqual([])
  expect(waiting.field.now()).toEqual({ step: 'off', seconds: 0 })
})

/** Begun and cancelled while the host had not answered yet. */
async function givenUp() {
  const host = hostThat()
  const field = fieldOn(host)
  field.begin()
  await settle()
  field.cancel()

  return { host, field }
}

test('who allows recording after having given it up is not recorded', async () => {
  const { host, field } = await givenUp()
  host.starts[0]?.answer('listening')
  await settle()

  expect(host.recorder.cancel).toHaveBeenCalledOnce()
  expect(field.now()?.step).toBe('off')
})

test('who cancels while it starts and speaks again is heard once the first is out of the way, and nothing records on', async () => {
  const { host, field } = await givenUp()
  field.begin()
  await settle()
  expect(host.starts).toHaveLength(1)
  expect(host.starts[0]?.isWanted()).toBe(false)
  // The phone had asked already, and the person allows it.
  host.starts[0]?.answer('listening')
  await settle()
  expect(host.recorder.cancel).toHaveBeenCalledOnce()
  host.starts[1]?.answer('listening')
  await settle()

  expect(host.recorder.cancel).toHaveBeenCalledOnce()
  expect(field.now()?.step).toBe('listening')
  field.cancel()
  expect(host.recorder.cancel).toHaveBeenCalledTimes(2)
})

test('a host that says nothing of a refusal keeps nobody from speaking again, and what it begins after all is ended', async () => {
  const { host, field } = await givenUp()
  field.begin()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(host.starts).toHaveLength(2)
  host.starts[0]?.answer('listening')
  await settle()

  expect(host.recorder.cancel).toHaveBeenCalledOnce()
  field.cancel()
})

test('who sends while speaking ends it: what was heard is in the field first, and only then one goes on', async () => {
  const { field, ends, recorder } = await listening()
  const goOn = vi.fn(() => expect(field.heard).toEqual(['咳嗽两周']))
  expect(microphone.hearOut(goOn)).toBe(true)
  // Pressed once more.
  expect(microphone.hearOut()).toBe(true)
  expect(recorder.finish).toHaveBeenCalledOnce()
  expect(microphone.isUnderstanding).toBe(true)
  expect(goOn).not.toHaveBeenCalled()
  ends[0]?.({ words: '咳嗽两周' })
  await settle()

  expect(goOn).toHaveBeenCalledOnce()
  expect(microphone.isUnderstanding).toBe(false)
  expect(microphone.hearOut()).toBe(false)
})

test('who goes on while nothing was understood stays where that is said, and who gives up meanwhile stays too', async () => {
  const goOn = vi.fn()
  const silent = await listening()
  microphone.hearOut(goOn)
  silent.ends[0]?.('not_understood')
  await settle()
  expect(silent.field.show).toHaveBeenCalledOnce()

  const given = await listening()
  microphone.hearOut(goOn)
  given.field.cancel()
  await settle()
  expect(given.field.show).not.toHaveBeenCalled()
  expect(goOn).not.toHaveBeenCalled()
})

test('who sends before the phone listens has said nothing yet, and sends', async () => {
  const host = hostThat()
  const field = fieldOn(host)
  field.begin()
  expect(microphone.hearOut()).toBe(false)

  expect(field.now()).toEqual({ step: 'off', seconds: 0 })
  await settle()
  expect(host.starts).toHaveLength(0)
})

test('who begins in a second field ends the first', async () => {
  const { field: first, recorder } = await listening()
  const host = hostThat()
  const second = fieldOn(host)
  second.begin()
  await settle()

  expect(first.now()).toEqual({ step: 'off', seconds: 0 })
  expect(recorder.cancel).toHaveBeenCalledOnce()
  expect(second.now()?.step).toBe('starting')
  second.cancel()
})

test.each([
  ['', '咳嗽。', '咳嗽。'],
  ['膝盖痛', '上下楼厉害。', '膝盖痛，上下楼厉害。'],
  ['膝盖痛。', '上下楼厉害。', '膝盖痛。上下楼厉害。'],
  ['My knee hurts', 'on stairs', 'My knee hurts on stairs'],
  ['My knee hurts.', '上下楼', 'My knee hurts. 上下楼'],
])('after “%s”, “%s” stands as “%s”', (before, words, text) => {
  expect(addSaid(before, words, 100)).toEqual({ text, isCut: false })
})

test('what has no room is left out, and it is known', () => {
  expect(addSaid('头', '很痛很痛', 4)).toEqual({ text: '头，很痛', isCut: true })
})
