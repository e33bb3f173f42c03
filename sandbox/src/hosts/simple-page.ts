import { escapeHtml } from './escape-html.ts'

export interface SimplePage {
  language: 'zh-CN' | 'en-US'
  title: string
  /** HTML, already safe. */
  body: string
}

/** A page that a host itself shows inside its window: a choice, a refusal. One file, nothing fetched. */
export function simplePage({ language, title, body }: SimplePage): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body><main>${body}</main></body>
</html>
`
}

const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f4f7f7;color:#16201f;font:17px/1.5 -apple-system,BlinkMacSystemFont,"PingFang SC","Noto Sans CJK SC","Segoe UI",Roboto,sans-serif}
main{max-width:480px;margin:0 auto;padding:24px 16px}
h1{font-size:24px;line-height:1.3;margin:0 0 4px}
p{margin:0 0 16px;color:#465251}
ul{list-style:none;margin:0;padding:0;background:#fff;border-radius:12px;overflow:hidden}
li+li{border-top:1px solid #dde4e3}
a{display:block;padding:12px 16px;min-height:48px;color:inherit;text-decoration:none}
a:hover{background:#e6f3f3}
a:focus-visible{outline:3px solid #0b6e75;outline-offset:-3px}
strong{font-weight:600}
small{display:block;font-size:15px;color:#465251}
code{font:15px ui-monospace,Menlo,Consolas,monospace;color:#465251;overflow-wrap:anywhere}
`
