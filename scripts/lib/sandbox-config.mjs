import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The BFF's configuration for the sandbox: what a hospital's engineer writes by hand for the real systems
 * (docs/guides/connect-a-hospital.md).
 * @param given the sandbox's `credentials.json`, which every outside system adds its section to
 * @param own `{ port, dataDir, staticDir?, publicOrigins, frameAncestors? }`
 */
export function sandboxConfig(given, own) {
  // One hospital takes the fee of a visit online, the others at their desks: both can be seen.
  const payAtHospital = { 'tz-jiangwan': [] }
  const institutions = Object.entries(given.his.institutions).map(([institutionId, his]) => ({
    institutionId,
    modules: [
      ...MODULES,
      ...(hasReports(given, institutionId) ? ['reports'] : []),
      'prepaid',
      ...(given.healthCards ? ['health_card'] : []),
      ...(given.records ? ['records', 'visit_note'] : []),
      ...(INTERNATIONAL.includes(institutionId) ? ['named_doctor', 'parking'] : []),
    ],
    his: { kind: 'front-service', baseUrl: his.baseUrl, appId: his.appId, secret: his.appSecret },
    contentPaths: [institutionId, 'health-education', 'customer-service']
      .map(demoContent)
      .filter((path) => existsSync(path)),
    ...invoicesOf(given.invoices, institutionId),
    ...reportsOf(given, institutionId),
    ...recordsOf(given.records, institutionId, his),
    ...eventsOf(given.events, institutionId),
    ...platformsOf(given.platform, institutionId),
    ...(payAtHospital[institutionId] && { payAtHospital: payAtHospital[institutionId] }),
    takesRefundApplications: true,
    tellsStatistics: true,
    prepaidRefunds: { ways: ['origin', 'wechat_change', 'alipay_balance'] },
    merchants: { wechat: 'wechat-main', alipay: 'alipay-main', unionpay: 'unionpay-main' },
  }))
  const portal = { institutions: institutions.map((one) => one.institutionId) }
  const { wechat, wechatPay, alipay, unionpay, suishenban, sms, healthCards, model } = given
  return {
    ...own,
    institutions,
    portals: { wechat: portal, suishenban: portal, alipay: portal, web: portal },
    wechat: {
      appId: wechat.appId,
      secret: wechat.appSecret,
      apiBase: wechat.baseUrl,
      authorizeUrl: `${wechat.baseUrl}/connect/oauth2/authorize`,
      jsSdkUrl: wechat.jsSdkUrl,
      templates: templatesOf(wechat, inWechat),
    },
    alipay: {
      appId: alipay.appId,
      gateway: alipay.gateway,
      billOrigins: [new URL(alipay.gateway).origin],
      privateKeyPath: alipay.appPrivateKeyPath,
      appCertPath: alipay.appCertPath,
      alipayCertPath: alipay.alipayCertPath,
      rootCertPath: alipay.alipayRootCertPath,
      templates: templatesOf(alipay, inAlipay),
    },
    suishenban: {
      clientId: suishenban.clientId,
      clientSecret: suishenban.clientSecret,
      apiBase: suishenban.baseUrl,
      authorizeUrl: `${suishenban.baseUrl}${suishenban.paths.authorize}`,
      jsSdkUrl: `${suishenban.baseUrl}${suishenban.paths.script}`,
    },
    // A sandbox of an older folder has no such platform before it is started once.
    ...(healthCards && {
      healthCards: {
        kind: 'tengmed',
        baseUrl: healthCards.baseUrl,
        appId: healthCards.appId,
        secret: healthCards.appSecret,
        hospitalId: healthCards.hospitalId,
      },
    }),
    // Nor a model.
    ...(model && {
      model: {
        kind: 'openai-compatible',
        baseUrl: model.baseUrl,
        apiKey: model.apiKey,
        model: model.model,
      },
    }),
    merchants: {
      'wechat-main': {
        means: 'wechat',
        merchantId: wechatPay.merchantId,
        serialNumber: wechatPay.merchantSerial,
        privateKeyPath: wechatPay.merchantPrivateKeyPath,
        apiV3Key: wechatPay.apiV3Key,
        keyPaths: {
          [wechatPay.publicKeyId]: wechatPay.publicKeyPath,
          [wechatPay.platformSerial]: wechatPay.platformCertPath,
        },
        apiBase: wechatPay.baseUrl,
        transfers: { statement: {} },
      },
      'alipay-main': { means: 'alipay', sellerId: alipay.sellerId, transfers: { statement: {} } },
      'unionpay-main': {
        means: 'unionpay',
        merchantId: unionpay.merchantId,
        privateKeyPath: unionpay.privateKeyPath,
        certPath: unionpay.certPath,
        rootCertPath: unionpay.rootCertPath,
        middleCertPath: unionpay.middleCertPath,
        signerName: unionpay.signerName,
        gateway: unionpay.gateway,
        cashierOrigins: [],
      },
    },
    sms: { baseUrl: sms.baseUrl, appId: sms.appId, secret: sms.appSecret },
  }
}

/** What the fields of a host's templates say: of visits, of money, and of rights that end. */
const inWechat = {
  visit: { thing1: 'patient', thing2: 'department', thing3: 'doctor', time4: 'time' },
  place: { thing5: 'place' },
  money: { thing1: 'patient', thing2: 'hospital', amount3: 'amount' },
  hospital: { thing1: 'patient', thing2: 'hospital' },
  ending: { thing1: 'patient', time2: 'time' },
}
const inAlipay = {
  visit: {
    keyword1: 'patient',
    keyword2: 'hospital',
    keyword3: 'department',
    keyword4: 'doctor',
    keyword5: 'time',
  },
  place: { keyword6: 'place' },
  money: { keyword1: 'patient', keyword2: 'hospital', keyword3: 'amount' },
  hospital: { keyword1: 'patient', keyword2: 'hospital' },
  ending: { keyword1: 'patient', keyword2: 'time' },
}

/**
 * What each message is among the sandbox's templates. A sandbox of an older folder has made ids of fewer; people are
 * told of the others by text message.
 */
function templatesOf({ templates: ids = {} }, { visit, place, money, hospital, ending }) {
  const visitAt = { ...visit, ...place }
  const templates = {
    appointment_booked: ['appointmentBooked', visitAt],
    appointment_cancelled: ['appointmentCancelled', visit],
    appointment_failed: ['appointmentFailed', visit],
    clinic_stopped: ['clinicStopped', visit],
    payment_paid: ['paymentPaid', money],
    payment_refunding: ['paymentRefunding', money],
    payment_refunded: ['paymentRefunded', money],
    payment_returned_by_hand: ['paymentReturnedByHand', money],
    refund_refused: ['refundRefused', money],
    payment_in_review: ['paymentInReview', money],
    invoice_issued: ['invoiceIssued', money],
    report_ready: ['reportReady', hospital],
    reminder_week: ['visitReminder', visitAt],
    reminder_eve: ['visitReminder', visitAt],
    reminder_morning: ['visitReminder', visitAt],
    queue_three_ahead: ['queueNear', visitAt],
    queue_called: ['queueCalled', visitAt],
    proxy_ending: ['proxyEnding', ending],
    own_proxy_ending: ['ownProxyEnding', ending],
  }
  const known = Object.entries(templates).filter(([, [name]]) => ids[name] !== undefined)
  return Object.fromEntries(known.map(([kind, [name, fields]]) => [kind, { id: ids[name], fields }]))
}

const MODULES = [
  'booking',
  'special_need',
  'mdt',
  'new_file',
  'inpatient',
  'hospital',
  'assistant',
  'customer_service',
]
/** An institution that the demo says nothing of begins without words of its own. */
const demoContent = (name) => join(import.meta.dirname, 'demo-content', `${name}.json`)
/** Hospitals with an international department: they arrange times with named doctors and keep places for cars. */
const INTERNATIONAL = ['tz-central', 'tz-jiangwan']

/** A sandbox of an older folder has no laboratory before it is started once. */
function hasReports({ laboratory, imaging }, institutionId) {
  return [laboratory, imaging].every((one) => one?.institutions[institutionId] !== undefined)
}

/** An institution without a laboratory of its own shows no reports. */
function reportsOf(given, institutionId) {
  if (!hasReports(given, institutionId)) return {}
  const systemOf = (name, kinds) => {
    const { baseUrl, token } = given[name].institutions[institutionId]
    return { name, kinds, baseUrl, token }
  }
  const { patientSystem } = given.laboratory.institutions[institutionId]
  const systems = [
    systemOf('laboratory', ['laboratory', 'microbiology', 'pathology']),
    systemOf('imaging', ['imaging']),
  ]
  // One rule of each sort can be seen: pathology is left to the patient, genetics waits.
  return { reports: { kind: 'fhir-r4', patientSystem, systems, sensitive: { pregnancy: 'at_once' } } }
}

/** A sandbox of an older folder has no records before it is started once. */
function recordsOf(given, institutionId, { hospitalCode }) {
  const caller = given?.institutions[institutionId]
  if (caller === undefined) return {}
  const visitSystem = `urn:tongzhen-sandbox:${hospitalCode}:visit-no`
  return { records: { kind: 'fhir-r4', ...caller, visitSystem } }
}

/** An institution that the platform of e-invoices does not know issues none. */
function invoicesOf({ baseUrl, institutions }, institutionId) {
  const caller = institutions[institutionId]
  if (caller === undefined) return {}
  const { appId, appKey: secret, placeCode } = caller
  return { invoices: { kind: 'bosi', baseUrl, appId, secret, placeCode } }
}

/** A sandbox of an older folder tells nothing by itself before it is started once. */
function eventsOf({ institutions } = { institutions: {} }, institutionId) {
  const caller = institutions[institutionId]
  return caller === undefined ? {} : { events: { appId: caller.appId, secret: caller.appSecret } }
}

/** A sandbox of an older folder has no platform of another house before it is started once. */
function platformsOf(given, institutionId) {
  if (given?.institutionId !== institutionId) return {}
  const { platformId, keyId, publicKeyPath, origin, notes } = given
  return {
    platforms: [
      {
        platformId,
        name: { zh: '云上互联网医院', en: 'Yunshang Online Hospital' },
        publicKeyPaths: { [keyId]: publicKeyPath },
        origins: [origin],
        pages: ['triage', 'service', ...(notes ? ['note'] : [])],
        ...(notes && { notes: { kind: 'fhir-r4', ...notes } }),
        theme: { primary: '#4b3a8c', primaryStrong: '#34286a', primaryTint: '#efecf8' },
      },
    ],
  }
}

/** Writes it to the data folder; the path is what `TONGZHEN_CONFIG` names. */
export function writeSandboxConfig(own) {
  const given = JSON.parse(readFileSync(join(own.dataDir, 'sandbox', 'credentials.json'), 'utf8'))
  const path = join(own.dataDir, 'config.json')
  mkdirSync(own.dataDir, { recursive: true })
  writeFileSync(path, `${JSON.stringify(sandboxConfig(given, own), undefined, 2)}\n`, { mode: 0o600 })
  return path
}
