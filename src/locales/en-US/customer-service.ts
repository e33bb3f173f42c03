import type { Texts } from '../texts'
import type zhCN from '../zh-CN/customer-service'

const customerService: Texts<typeof zhCN> = {
  title: 'Customer service',
  purpose:
    'Answers come from what the hospital has published. No diagnosis, no prescription. In an emergency call 120.',
  ask: 'What would you like to know?',
  send: 'Send',
  toAgent: 'Ask a person',
  leaveAgent: 'Do not wait: back to the assistant',
  endAgent: 'Back to the assistant',
  empty: 'Ask about opening hours, parking, insurance, refunds, reports … or ask a person at once.',
  examples: {
    hours: 'When are the clinics open?',
    parking: 'How much is parking?',
    refund: 'How do I get a refund?',
    report: 'How long do results take?',
  },
  who: { person: 'You', assistant: 'Assistant', agent: 'Customer service agent' },
  source: 'From the hospital: “{{title}}”',
  others: 'You may also want to know',
  writing: 'Reading what the hospital has published …',
  unknown:
    'The hospital’s own information does not answer this, so we will not guess. Try other words, or ask a person.',
  notice: {
    agent_called:
      'You asked for a person. They can read all that was said here; nothing needs to be said again.',
    agent_came: 'An agent is here. Please go on.',
    given_back: 'The agent has left. The assistant goes on.',
    agent_left: 'Back with the assistant.',
  },
  waiting_zero: 'You are next. You may leave this page: the answer stays here.',
  waiting_one: '{{count}} person is before you. You may leave this page: the answer stays here.',
  waiting_other: '{{count}} people are before you. You may leave this page: the answer stays here.',
  lost: 'The network is gone. Connecting again.',
  forget: 'Delete all that was said here',
  forgetSheet: {
    title: 'Delete all conversations with customer service?',
    text: 'Neither you nor the hospital can read them any more, and they cannot be brought back.',
    action: 'Delete',
  },
  move: 'Move the help button to the other side',
  moved: 'The button is now on the {{side}}',
  left: 'left',
  right: 'right',
}

export default customerService
