/** A mainland mobile number, or any other in E.164 with its `+` (docs/interfaces/sms.md). */
export function canReceiveSms(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(phone) || (/^\+[1-9]\d{6,14}$/.test(phone) && !phone.startsWith('+86'))
}
