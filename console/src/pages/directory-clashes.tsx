import { type Directory, directoryValues } from '@tongzhen/contract/directory'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { useDirectoryWords } from './use-directory-words'

interface DirectoryClashesProps {
  /** Dotted names of what both have changed. */
  names: string[]
  mine: Directory
  newest: Directory
  words: ReturnType<typeof useDirectoryWords>
}

/** What this person and a colleague have each changed to something else: both are read before one is saved over the other. */
export function DirectoryClashes({ names, mine, newest, words }: DirectoryClashesProps) {
  const { t } = useTranslation()
  const own = directoryValues(mine)
  const saved = directoryValues(newest)
  const say = (name: string, value: string | null | undefined) =>
    value ? words.valueOf(name, value) : t('directory.hospitals')
  const open = names.filter((name) => (own.get(name) ?? null) !== (saved.get(name) ?? null))
  if (open.length === 0) return null

  return (
    <Alert
      role="alert"
      type="warning"
      message={t('directory.clash')}
      description={
        <dl className="clashes">
          {open.map((name) => (
            <div key={name}>
              <dt>{words.nameOf(name)}</dt>
              <dd>{t('directory.clashMine', { value: say(name, own.get(name)) })}</dd>
              <dd>{t('directory.clashSaved', { value: say(name, saved.get(name)) })}</dd>
            </div>
          ))}
        </dl>
      }
    />
  )
}
