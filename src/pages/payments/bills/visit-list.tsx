import Taro from '@tarojs/taro'
import type { Bill, BilledVisit } from '@tongzhen/contract/billing'
import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import type { ReactNode } from 'react'
import type { Bills, BillsState } from '@/api/billing'
import { toApiError } from '@/api/error'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { NoCard } from '@/components/no-card'
import { Pieces } from '@/components/pieces'
import { StateView } from '@/components/state-view'
import { bill as billPage, payment as paymentPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { BillRow } from './bill-row'
import { BillTick } from './bill-tick'
import { isPayable } from './choose-bills'
import './visit-list.css'

interface VisitListProps {
  patient: Patient
  institution: Institution
  state: BillsState
  query: { data: Bills | undefined; error: Error | null; refetch: () => unknown }
  chosen: readonly Bill[]
  onTick: (billId: string, isTicked: boolean) => void
}

/** Visits, and in each what every department carries out. */
export function VisitList({ patient, institution, state, query, chosen, onTick }: VisitListProps) {
  const { t } = useTranslation('payments')
  const { patientId } = patient
  const { institutionId } = institution
  if (query.error && toApiError(query.error).code === 'CARD_REQUIRED') {
    return (
      <NoCard
        patientId={patientId}
        text={t('bills.noCard', { name: patient.name, hospital: institution.name })}
        action={t('bills.getCard')}
      />
    )
  }
  const toDetails = ({ billId }: Bill) =>
    Taro.navigateTo({ url: billPage({ patientId, institutionId, billId }) })
  // Of a bill under way the progress is asked for, of a paid one what it was for.
  const toPayment = ({ paymentId }: Bill) =>
    state === 'open' && paymentId !== null
      ? () => Taro.navigateTo({ url: paymentPage({ paymentId }) })
      : undefined
  return (
    <StateView
      query={query}
      rows={6}
      isEmpty={({ visits }) => visits.length === 0}
      empty={<Empty text={t(`bills.empty.${state}`)} />}
    >
      {({ visits }) => (
        <>
          {visits.map((visit) => (
            <VisitCard key={visit.visitId} visit={visit}>
              {(bill) =>
                isPayable(bill) ? (
                  <BillTick
                    key={bill.billId}
                    bill={bill}
                    isTicked={chosen.some(({ billId }) => billId === bill.billId)}
                    onTick={(isTicked) => onTick(bill.billId, isTicked)}
                    onDetails={() => toDetails(bill)}
                  />
                ) : (
                  <BillRow key={bill.billId} bill={bill} onTap={toPayment(bill) ?? (() => toDetails(bill))} />
                )
              }
            </VisitCard>
          ))}
        </>
      )}
    </StateView>
  )
}

function VisitCard({ visit, children }: { visit: BilledVisit; children: (bill: Bill) => ReactNode }) {
  const { t } = useTranslation('payments')
  const words = useWords()
  return (
    <Card title={visit.departmentName} className="visit-bills">
      <Pieces
        className="visit-bills__when"
        of={[t('bills.visit', { day: words.day(visit.visitedOn) }), visit.doctorName]}
      />
      {visit.bills.map(children)}
    </Card>
  )
}
