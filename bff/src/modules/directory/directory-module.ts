import {
  type Directory,
  type DirectoryDeskView,
  directoryValues,
  directoryRoutes as routes,
} from '@tongzhen/contract/directory'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import { changesBetween } from '../institution-documents/document-changes.ts'
import { readHistory } from '../institution-documents/document-history.ts'
import { type Writer, type WritingDeps, writeDocument } from '../institution-documents/write-document.ts'
import type { Staff } from '../institutions/catalogue.ts'
import type { Catalogues } from '../institutions/catalogues.ts'
import { DIRECTORY, findDirectory, readDirectory } from './directories.ts'
import { arrange } from './with-directory.ts'

export interface DirectoryDeps extends WritingDeps {
  /** As the hospital's own system speaks, before staff have their say. */
  catalogues: Catalogues
  /** Open pages of patients follow at once. */
  tell(institutionId: string): void
}

interface Saving extends Writer {
  institutionId: string
  seen: number
  restored: number | null
  value: Directory
}

/** Staff put departments and doctors in order, hide them from booking, and word what they do. */
export function createDirectoryModule(deps: DirectoryDeps): Module {
  return {
    name: 'directory',
    routes,
    register(handle) {
      handle(routes.getDirectory, ({ params }) => deskView(params.institutionId))

      handle(routes.changeDirectory, ({ params, body, staff: who, address, traceId }) =>
        save({ ...params, seen: body.version, value: body.directory, restored: null, who, address, traceId }),
      )

      handle(routes.restoreDirectory, async ({ params, body, staff: who, address, traceId }) => {
        const earlier = await findDirectory(deps.db, { ...params, version: body.restore })
        if (earlier === undefined) return refuse('NOT_FOUND')
        const { value } = earlier

        return save({ ...params, seen: body.version, value, restored: body.restore, who, address, traceId })
      })
    },
  }

  async function save({
    institutionId,
    value,
    ...writing
  }: Saving): Promise<DirectoryDeskView | Refusal<'CONTENT_CHANGED' | 'HOSPITAL_UNAVAILABLE'>> {
    // Asked first: what has been saved is answered, whatever becomes of the hospital meanwhile.
    const staff = await deps.catalogues.of(institutionId).staff()
    if (isGatewayFailure(staff)) return refuse('HOSPITAL_UNAVAILABLE')
    const before = await findDirectory(deps.db, { institutionId })
    const refused = await writeDocument(deps, {
      ...{ institutionId, documentId: DIRECTORY, value, ...writing },
      action: writing.restored === null ? 'directory_changed' : 'directory_restored',
      changes: directoryChanges(before?.value, value),
    })
    if (isRefusal(refused)) return refused
    deps.tell(institutionId)

    return viewOf(institutionId, staff)
  }

  async function deskView(
    institutionId: string,
  ): Promise<DirectoryDeskView | Refusal<'HOSPITAL_UNAVAILABLE'>> {
    const staff = await deps.catalogues.of(institutionId).staff()

    return isGatewayFailure(staff) ? refuse('HOSPITAL_UNAVAILABLE') : viewOf(institutionId, staff)
  }

  async function viewOf(institutionId: string, staff: Staff): Promise<DirectoryDeskView> {
    const current = await findDirectory(deps.db, { institutionId })
    const { version, value } = current ?? { version: 0, value: readDirectory(undefined) }
    const inOrder = arrange(staff, { ...value, departments: {}, doctors: {} })

    return {
      version,
      directory: value,
      departments: inOrder.departments.map(({ departmentId, name, location, intro }) => ({
        ...{ departmentId, name, location, intro },
      })),
      doctors: [...inOrder.doctors.values()].map(
        ({ doctorId, departmentId, name, specialities, biography }) => ({
          ...{ doctorId, departmentId, name, specialities, biography },
        }),
      ),
      history: await readHistory(deps, {
        ...{ institutionId, documentId: DIRECTORY },
        changesOf: (from, to) => directoryChanges(readDirectory(from), readDirectory(to)),
      }),
    }
  }
}

function directoryChanges(from: Directory | undefined, to: Directory) {
  return changesBetween(from ? directoryValues(from) : new Map(), directoryValues(to))
}
