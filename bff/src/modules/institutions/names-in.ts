import type { Language } from '@tongzhen/contract/headers'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import type { Catalogue } from './catalogue.ts'

interface Named {
  departmentName: string | null
  doctorName?: string | null
}

/**
 * Reports and records come with the Chinese names of departments and doctors only; the hospital's own lists know the
 * English ones. What they do not know, or as long as they are not to be had, stands as it came.
 */
export async function namesIn(
  catalogue: Pick<Catalogue, 'staff'>,
  language: Language,
): Promise<<T extends Named>(view: T) => T> {
  const staff = language === 'zh-CN' ? undefined : await catalogue.staff()
  if (staff === undefined || isGatewayFailure(staff)) return (view) => view
  const byChinese = (named: Iterable<{ name: { zh: string; en?: string } }>) =>
    new Map([...named].map(({ name }) => [name.zh, textIn(name, language)]))
  const departments = byChinese(staff.departments)
  const doctors = byChinese(staff.doctors.values())
  const inWords = (known: Map<string, string>, name: string | null) =>
    name === null ? null : (known.get(name) ?? name)

  return (view) => ({
    ...view,
    departmentName: inWords(departments, view.departmentName),
    ...(view.doctorName !== undefined && { doctorName: inWords(doctors, view.doctorName) }),
  })
}
