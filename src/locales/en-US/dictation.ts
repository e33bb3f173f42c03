import type { Texts } from '../texts'
import type zh from '../zh-CN/dictation'

const dictation: Texts<typeof zh> = {
  begin: 'Speak',
  beginOf: 'Speak: {{field}}',
  finish: 'Done',
  finishOf: 'Done: {{field}}',
  cancel: 'Cancel',
  time: '{{now}} / {{most}}',
  starting: 'Allow recording; speak Mandarin.',
  listening: 'Listening',
  understanding: 'Turning what you said into text…',
  heard: 'Please read what was written and correct it.',
  cut: 'That was too long: the end was left out. Please read it through.',
  denied:
    'Recording was not allowed. Press again and allow it. If you are not asked, allow the microphone in the phone’s settings, or type.',
  not_understood: 'Not understood; what you typed is still there. Try again closer to the phone, or type.',
  unavailable: 'Speaking does not work now; what you typed is still there. Please type.',
}
export default dictation
