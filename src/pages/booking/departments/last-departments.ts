import Taro from '@tarojs/taro'

const STORAGE = 'tz-last-departments'
const KEPT = 3

type Kept = Record<string, string[]>

/** Ids of the departments last looked at in a hospital, the latest first. Department ids say nothing of a person. */
export const lastDepartments = {
  read(institutionId: string): string[] {
    return readKept()[institutionId] ?? []
  },
  remember(institutionId: string, departmentId: string): void {
    const kept = readKept()
    const others = (kept[institutionId] ?? []).filter((id) => id !== departmentId)
    Taro.setStorageSync(STORAGE, { ...kept, [institutionId]: [departmentId, ...others].slice(0, KEPT) })
  },
}

function readKept(): Kept {
  return Taro.getStorageSync<Kept>(STORAGE) || {}
}
