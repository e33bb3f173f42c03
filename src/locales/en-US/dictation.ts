import type { Texts } from '../texts'
import type zh from '../zh-CN/dictation'

const dictation: Texts<typeof zh> = {
  begin: 'Speak',
  beginOf: 'Speak: {{field}}',
  finish: 'Done',
  finishOf: 'Done: {{field}}',
  cancel: 'Cancel',
  time: '{{now}} ({{most}} at most)',
  starting: 'Opening the microphone. If you are asked, please allow recording.',
  listening: 'Listening: only Mandarin is understood well. Press “Done” when you have finished.',
  understanding: 'Turning what you said into text…',
  heard: 'Written down. Please read it through and correct it.',
  cut: 'That was too long: the end was left out. Please read it through.',
  denied:
    'Recording was not allowed. Let this app use the microphone in your phone’s settings and try again, or just type.',
  not_understood:
    'That was not understood; what you typed is still there. Please speak closer to the phone, or type.',
  unavailable: 'Speaking does not work now; what you typed is still there. Please type, or try again later.',
}
export default dictation
