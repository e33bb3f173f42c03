import { createHash } from 'node:crypto'
import { escapeHtml } from '../hosts/escape-html.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import type { DemoPerson } from '../people.ts'
import type { Consultations } from './consultations.ts'

interface DoctorPageOptions {
  style: string
  people: readonly DemoPerson[]
  consultations: Pick<Consultations, 'list'>
}

/** What a doctor of the platform reads before answering: each consultation, with what its patient has told. */
export function doctorPage({ style, people, consultations }: DoctorPageOptions): {
  html: string
  policy: string
} {
  const articles = consultations.list().map(({ consultation, note }) => {
    const { number, personId, department, startedAtMs } = consultation
    const name = people.find(({ id }) => id === personId)?.name ?? personId
    const parts = note?.parts.map(
      ({ title, lines }) =>
        `<dt>${escapeHtml(title)}</dt>${lines.map((line) => `<dd>${escapeHtml(line)}</dd>`).join('')}`,
    )

    return `<article aria-label="${escapeHtml(number)}">
<h2>${escapeHtml(name)} · ${escapeHtml(department)}</h2>
<p>${escapeHtml(number)} · ${escapeHtml(shanghaiDateTime(startedAtMs))}</p>
${parts ? `<dl>${parts.join('')}</dl>` : '<p>还没有预问诊单 No note yet</p>'}
</article>`
  })
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>医生端 For doctors</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<h1>接诊病历 Consultations</h1>
<p>示例：平台的医生在这里看到患者事先写的预问诊单 Example: what patients told beforehand</p>
</header>
<main>
<p><a href="/doctor">刷新 Reload</a> · <a href="/">患者端 For patients</a></p>
${articles.join('\n') || '<p>还没有人发起咨询 Nobody has asked yet</p>'}
</main>
</body>
</html>
`
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`

  return { html, policy }
}
