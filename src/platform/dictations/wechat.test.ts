import { expect, test, vi } from 'vitest'
import { wechatRecorder } from './wechat'

const sdk = {
  startRecord: vi.fn(),
  stopRecord: vi.fn(),
  onVoiceRecordEnd: vi.fn(),
  translateVoice: vi.fn(),
}
vi.mock('../hosts/wechat-sdk', () => ({ wechatSdk: async () => sdk }))

const wanted = (onFull: () => void = vi.fn()) => ({ onFull, isWanted: () => true })
const begins = () => sdk.startRecord.mockImplementation(({ success }) => success())
const ends = () => sdk.stopRecord.mockImplementation(({ success }) => success({ localId: 'stopped' }))
const translatesTo = (translateResult?: string) =>
  sdk.translateVoice.mockImplementation(({ success }) => success({ translateResult }))

test('what WeChat understood are the words, and of silence it is said that there were none', async () => {
  begins()
  ends()
  const recorder = wechatRecorder()
  expect(await recorder.start(wanted())).toBe('listening')
  translatesTo(' 膝盖痛。')
  expect(await recorder.finish()).toEqual({ words: '膝盖痛。' })
  translatesTo('')
  expect(await recorder.finish()).toBe('not_understood')
  sdk.translateVoice.mockImplementation(({ fail }) => fail())
  expect(await recorder.finish()).toBe('unavailable')
})

test('a recording that WeChat ended by itself after a minute is understood without being ended again', async () => {
  begins()
  translatesTo('一分钟的话')
  sdk.stopRecord.mockClear()
  sdk.onVoiceRecordEnd.mockImplementationOnce(({ complete }) => complete({ localId: 'full' }))
  const onFull = vi.fn()
  const recorder = wechatRecorder()
  await recorder.start(wanted(onFull))

  expect(onFull).toHaveBeenCalledOnce()
  expect(await recorder.finish()).toEqual({ words: '一分钟的话' })
  expect(sdk.translateVoice).toHaveBeenLastCalledWith(expect.objectContaining({ localId: 'full' }))
  expect(sdk.stopRecord).not.toHaveBeenCalled()
})

test.each([
  ['cancel', undefined, 'denied'],
  ['fail', { errMsg: 'startRecord:fail permission denied' }, 'denied'],
  ['fail', { errMsg: 'startRecord:fail' }, 'unavailable'],
])('a start that WeChat answers with %s %o is %s', async (way, reason, begun) => {
  sdk.startRecord.mockImplementation((options) => options[way](reason))

  expect(await wechatRecorder().start(wanted())).toBe(begun)
})

test('who gave it up while WeChat was being prepared is not asked for the microphone any more', async () => {
  sdk.startRecord.mockClear()
  await wechatRecorder().start({ onFull: vi.fn(), isWanted: () => false })

  expect(sdk.startRecord).not.toHaveBeenCalled()
})
