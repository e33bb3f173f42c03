import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library'
import type { Locator } from 'playwright-core'

const formats = { qr: BarcodeFormat.QR_CODE, bars: BarcodeFormat.CODE_128 }

/** What a hospital's reader makes of a code on the screen: of its pixels, as they are. */
export async function scan(code: Locator, kind: keyof typeof formats): Promise<string> {
  await code.waitFor()
  const png = (await code.screenshot()).toString('base64')
  const page = await code.page().context().newPage()
  const { width, height, greys } = await page.evaluate(greysOf, png)
  await page.close()
  const source = new RGBLuminanceSource(Uint8ClampedArray.from(greys), width, height)
  const reader = new MultiFormatReader()
  const hints = new Map([[DecodeHintType.POSSIBLE_FORMATS, [formats[kind]]]])

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
