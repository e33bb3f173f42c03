import { asyncApi, MyError } from './my-api.ts'

/** Sign-in: the code of `my.getAuthCode`, given out by the Alipay gateway of the sandbox. */
export function accountApis(personId: string) {
  return {
    getAuthCode: asyncApi('getAuthCode', async ({ scopes = 'auth_base' }) => {
      const response = await fetch('/__auth-code', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ personId }),
      })
      if (!response.ok) throw new MyError(12, 'Alipay gives no authorisation code')
      const { authCode } = (await response.json()) as { authCode: string }

      return { authCode, authErrorScopes: {}, authSuccessScopes: [scopes].flat() } as never
    }),
  }
}
