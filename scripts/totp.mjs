import { totpCode, totpStep } from '../bff/src/modules/staff/totp.ts'

/** `npm run totp -- SECRET`: what an authenticator shows now; for the demonstration, where no phone is at hand. */
const [secret = ''] = process.argv.slice(2)
console.log(totpCode(secret.trim().toUpperCase(), totpStep(new Date())))
