import { askInHost, inPhoneLanguage } from './host-dialog.ts'

const LOCATION_ANSWER = 'sandbox-host:location'

/** Asks once for each visit whether the page may know where the phone is. */
export async function mayLocate(appName: string): Promise<boolean> {
  const earlier = sessionStorage.getItem(LOCATION_ANSWER)
  if (earlier !== null) return earlier === 'allowed'

  const answer = await askInHost({
    title: inPhoneLanguage({ zh: '获取你的位置', en: 'Your location' }),
    text: inPhoneLanguage({
      zh: `此网页想通过${appName}获取你的位置`,
      en: `This page asks ${appName} where you are`,
    }),
    refuse: inPhoneLanguage({ zh: '不允许', en: 'Refuse' }),
    accept: inPhoneLanguage({ zh: '允许', en: 'Allow' }),
  })
  const isAllowed = answer !== undefined
  sessionStorage.setItem(LOCATION_ANSWER, isAllowed ? 'allowed' : 'refused')

  return isAllowed
}

/** The camera: the visitor types what the code says. */
export function scanCode(): Promise<string | undefined> {
  return askInHost({
    title: inPhoneLanguage({ zh: '扫一扫', en: 'Scan' }),
    text: inPhoneLanguage({
      zh: '这里没有相机，请输入二维码的内容',
      en: 'There is no camera here: type what the code says',
    }),
    field: inPhoneLanguage({ zh: '二维码内容', en: 'Content of the code' }),
    refuse: inPhoneLanguage({ zh: '取消', en: 'Cancel' }),
    accept: inPhoneLanguage({ zh: '完成', en: 'Done' }),
  })
}

/** The map page of the host. */
export async function showPlace({ name, address }: { name: string; address: string }): Promise<void> {
  await askInHost({
    title: name === '' ? inPhoneLanguage({ zh: '位置', en: 'Place' }) : name,
    text: address,
    accept: inPhoneLanguage({ zh: '关闭地图', en: 'Close the map' }),
  })
}
