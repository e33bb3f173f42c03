import { type HostAccounts, hostAccountsOf } from './host-accounts.ts'
import { type DemoPersonRecord, demoPersonRecords } from './people-records.ts'

/** A person of the demonstration: the same in every outside system, chosen by id. */
export interface DemoPerson extends DemoPersonRecord {
  accounts: HostAccounts
}

/** The magic-people table: who a tester signs in as decides what is shown. */
export const people: readonly DemoPerson[] = demoPersonRecords.map((record) => ({
  ...record,
  accounts: hostAccountsOf(record.id),
}))

export function findPerson(id: string): DemoPerson | undefined {
  return people.find((person) => person.id === id)
}
