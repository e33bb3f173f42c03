import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Heard, Recorder } from '@/platform/dictation'
import { addSaid, createDictating, type Dictation, LONGEST_SECONDS } from './dictation'

type Begun = Awaited<ReturnType<Recorder['start']>>

/** A host whose answers the test gives when it likes. */
function hostThat() {
  const starts: { answer: (begun: Begun) => void; onFull: () => void }[] = []
  const ends: ((heard: Heard) => void)[] = []
  const recorder = {
    start: vi.fn((onFull: () => void) => new Promise<Begun>((answer) => starts.push({ answer, onFull }))),
    finish: vi.fn(() => new Promise<Heard>((answer) => ends.push(answer))),
    cancel: vi.fn(async () => undefined),
  } satisfies Recorder

  return { recorder, starts, ends }
}

function fieldOn({ recorder }: { recorder: Recorder }) {
  const seen: Dictation[] = []
  const heard: string[] = []
  const dictating = createDictating({
    recorder,
    onChange: (now) => seen.push(now),
    onHeard: (words) => heard.push(words),
  })

  return { ...dictating, heard, now: () => seen.at(-1) }
}

/** As far as the answers that are there already carry it. */
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
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
  await field.begin()
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

test('who allows recording after having given it up is not recorded', async () => {
  const host = hostThat()
  const field = fieldOn(host)
  field.begin()
  await settle()
  field.cancel()
  host.starts[0]?.answer('listening')
  await settle()

  expect(host.recorder.cancel).toHaveBeenCalledOnce()
  expect(field.now()?.step).toBe('off')
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
