import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useInstitution, useInstitutions } from '@/api/institutions'
import { usePatients } from '@/api/patients'
import { Card } from '@/components/card'
import { ChoiceField } from '@/components/choice-field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { readNext } from '@/lib/go-on'
import { bindFile, openFile } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { preferences } from '@/stores/preferences'
import '@/locales/patients'

/** One question with two answers: has the person been here before? */
export default observer(function AddPatient() {
  const { t } = useTranslation('patients')
  const next = readNext(useRouter().params.next)
  const institutions = useInstitutions()
  const institution = useInstitution()
  const patients = usePatients()
  const limit = patients.data?.limit ?? 0
  const isFull = patients.data !== undefined && patients.data.patients.length >= limit
  return (
    <Page title={t('add.title')}>
      <RequireAccount>
        {() => (
          <StateView query={institutions}>
            {(list) => (
              <>
                {list.length > 1 && (
                  <Card>
                    <ChoiceField
                      id="institution"
                      label={t('add.where')}
                      value={institution?.institutionId}
                      choices={list.map((one) => ({
                        value: one.institutionId,
                        text: one.name,
                        hint: one.address,
                      }))}
                      placeholder={t('field.choose')}
                      onChange={(institutionId) => preferences.setInstitution(institutionId)}
                    />
                  </Card>
                )}
                {isFull && <Notice kind="attention">{t('list.full', { limit })}</Notice>}
                {institution && !isFull && (
                  <>
                    <Card title={t('add.question', { institution: institution.name })}>
                      <View>
                        <Row
                          icon="done"
                          title={t('add.known')}
                          text={t('add.knownText')}
                          onTap={() => Taro.navigateTo({ url: bindFile({ next }) })}
                        />
                        {institution.modules.includes('new_file') && (
                          <Row
                            icon="add"
                            title={t('add.first')}
                            text={t('add.firstText')}
                            onTap={() => Taro.navigateTo({ url: openFile({ next }) })}
                          />
                        )}
                      </View>
                    </Card>
                    <Notice kind="info">{t('add.unsure')}</Notice>
                  </>
                )}
              </>
            )}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})
