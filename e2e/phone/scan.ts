import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  NotFoundException,
  RGBLuminanceSource,
} from '@zxing/library'
import type { Locator } from 'playwright-core'

const LONGEST_LOOK_MS = 10_000

const formats = { qr: BarcodeFormat.QR_CODE, bars: BarcodeFormat.CODE_128 }

/**
 * What a hospital's reader makes of a code on the screen: of its pixels, as they are. As such a reader does, it looks
 * until it has read something.
 */
export async function scan(code: Locator, kind: keyof typeof formats): Promise<string> {
  await code.waitFor()
  for (const end = Date.now() + LONGEST_LOOK_MS; ; ) {
    try {
      return await look(code, kind)
    } catch (error) {
      if (!(error instanceof NotFoundException) || Date.now() > end) throw error
    }
  }
}

async function look(code: Locator, kind: keyof typeof formats): Promise<string> {
  const png = (await code.screenshot()).toString('base64')
  const page = await code.page().context().newPage()
  const { width, height, greys } = await page.evaluate(greysOf, png)
  await page.close()
  const source = new RGBLuminanceSource(Uint8ClampedArray.from(greys), width, height)
  const reader = new MultiFormatReader()
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, [formats[kind]]],
    [DecodeHintType.TRY_HARDER, true],
  ])

  return reader.decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText()
}

/** In the browser, which can read its own pictures. */
async function greysOf(png: string) {
  const picture = new Image()
  picture.src = `data:image/png;base64,${png}`
  await picture.decode()
  const { width, height } = picture
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  context?.drawImage(picture, 0, 0)
  const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, width, height) ?? {}
  const greys = Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0)

  return { width, height, greys }
}
