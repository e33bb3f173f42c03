/** What the page in the phone tells the lobby that frames it. */
export type ShellMessage =
  | { from: 'host-shell'; type: 'page'; title: string; url: string; canGoBack: boolean }
  | { from: 'host-shell'; type: 'menu'; hiddenItems: string[] }
  | { from: 'host-shell'; type: 'closed' }

/** What the lobby's title bar asks of the page. */
export type LobbyMessage = { from: 'lobby'; type: 'back' | 'reload' }

interface NavigationApi extends EventTarget {
  canGoBack: boolean
}

let shownTitle = document.title
let documentTitle = document.title
const navigation = (window as { navigation?: NavigationApi }).navigation

/** The lobby may stand on any origin of this machine, and a title is no secret. */
export function tellLobby(message: ShellMessage): void {
  if (window.parent !== window) window.parent.postMessage(message, '*')
}

/** Keeps the lobby's title bar true to the page, and lets its buttons work. */
export function linkToLobby(): void {
  if (window.parent === window) return

  window.addEventListener('message', (event: MessageEvent<LobbyMessage>) => {
    if (event.source !== window.parent || event.data?.from !== 'lobby') return
    if (event.data.type === 'back') history.back()
    else location.reload()
  })
  navigation?.addEventListener('currententrychange', tellPage)
  window.addEventListener('hashchange', tellPage)
  document.addEventListener('DOMContentLoaded', () => {
    tellPage()
    new MutationObserver(tellPage).observe(document.head, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })
}

function tellPage(): void {
  if (document.title !== documentTitle) {
    documentTitle = document.title
    shownTitle = document.title
  }
  tellLobby({
    from: 'host-shell',
    type: 'page',
    title: shownTitle,
    url: location.href,
    canGoBack: navigation?.canGoBack ?? history.length > 1,
  })
}

/** A title the page asked the host for; it stands until the document's own changes. */
export function setNativeTitle(title: string): void {
  shownTitle = title
  tellPage()
}

/** Ends the visit as the host does when its window closes. */
export function closeHostWindow(): void {
  tellLobby({ from: 'host-shell', type: 'closed' })
  location.replace('/__host/closed')
}
