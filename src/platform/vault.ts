/** Texts kept on this phone, sealed. What cannot be kept safely is not kept, without a word. */
export interface Vault {
  /** With the key of an account, 16 bytes in hex. Removes everything that another key has sealed. */
  use(key: string): Promise<void>
  put(name: string, text: string): Promise<void>
  /** With the key last used here. Undefined for what is not there or does not open. */
  get(name: string): Promise<string | undefined>
  /** Removes everything, the key too. */
  clear(): Promise<void>
}

/** Fetched only where something is kept. */
export async function openVault(): Promise<Vault> {
  return process.env.TARO_ENV === 'alipay'
    ? (await import('./vaults/alipay')).alipayVault
    : (await import('./vaults/browser')).browserVault
}
