const UNIT = /(?<![\w.-])(-?(?:\d+\.?\d*|\.\d+))(rpx|[dsl]?vw|[dsl]?vh|vmin|vmax)\b/g

/**
 * Units that mean the window of a mini-program, which is the page area of this phone: 750 rpx are its width, 100 vh its
 * height without the title bar. The page area is a size container, so container units say the same.
 */
export function translateUnits(css: string): string {
  return css.replace(UNIT, (_, amount: string, unit: string) => {
    if (unit === 'rpx') return `${round(Number(amount) / 7.5)}cqw`
    if (unit === 'vmin' || unit === 'vmax') return `${amount}cq${unit.slice(1)}`

    return `${amount}cq${unit.at(-1)}`
  })
}

function round(number: number): number {
  return Math.round(number * 1e5) / 1e5
}
