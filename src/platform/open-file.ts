import type { FileKind } from '@tongzhen/contract/states'

export interface OpenableFile {
  /** Of the BFF, with the right to read it in it. */
  path: string
  kind: FileKind
}

/**
 * The part of Alipay's API that we use, typed by hand as in `hosts/alipay.ts`. It downloads only from domains that are
 * entered in its console.
 */
interface AlipayApi {
  downloadFile(options: { url: string; success(file: { apFilePath: string }): void; fail(): void }): void
  openDocument(options: { filePath: string; fileType: 'pdf'; success(): void; fail(): void }): void
  previewImage(options: { urls: string[]; success(): void; fail(): void }): void
}
declare const my: AlipayApi

/**
 * Shows a file in what the host has for it. A browser opens it in place of the page, or gives it to the application
 * that can; the way back is the host's own. False when it surely was not shown.
 */
export async function openFile({ path, kind }: OpenableFile): Promise<boolean> {
  if (process.env.TARO_ENV !== 'alipay') {
    location.assign(API_BASE + path)
    return true
  }
  const filePath = await download(API_BASE + path)
  if (filePath === undefined) return false
  return new Promise((resolve) => {
    const told = { success: () => resolve(true), fail: () => resolve(false) }
    if (kind === 'pdf') my.openDocument({ filePath, fileType: 'pdf', ...told })
    else my.previewImage({ urls: [filePath], ...told })
  })
}

/** For a browser outside of the host. */
export function addressOf({ path }: OpenableFile): string {
  return (API_BASE || location.origin) + path
}

function download(url: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    my.downloadFile({
      url,
      success: ({ apFilePath }) => resolve(apFilePath),
      fail: () => resolve(undefined),
    })
  })
}
