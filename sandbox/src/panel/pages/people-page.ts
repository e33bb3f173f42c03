import { html } from '../../lib/html.ts'
import type { DemoPerson } from '../../people.ts'
import type { PanelContext } from '../panel-context.ts'
import { both, pageFrame } from './page-frame.ts'
import { table } from './parts.ts'

/** The demo people: who shows what. */
export function peoplePage(context: PanelContext): string {
  const body = html`
<h1>${both('演示人物', 'Demo people')}</h1>
<p class="purpose">${both('选谁登录，决定看到什么。都是虚构的人。', 'Who signs in decides what is shown. All are invented.')}</p>
<section>${table({
    columns: [
      both('姓名', 'Name'),
      both('出生', 'Born'),
      both('证件', 'Document'),
      both('手机', 'Phone'),
      both('已有档案', 'Files'),
      both('用来展示', 'Shows'),
    ],
    rows: context.people.map((person) => personRow(person, context)),
    empty: '',
  })}</section>`

  return pageFrame({ title: '人物', path: '/panel/people', body }, context)
}

function personRow(person: DemoPerson, context: PanelContext) {
  const files = person.files.map(({ hospitalCode, phone }) => {
    const his = context.his.hospitals.find(
      ({ hospital }) => hospital.institution.hospitalCode === hospitalCode,
    )
    const name = his?.hospital.institution.name[0] ?? hospitalCode

    return html`<div>${name}${phone !== undefined && ` (${phone})`}</div>`
  })

  return [
    html`<b>${person.name}</b><div class="en" lang="en">${person.nameLatin}</div><code>${person.id}</code>`,
    person.bornOn,
    person.document.number,
    person.phone,
    files.length === 0 ? both('无', 'none') : files,
    html`${person.shows.zh}<div class="en" lang="en">${person.shows.en}</div>`,
  ]
}
