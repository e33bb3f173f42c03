import type { Look } from './walker.ts'

export interface Picture {
  sight: string
  look: Look
  width: number
  /** Beside the sheet. */
  file: string
}

/** All pictures on one page: a row for each page, its languages and displays side by side. */
export function contactSheet(pictures: readonly Picture[]): string {
  const sights = [...new Set(pictures.map(({ sight }) => sight))]
  const rows = sights.map((sight) => {
    const own = pictures.filter((picture) => picture.sight === sight).map(figure)
    return `<section><h2>${sight}</h2><div class="row">${own.join('')}</div></section>`
  })

  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Tongzhen, every page</title>
<style>
  body { margin: 24px; background: #eef1f1; color: #16201f; font: 15px/1.4 system-ui, sans-serif }
  .row { display: flex; gap: 16px; align-items: flex-start; overflow-x: auto; padding-bottom: 12px }
  figure { flex: none; margin: 0 }
  figcaption { color: #465251 }
  img { display: block; border-radius: 8px; box-shadow: 0 1px 6px #0003 }
</style>
<h1>Every page, in both languages and displays</h1>
${rows.join('\n')}
</html>
`
}

function figure({ look, width, file }: Picture): string {
  const shown = Math.round(width * 0.7)
  return `<figure><figcaption>${look.language} ${look.mode}, ${width} px</figcaption><a href="${file}"><img src="${file}" width="${shown}" loading="lazy" alt=""></a></figure>`
}
