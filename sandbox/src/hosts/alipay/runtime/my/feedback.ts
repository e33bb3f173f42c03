import { askInHost } from '../../../browser/host-dialog.ts'
import { chooseAction } from '../shell/action-sheet.ts'
import type { Toast } from '../shell/toast.ts'
import type { HostWords } from '../shell/words.ts'
import { asyncApi, DONE } from './my-api.ts'

const TOAST_MS = 3000

/** Messages and questions of the host app over the page. */
export function feedbackApis({ toast, layer, words }: { toast: Toast; layer: ShadowRoot; words: HostWords }) {
  return {
    showToast: asyncApi('showToast', ({ content = '', type = 'none', duration = TOAST_MS }) => {
      toast.show({ text: content, type, milliseconds: duration })
    }),
    hideToast: asyncApi('hideToast', () => toast.hide()),
    showLoading: asyncApi('showLoading', ({ content }) => toast.showLoading(content || words.loading)),
    hideLoading: asyncApi('hideLoading', () => toast.hide()),
    alert: asyncApi('alert', async ({ title = '', content = '', buttonText = words.done }) => {
      await askInHost({ ...headed(title, content), accept: buttonText })

      return DONE
    }),
    confirm: asyncApi('confirm', async (options) => {
      const {
        title = '',
        content = '',
        confirmButtonText = words.done,
        cancelButtonText = words.cancel,
      } = options
      const answer = await askInHost({
        ...headed(title, content),
        accept: confirmButtonText,
        refuse: cancelButtonText,
      })

      return { confirm: answer !== undefined }
    }),
    prompt: asyncApi('prompt', async (options) => {
      const { title = '', message = '', placeholder = '', okButtonText = words.done } = options
      const answer = await askInHost({
        ...headed(title, message),
        field: placeholder || title,
        accept: okButtonText,
        refuse: options.cancelButtonText ?? words.cancel,
      })

      return { ok: answer !== undefined, inputValue: answer ?? '' }
    }),
    showActionSheet: asyncApi('showActionSheet', async ({ title = '', items = [], cancelButtonText }) => {
      const index = await chooseAction({ layer, title, items, cancel: cancelButtonText || words.cancel })

      return { index, ...DONE }
    }),
  }
}

/** A dialog needs a heading: without a title, its text is one. */
function headed(title: string, text: string): { title: string; text: string } {
  return title === '' ? { title: text, text: '' } : { title, text }
}
