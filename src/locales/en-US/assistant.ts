import type { Texts } from '../texts'
import type zh from '../zh-CN/assistant'

export default {
  title: 'Find the right department',
  purpose: 'Say what troubles you, and see which department to go to.',
  notDoctor:
    'This is not a doctor: it makes no diagnosis and prescribes nothing. With chest pain, heavy bleeding, trouble breathing or the like, call 120 at once.',
  label: 'What troubles you',
  placeholder: 'E.g. a cough',
  send: 'Send',
  needWords: 'Please write a few words first about what troubles you.',
  tooLong: 'At most {{count}} characters. Please say it more briefly.',
  examples: 'You could say',
  example: {
    cough: 'I have had a cough with phlegm for two weeks',
    knee: 'My knee hurts, most of all on stairs',
    child: 'My child is 5 and has had a fever for a day',
    sleep: 'I cannot sleep at night and feel dizzy by day',
  },
  you: 'You',
  assistant: 'Assistant',
  writing: 'Answering…',
  stop: 'Stop',
  stopped: 'Stopped. You can go on, or have it answered again.',
  cut: 'The answer broke off. The departments below were found by fixed rules, and you can rely on them; or try again.',
  retry: 'Answer again',
  byRules: 'Found by fixed rules',
  because: 'You mentioned: {{what}}',
  usual: 'The usual first department when in doubt',
  allDoctors: 'All doctors of {{name}}',
  noPlaces: 'Nothing is free in the coming days. Look at all doctors.',
  unknownPlaces: 'What is free cannot be seen just now. Look at all doctors.',
  book: 'Take this time',
  picking: 'Looking for the first free place of this session…',
  past: 'Said before',
  again: 'Begin anew',
  delete: {
    action: 'Delete this conversation',
    title: 'Delete this conversation?',
    text: 'What you said and what was answered will be gone for good.',
    do: 'Delete',
  },
} satisfies Texts<typeof zh>
