import type { PlatformData } from '../platform-page.ts'

/** The example of docs/interfaces/embedding.md: everything that a platform's page has to do. */
const PROTOCOL = 'tongzhen-embed/1'
const paths: Record<string, string> = {
  triage: '/pages/assistant/index',
  service: '/pages/customer-service/index',
  note: '/pages/booking/visit-note/index',
}

const byId = (id: string) => document.getElementById(id) as HTMLElement
const data = JSON.parse(byId('platform-data').textContent ?? '') as PlatformData
const say = (zh: string, en: string) => (data.language === 'en-US' ? en : zh)
let shown: { frame: HTMLIFrameElement; page: string; consultation: string | undefined } | undefined

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-page]'))
  button.addEventListener('click', () => show(button.dataset.page ?? ''))

byId('consult').addEventListener('click', () => void consult())

window.addEventListener('message', ({ source, origin, data: message }) => {
  // Of the hospital's page only, and only from the frame that we made.
  if (origin !== data.app || source !== shown?.frame.contentWindow || message?.protocol !== PROTOCOL) return
  hear(message)
})

/** Who asks a doctor online is sent a message at once, with the way to the note (document 000, part five, four). */
async function consult(): Promise<void> {
  const department = (byId('department') as HTMLSelectElement).value
  const { number } = (await ask('/consultations', { person: data.person, department })) as { number: string }
  const open = document.createElement('button')
  open.textContent = say('填写预问诊单', 'Write the note for the doctor')
  open.addEventListener('click', () => show('note', number))
  const words = say(
    `咨询 ${number} 已发起。医生接诊前，请先填写预问诊单。`,
    `Consultation ${number} has begun. Please write a note for the doctor first. `,
  )
  byId('news').replaceChildren(words, open)
}

function show(page: string, consultation?: string): void {
  const frame = document.createElement('iframe')
  frame.title = say('医院的页面', 'Page of the hospital')
  // What is said before there is a ticket is in the person's language, too.
  const launch = new URLSearchParams({
    ...(data.language === 'en-US' && { portal: 'international' }),
    ...(data.display === 'elder' && { mode: 'elder' }),
  })
  frame.src = `${data.app}/embed/${data.platformId}?${launch}#${paths[page]}`
  byId('place').replaceChildren(frame)
  byId('answer').textContent = ''
  shown = { frame, page, consultation }
}

interface Message {
  type: string
  to?: string
  number?: string
  departmentName?: string
  doctorName?: string
  startsAt?: string
}

function hear(message: Message): void {
  write(message)
  switch (message.type) {
    case 'ready':
    case 'signed-out':
      void sendTicket()
      break
    case 'navigate':
      lead(message)
      break
    case 'finished':
      byId('place').replaceChildren(say('医院的页面已关闭。', 'The page of the hospital is closed.'))
      shown = undefined
  }
}

/** Our own server knows who is signed in here, and signs. */
async function sendTicket(): Promise<void> {
  if (shown === undefined) return
  const { page, consultation } = shown
  const { person, language, display } = data
  const { ticket } = (await ask('/tickets', { person, language, display, page, consultation })) as {
    ticket: string | null
  }
  if (ticket !== null) post({ type: 'ticket', ticket })
}

async function ask(path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }

  return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
}

/** What only we can show. */
function lead({ to, number, departmentName = '', doctorName, startsAt }: Message): void {
  if (to === 'call') {
    byId('answer').textContent = say(`平台正在拨打 ${number}`, `The platform is calling ${number}`)
    post({ type: 'handled' })
    return
  }
  const what = [departmentName, doctorName, startsAt].filter((one) => one !== undefined).join(' · ')
  byId('answer').textContent = say(`平台的预约页：${what}`, `The platform’s booking page: ${what}`)
}

function post(message: object): void {
  shown?.frame.contentWindow?.postMessage({ protocol: PROTOCOL, ...message }, data.app)
}

function write({ type, ...rest }: Message): void {
  const line = document.createElement('li')
  const { protocol: _, ...said } = rest as Record<string, unknown>
  line.textContent = Object.keys(said).length === 0 ? type : `${type} ${JSON.stringify(said)}`
  byId('events').prepend(line)
}
