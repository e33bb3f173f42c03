export const smsLanguages = ['zh-CN', 'en-US'] as const
export type SmsLanguage = (typeof smsLanguages)[number]

const APPOINTMENT = ['patient', 'hospital', 'department', 'doctor', 'time'] as const
const MONEY = ['patient', 'hospital', 'amount'] as const

interface SmsTemplate {
  params: readonly string[]
  texts: Record<SmsLanguage, string>
}

/** Registered texts; `{name}` is a parameter (docs/interfaces/sms.md). */
export const smsTemplates = {
  sign_in_code: {
    params: ['code', 'minutes'],
    texts: {
      'zh-CN': '【通诊】登录验证码{code}，{minutes}分钟内有效。请勿告诉任何人，医院不会向您索要。',
      'en-US':
        '[Tongzhen] {code} is your sign-in code, valid for {minutes} minutes. Tell it to nobody: the hospital never asks for it.',
    },
  },
  staff_sign_in_code: {
    params: ['code', 'minutes'],
    texts: {
      'zh-CN':
        '【通诊】{code}是登录通诊工作台的验证码，{minutes}分钟内有效。不是您本人在登录，请告诉系统管理员。',
      'en-US':
        '[Tongzhen] {code} signs you in to the staff console, valid for {minutes} minutes. If it was not you, tell your system administrator.',
    },
  },
  reverification_code: {
    params: ['code', 'minutes'],
    texts: {
      'zh-CN': '【通诊】身份确认验证码{code}，{minutes}分钟内有效。如非本人操作，请勿告诉任何人。',
      'en-US':
        '[Tongzhen] {code} confirms that it is you, valid for {minutes} minutes. If you did not ask for it, tell it to nobody.',
    },
  },
  binding_code: {
    params: ['code', 'minutes'],
    texts: {
      'zh-CN': '【通诊】绑定就诊卡验证码{code}，{minutes}分钟内有效。只能告诉为您办理的家人。',
      'en-US':
        '[Tongzhen] {code} links your hospital card, valid for {minutes} minutes. Tell it only to the relative who does this for you.',
    },
  },
  appointment_booked: {
    params: [...APPOINTMENT, 'place'],
    texts: {
      'zh-CN': '【通诊】{patient}预约成功：{hospital}{department}，{doctor}，{time}，{place}。请带有效证件。',
      'en-US':
        '[Tongzhen] Booked for {patient}: {doctor}, {department}, {hospital}, {time}, {place}. Bring your ID document.',
    },
  },
  appointment_cancelled: {
    params: APPOINTMENT,
    texts: {
      'zh-CN': '【通诊】{patient}的预约已取消：{hospital}{department}，{doctor}，{time}。',
      'en-US': '[Tongzhen] Cancelled for {patient}: {doctor}, {department}, {hospital}, {time}.',
    },
  },
  appointment_failed: {
    params: APPOINTMENT,
    texts: {
      'zh-CN': '【通诊】{patient}的预约没有成功：{hospital}{department}，{doctor}，{time}。请另选时间。',
      'en-US':
        '[Tongzhen] Not booked for {patient}: {doctor}, {department}, {hospital}, {time}. Please choose another time.',
    },
  },
  payment_paid: {
    params: MONEY,
    texts: {
      'zh-CN': '【通诊】{patient}在{hospital}缴费成功，{amount}。',
      'en-US': '[Tongzhen] Paid for {patient} at {hospital}: {amount}.',
    },
  },
  payment_refunding: {
    params: MONEY,
    texts: {
      'zh-CN': '【通诊】{patient}在{hospital}的{amount}正在原路退回，请勿重复支付。',
      'en-US':
        '[Tongzhen] {amount} for {patient} at {hospital} is on its way back to you. Please do not pay again.',
    },
  },
  payment_refunded: {
    params: MONEY,
    texts: {
      'zh-CN': '【通诊】{patient}在{hospital}的{amount}已原路退回。',
      'en-US': '[Tongzhen] {amount} for {patient} at {hospital} has been returned to you.',
    },
  },
  payment_returned_by_hand: {
    params: MONEY,
    texts: {
      'zh-CN': '【通诊】{patient}在{hospital}的{amount}不能原路退回，医院已用现金或转账退给您。',
      'en-US':
        '[Tongzhen] {amount} for {patient} could not go back the way it came. {hospital} has returned it to you in cash or by bank transfer.',
    },
  },
  refund_refused: {
    params: MONEY,
    texts: {
      'zh-CN': '【通诊】{patient}在{hospital}的{amount}不能线上退，请到医院窗口办理。',
      'en-US':
        '[Tongzhen] {amount} for {patient} at {hospital} cannot be refunded online. Please go to the desk.',
    },
  },
  refund_declined: {
    params: MONEY,
    texts: {
      'zh-CN': '【通诊】{patient}在{hospital}的{amount}退费申请未通过，点开通诊看原因和下一步。',
      'en-US':
        '[Tongzhen] The refund of {amount} for {patient} at {hospital} was not agreed to. Open Tongzhen to see why and what you can do.',
    },
  },
  refund_held_up: {
    params: MONEY,
    texts: {
      'zh-CN':
        '【通诊】{patient}在{hospital}的{amount}退费已同意，医院系统还没有答复，工作人员正在处理。您不用再申请。',
      'en-US':
        '[Tongzhen] The refund of {amount} for {patient} was agreed to, but the system of {hospital} has not answered. Staff see to it; you need not apply again.',
    },
  },
  prepaid_to_take: {
    params: MONEY,
    texts: {
      'zh-CN': '【通诊】{hospital}退给{patient}的{amount}预交金，请在24小时内打开通诊，在微信里确认收款。',
      'en-US':
        '[Tongzhen] {hospital} sends {amount} of {patient}’s prepaid balance. Open Tongzhen within 24 hours and take it in WeChat.',
    },
  },
  prepaid_arrived: {
    params: MONEY,
    texts: {
      'zh-CN': '【通诊】{hospital}退给{patient}的{amount}预交金已到账，请查收。',
      'en-US': '[Tongzhen] {amount} of {patient}’s prepaid balance at {hospital} has arrived.',
    },
  },
  prepaid_stopped: {
    params: MONEY,
    texts: {
      'zh-CN':
        '【通诊】{hospital}退给{patient}的{amount}预交金没有到账，钱在医院，点开通诊看原因并再退一次。',
      'en-US':
        '[Tongzhen] {amount} of {patient}’s prepaid balance at {hospital} did not arrive. The hospital holds it; open Tongzhen to see why and to send it again.',
    },
  },
  prepaid_put_back: {
    params: MONEY,
    texts: {
      'zh-CN':
        '【通诊】{hospital}的{amount}预交金没有退成，已放回{patient}的就诊卡，点开通诊看原因，可以再申请。',
      'en-US':
        '[Tongzhen] {amount} could not be sent and is back on {patient}’s card at {hospital}. Open Tongzhen to see why; you may apply again.',
    },
  },
  prepaid_refused: {
    params: MONEY,
    texts: {
      'zh-CN': '【通诊】{hospital}没有扣出{patient}的{amount}预交金，钱仍在就诊卡上，点开通诊看下一步。',
      'en-US':
        '[Tongzhen] {hospital} did not take {amount} off {patient}’s card: the money is still there. Open Tongzhen to see what to do.',
    },
  },
  payment_in_review: {
    params: MONEY,
    texts: {
      'zh-CN': '【通诊】{patient}在{hospital}的{amount}正由医院核对，款项安全，请勿重复支付。',
      'en-US':
        '[Tongzhen] {hospital} is checking {amount} paid for {patient}. The money is safe; please do not pay again.',
    },
  },
  reminder_week: {
    params: [...APPOINTMENT, 'place'],
    texts: {
      'zh-CN':
        '【通诊】{patient}一周后就诊：{hospital}{department}，{doctor}，{time}，{place}。不能来请在通诊取消，让给别人。',
      'en-US':
        '[Tongzhen] One week to go for {patient}: {doctor}, {department}, {hospital}, {time}, {place}. If you cannot come, please cancel in Tongzhen.',
    },
  },
  reminder_eve: {
    params: [...APPOINTMENT, 'place'],
    texts: {
      'zh-CN':
        '【通诊】{patient}明天就诊：{hospital}{department}，{doctor}，{time}，{place}。请带证件；不能来请在通诊取消。',
      'en-US':
        '[Tongzhen] Tomorrow for {patient}: {doctor}, {department}, {hospital}, {time}, {place}. Bring your ID document; if you cannot come, please cancel in Tongzhen.',
    },
  },
  reminder_morning: {
    params: [...APPOINTMENT, 'place'],
    texts: {
      'zh-CN':
        '【通诊】{patient}今天就诊：{hospital}{department}，{doctor}，{time}，{place}。到医院后在通诊报到。',
      'en-US':
        '[Tongzhen] Today for {patient}: {doctor}, {department}, {hospital}, {time}, {place}. Check in with Tongzhen when you arrive.',
    },
  },
  queue_three_ahead: {
    params: [...APPOINTMENT, 'place'],
    texts: {
      'zh-CN':
        '【通诊】{patient}：前面最多还有3位，请回到{hospital}{department}候诊，{place}。医生{doctor}，预约{time}。',
      'en-US':
        '[Tongzhen] {patient}: at most three people are ahead of you. Please come back to {department}, {hospital}, {place}. {doctor}, {time}.',
    },
  },
  queue_called: {
    params: [...APPOINTMENT, 'place'],
    texts: {
      'zh-CN': '【通诊】{patient}：正在叫您，请马上到{place}。{hospital}{department}，{doctor}，预约{time}。',
      'en-US':
        '[Tongzhen] {patient}: you are being called. Please go to {place} now. {doctor}, {department}, {hospital}, {time}.',
    },
  },
  invoice_issued: {
    params: MONEY,
    texts: {
      'zh-CN': '【通诊】{patient}在{hospital}的电子票据已开具，{amount}，可在通诊查看。',
      'en-US': '[Tongzhen] The e-invoice of {hospital} for {patient}, {amount}, is ready in Tongzhen.',
    },
  },
  report_ready: {
    params: ['patient', 'hospital'],
    texts: {
      'zh-CN': '【通诊】{patient}在{hospital}有新报告，可在通诊查看。',
      'en-US': '[Tongzhen] A new report of {hospital} for {patient} is ready in Tongzhen.',
    },
  },
  proxy_ending: {
    params: ['patient', 'time'],
    texts: {
      'zh-CN': '【通诊】您为{patient}代办的权限{time}到期。要继续，请对方在通诊里延长。',
      'en-US':
        '[Tongzhen] You may act for {patient} until {time}. To go on, ask them to lengthen it in Tongzhen.',
    },
  },
  own_proxy_ending: {
    params: ['patient', 'time'],
    texts: {
      'zh-CN': '【通诊】家人为{patient}代办的权限{time}到期。要继续，请在通诊“就诊人”里延长。',
      'en-US':
        '[Tongzhen] A family member may act for {patient} until {time}. You can lengthen it in Tongzhen, under Patients.',
    },
  },
  named_doctor_to_pay: {
    params: APPOINTMENT,
    texts: {
      'zh-CN':
        '【通诊】已为{patient}约好{hospital}{department}{doctor}，{time}。请尽快在通诊支付挂号费，过时号源会放回。',
      'en-US':
        '[Tongzhen] A time for {patient} is held: {doctor}, {department}, {hospital}, {time}. Please pay its fee in Tongzhen soon, or the place goes back.',
    },
  },
  named_doctor_again: {
    params: ['patient', 'hospital', 'department', 'doctor'],
    texts: {
      'zh-CN':
        '【通诊】{patient}的点诊（{hospital}{department}{doctor}）商定的时间没有约成，医院会另找时间并再联系您。',
      'en-US':
        '[Tongzhen] The time agreed on for {patient} with {doctor} ({department}, {hospital}) could not be had. The hospital looks for another one and calls you.',
    },
  },
  named_doctor_declined: {
    params: ['patient', 'hospital', 'department', 'doctor'],
    texts: {
      'zh-CN':
        '【通诊】抱歉，{patient}的点诊（{hospital}{department}{doctor}）没有安排上，原因可在通诊查看。',
      'en-US':
        '[Tongzhen] We are sorry: no time with {doctor} ({department}, {hospital}) could be found for {patient}. The reason is in Tongzhen.',
    },
  },
  named_doctor_lapsed: {
    params: ['patient', 'hospital', 'department', 'doctor'],
    texts: {
      'zh-CN':
        '【通诊】{patient}的点诊（{hospital}{department}{doctor}）所选日期已过，没有约成。需要请重新申请。',
      'en-US':
        '[Tongzhen] The days that {patient} wished for with {doctor} ({department}, {hospital}) are over and no time was found. Please ask again if you need one.',
    },
  },
  note_wanted: {
    params: APPOINTMENT,
    texts: {
      'zh-CN':
        '【通诊】{patient}，{time}在{hospital}{department}{doctor}就诊。请打开通诊，花三分钟填写预问诊单，医生看诊前就能了解病情。',
      'en-US':
        '[Tongzhen] {patient} sees {doctor} ({department}, {hospital}) on {time}. Tell the doctor beforehand what it is about: it takes three minutes in the app.',
    },
  },
  parking_expected: {
    params: ['patient', 'hospital', 'time'],
    texts: {
      'zh-CN': '【通诊】{hospital}已登记{patient}的来访车辆，就诊{time}，到门口由安保放行。',
      'en-US':
        '[Tongzhen] {hospital} expects the car of {patient} for the visit on {time}. Security lets you in at the gate.',
    },
  },
  parking_let_in: {
    params: ['patient', 'hospital', 'time'],
    texts: {
      'zh-CN': '【通诊】{patient}的车辆已进入{hospital}，就诊{time}。',
      'en-US': '[Tongzhen] The car of {patient} has been let in at {hospital}. The visit is on {time}.',
    },
  },
  family_help_done: {
    params: ['patient', 'hospital', 'amount'],
    texts: {
      'zh-CN': '【通诊】家人已替{patient}在{hospital}付款{amount}，您不用再付。',
      'en-US':
        '[Tongzhen] Your family has paid {amount} for {patient} at {hospital}. You need not pay it again.',
    },
  },
  cancellation_held: {
    params: APPOINTMENT,
    texts: {
      'zh-CN':
        '【通诊】{patient}的号（{hospital}{department}{doctor}，{time}）医院系统还没有取消，工作人员正在处理。不用来医院，付过的费用是安全的。',
      'en-US':
        '[Tongzhen] {hospital} has not released the place of {patient} yet ({department}, {doctor}, {time}). Staff see to it: you need not come, and a paid fee is safe.',
    },
  },
  clinic_stopped: {
    params: APPOINTMENT,
    texts: {
      'zh-CN':
        '【通诊】抱歉，{doctor}{time}停诊（{hospital}{department}）。{patient}的预约，请打开通诊改约或退费。',
      'en-US':
        '[Tongzhen] We are sorry: {doctor} ({department}, {hospital}) has no clinic on {time}. Please open Tongzhen to move the visit of {patient}, or to have the fee back.',
    },
  },
  clinic_reopened: {
    params: APPOINTMENT,
    texts: {
      'zh-CN':
        '【通诊】{doctor}{time}恢复出诊（{hospital}{department}）。{patient}的预约仍然有效，请按时就诊。',
      'en-US':
        '[Tongzhen] {doctor} ({department}, {hospital}) has the clinic on {time} after all. The visit of {patient} stands as it was booked.',
    },
  },
} satisfies Record<string, SmsTemplate>

export type SmsTemplateName = keyof typeof smsTemplates

export function findSmsTemplate(name: unknown): SmsTemplate | undefined {
  return typeof name === 'string' && Object.hasOwn(smsTemplates, name)
    ? smsTemplates[name as SmsTemplateName]
    : undefined
}

export function renderSms(text: string, params: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole)
}
