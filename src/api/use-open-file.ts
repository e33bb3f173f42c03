import { useMutation } from '@tanstack/react-query'
import { type OpenableFile, openFile } from '@/platform/open-file'
import { ApiError, type ClientCode } from './error'

/** Asks for an address of a file that is good for some minutes, and has the host show it; `otherwise` when it cannot. */
export function useOpenFile(ask: () => Promise<OpenableFile>, otherwise: ClientCode) {
  const opening = useMutation<void, ApiError>({
    mutationFn: async () => {
      if (!(await openFile(await ask()))) throw new ApiError(otherwise)
    },
  })
  return { open: () => opening.mutate(), isBusy: opening.isPending, error: opening.error }
}
