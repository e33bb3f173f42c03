import * as paths from '../../../src/lib/paths.ts'
import { opens, press, type Sight } from '../sight.ts'

/** Signing in, agreements, the account itself. */
export const accountPages: Sight[] = [
  { name: 'sign-in', who: 'nobody', address: () => paths.signIn() },
  {
    name: 'document',
    who: 'nobody',
    address: () => paths.consentDocument({ kind: 'privacy_policy' }),
  },
  { name: 'privacy', who: 'liMing', address: () => paths.privacy() },
  { name: 'close-account', who: 'liMing', address: () => paths.closeAccount() },
  { name: 'reverify', who: 'liMing', address: () => paths.reverify() },
]

/** The same loading, empty, refused, with a sheet open or a field wrong, and in their rarer states. */
export const accountLooks: Sight[] = [
  {
    name: 'sign-in, agreement missing',
    who: 'nobody',
    address: () => paths.signIn(),
    async act(page, words) {
      await page.getByRole('textbox').fill('13900000011')
      await press('account:signIn.sendCode')(page, words)
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'sign-in, code sent',
    who: 'nobody',
    address: () => paths.signIn(),
    answers: {
      path: /\/api\/auth\/sms-codes/,
      as: () => ({ phoneMasked: '139****0011', expiresInSeconds: 300, resendAfterSeconds: 60 }),
    },
    async act(page, words) {
      await page.getByRole('textbox').fill('13900000011')
      await page.getByRole('checkbox').click()
      await press('account:signIn.sendCode')(page, words)
      await page.getByText(words('account:signIn.sentTo')).first().waitFor()
    },
  },
  {
    name: 'document, refused',
    who: 'nobody',
    address: () => paths.consentDocument({ kind: 'service_agreement' }),
    answers: { path: /consent-documents/, as: 'SERVER_BUSY' },
  },
  {
    name: 'privacy, withdrawing',
    who: 'liMing',
    address: () => paths.privacy(),
    act: opens('account:privacy.withdraw'),
  },
  {
    name: 'close-account, not ticked',
    who: 'liMing',
    address: () => paths.closeAccount(),
    act: press('account:close.submit'),
  },
]
