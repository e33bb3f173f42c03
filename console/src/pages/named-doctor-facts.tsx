import type { NamedDoctorDeskRequest } from '@tongzhen/contract/named-doctor'
import { Button, Card, Descriptions } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNamedDoctorActions } from '../api/named-doctor'
import { Instant } from '../components/instant'
import { ReasonDialog } from '../components/reason-dialog'
import { useWishText } from '../components/use-wish-text'
import { yuan } from '../lib/format'
import { useStaff } from './use-staff'

/** What the patient wishes; who it is masked, until somebody says what for. */
export function NamedDoctorFacts({ request }: { request: NamedDoctorDeskRequest }) {
  const { t } = useTranslation()
  const wishText = useWishText()
  const { permissions } = useStaff()
  const { unmask } = useNamedDoctorActions(request.requestId)
  const [isAsking, setAsking] = useState(false)
  const { data: full } = unmask
  const { visit } = request
  const items = [
    [t('namedDoctors.institution'), request.institutionName],
    [t('namedDoctors.doctor'), `${request.doctorName} · ${request.departmentName}`],
    [t('namedDoctors.patient'), full?.patientName ?? request.patientNameMasked],
    [t('namedDoctor.phone'), full?.phone ?? request.phoneMasked],
    [t('namedDoctors.language'), t(`speaks.${request.language}`)],
    ...request.wishes.map((wish, index) => [t('namedDoctor.wish', { count: index + 1 }), wishText(wish)]),
    [t('namedDoctor.note'), request.note ?? '—'],
    [t('namedDoctors.since'), <Instant key="since" at={request.createdAt} />],
    [t('namedDoctor.lapses'), <Instant key="lapses" at={request.lapsesAt} />],
    ...(visit
      ? [
          [t('namedDoctor.visitAt'), <Instant key="visit" at={visit.startsAt} />],
          [t('namedDoctor.fee'), yuan(visit.feeFen)],
        ]
      : []),
    ...(visit?.payUntilAt ? [[t('namedDoctor.payUntil'), <Instant key="pay" at={visit.payUntilAt} />]] : []),
    ...(request.declineReason ? [[t('namedDoctor.declineReason'), request.declineReason]] : []),
  ]

  return (
    <Card
      title={<h2 style={{ fontSize: 18, margin: 0 }}>{t('namedDoctor.facts')}</h2>}
      extra={
        permissions.includes('named_doctor.unmask') &&
        !full && <Button onClick={() => setAsking(true)}>{t('namedDoctor.unmask')}</Button>
      }
    >
      <Descriptions
        column={{ xs: 1, lg: 2, xl: 3 }}
        items={items.map(([label, children]) => ({ key: String(label), label, children }))}
      />
      {isAsking && (
        <ReasonDialog
          title={t('namedDoctor.unmask')}
          what={t('review.unmaskWhat')}
          isPending={unmask.isPending}
          error={unmask.error}
          onSubmit={(reason) => unmask.mutateAsync(reason, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  )
}
