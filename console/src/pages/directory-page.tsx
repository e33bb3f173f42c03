import { type Directory, type DirectoryDeskView, directory } from '@tongzhen/contract/directory'
import { Alert, Button, Flex, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory, useDirectoryActions } from '../api/directory'
import { ErrorAlert } from '../components/error-alert'
import { InstitutionSelect } from '../components/institution-select'
import { Page } from '../components/page'
import { Section } from '../components/section'
import { VersionHistory } from '../components/version-history'
import { changesInWords } from '../lib/changes-in-words'
import { currentLanguage } from '../lib/i18n'
import { useDraft } from '../lib/use-draft'
import { DirectoryClashes } from './directory-clashes'
import { DirectoryList } from './directory-list'
import { mergeDirectories } from './merge-directory'
import { useDirectoryWords } from './use-directory-words'
import { useStaff } from './use-staff'

/** Departments and doctors in the order and the words in which patients see them. */
export function DirectoryPage() {
  const { t } = useTranslation()
  const { institutions } = useStaff()
  const [institutionId, setInstitution] = useState(institutions[0]?.institutionId ?? '')
  const known = useDirectory(institutionId)
  // Where somebody works stays when what they have saved comes back as a new form.
  const [view, setView] = useState<View>('departments')
  const [chosen, setDepartment] = useState<string>()

  return (
    <Page
      title={t('directory.title')}
      purpose={t('directory.what')}
      isLoading={known.isPending}
      error={known.error}
      actions={<InstitutionSelect value={institutionId} onChange={setInstitution} />}
    >
      {known.data && (
        <DirectoryForm
          key={`${institutionId} ${known.data.version}`}
          {...{ institutionId, view, setView, chosen, setDepartment }}
          known={known.data}
          reload={() => known.refetch()}
        />
      )}
    </Page>
  )
}

type View = 'departments' | 'doctors'

interface DirectoryFormProps {
  institutionId: string
  view: View
  setView(view: View): void
  /** Whose doctors; the first department's while nobody has chosen. */
  chosen: string | undefined
  setDepartment(departmentId: string): void
  known: DirectoryDeskView
  reload(): void
}

function DirectoryForm(props: DirectoryFormProps) {
  const { institutionId, view, setView, chosen, setDepartment, known, reload } = props
  const { t } = useTranslation()
  const words = useDirectoryWords(known)
  const departments = new Map(known.doctors.map((one) => [one.doctorId, one.departmentId]))
  const draft = useDraft<Directory>(
    `directory ${institutionId}`,
    known.directory,
    ({ base, value: mine, clashes }, newest) => {
      const merged = mergeDirectories({ base, mine, newest }, (id) => departments.get(id))

      return { value: merged.value, clashes: [...new Set([...clashes, ...merged.clashes])] }
    },
  )
  const { change, restore } = useDirectoryActions(institutionId, draft.forget)
  const departmentId = chosen ?? known.departments[0]?.departmentId ?? ''
  const { value } = draft
  const { version } = known
  const isEnglish = currentLanguage() === 'en-US'
  const nameOf = (name: { zh: string; en?: string | undefined }) => (isEnglish && name.en) || name.zh

  return (
    <Flex vertical gap="large">
      <ErrorAlert error={change.error} />
      {version > 0 && !draft.isChanged && (
        <Alert role="status" type="success" message={t('settings.saved')} />
      )}
      {draft.isChanged && <Alert role="status" type="info" message={t('content.kept')} />}
      <DirectoryClashes names={draft.clashes} mine={value} newest={known.directory} words={words} />
      <Flex gap="small" wrap>
        <Button
          type="primary"
          loading={change.isPending}
          disabled={!draft.isChanged || !directory.safeParse(value).success}
          onClick={() => change.mutate({ version, directory: value })}
        >
          {t('settings.save')}
        </Button>
        <Button disabled={!draft.isChanged} onClick={draft.drop}>
          {t('settings.undo')}
        </Button>
        <Button type="text" onClick={reload}>
          {t('content.refresh')}
        </Button>
      </Flex>
      <Section title={t(`directory.${view}`)}>
        <Radio.Group
          aria-label={t('directory.view')}
          name="directory-view"
          value={view}
          onChange={(event) => setView(event.target.value)}
          options={[
            { value: 'departments', label: t('directory.departments') },
            { value: 'doctors', label: t('directory.doctors') },
          ]}
        />
        {view === 'departments' ? (
          <DirectoryList
            rows={known.departments.map((one) => ({
              id: one.departmentId,
              name: nameOf(one.name),
              hospitals: { intro: one.intro },
            }))}
            order={value.departmentOrder}
            entries={value.departments}
            empty={{ isHidden: false, intro: null }}
            onOrder={(departmentOrder) => draft.change({ ...value, departmentOrder })}
            onEntry={(id, entry) =>
              draft.change({ ...value, departments: { ...value.departments, [id]: entry } })
            }
          />
        ) : (
          <>
            <Select
              aria-label={t('directory.department')}
              style={{ maxWidth: 360 }}
              value={departmentId}
              onChange={setDepartment}
              options={known.departments.map((one) => ({ value: one.departmentId, label: nameOf(one.name) }))}
            />
            <DirectoryList
              rows={known.doctors
                .filter((one) => one.departmentId === departmentId)
                .map(({ doctorId, name, specialities, biography }) => ({
                  ...{ id: doctorId, name: nameOf(name), hospitals: { specialities, biography } },
                }))}
              order={value.doctorOrder}
              entries={value.doctors}
              empty={{ isHidden: false, specialities: null, biography: null }}
              onOrder={(doctorOrder) => draft.change({ ...value, doctorOrder })}
              onEntry={(id, entry) => draft.change({ ...value, doctors: { ...value.doctors, [id]: entry } })}
            />
          </>
        )}
      </Section>
      <VersionHistory
        version={version}
        history={changesInWords(known.history, words, t('settings.nothing'))}
        restoring={restore}
        onRestore={(wanted) => restore.mutateAsync({ version, restore: wanted })}
      />
    </Flex>
  )
}
