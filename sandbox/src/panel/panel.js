const FOLLOW_EVERY_MS = 2000

for (const form of document.querySelectorAll('form[data-confirm]')) {
  form.addEventListener('submit', (event) => {
    if (!window.confirm(form.dataset.confirm)) event.preventDefault()
  })
}

/** Takes the live parts of this page from the server again, keeping what the reader has unfolded. */
async function refreshLiveParts() {
  const response = await fetch(location.href)
  if (!response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const part of document.querySelectorAll('[data-live]')) {
    const unfolded = [...part.querySelectorAll('details[open]')].map(({ id }) => id)
    const next = fresh.querySelector(`[data-live="${part.dataset.live}"]`)
    if (next === null) continue
    part.replaceChildren(...next.children)
    for (const id of unfolded) document.getElementById(id)?.setAttribute('open', '')
  }
}

const follow = document.getElementById('follow')
if (follow !== null) {
  setInterval(() => {
    if (follow.checked) refreshLiveParts().catch(() => undefined)
  }, FOLLOW_EVERY_MS)
}
