/** Line icons of one family: 24 px, stroke 1.75. Always beside words, so hidden from screen readers. */
const PATHS = {
  chat: '<path d="M20 11.5c0 3.9-3.6 7-8 7-1 0-2-.2-2.9-.5L4.5 20l1.2-3.6C4.6 15.1 4 13.4 4 11.5c0-3.9 3.6-7 8-7s8 3.1 8 7Z"/><path d="M9 11.5h.01M12 11.5h.01M15 11.5h.01"/>',
  city: '<path d="M4 20V9l6-3.5V20M10 20h10V11l-4-2.5-6 0M7 12h.01M7 15.5h.01M14 13h2M14 16.5h2"/>',
  miniProgram:
    '<circle cx="12" cy="12" r="8.5"/><path d="M12 9.5a2.5 2.5 0 1 0-2.5 2.5M12 9.5v5M12 14.5a2.5 2.5 0 1 0 2.5-2.5"/>',
  globe:
    '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.3 2.3 3.5 5.2 3.5 8.5s-1.2 6.2-3.5 8.5c-2.3-2.3-3.5-5.2-3.5-8.5s1.2-6.2 3.5-8.5Z"/>',
  largeType: '<path d="m3.5 18 5-12.5 5 12.5M5.3 13.8h6.4M14.5 18l3-7.5 3 7.5M15.5 15.6h4"/>',
  message: '<rect x="3.5" y="5.5" width="17" height="13" rx="2.5"/><path d="m4.5 7.5 7.5 5.5 7.5-5.5"/>',
  panel:
    '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>',
  restart: '<path d="M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.8M4.5 4.5v4.3h4.3"/>',
  newTab:
    '<path d="M13.5 4.5h6v6M19.5 4.5 12 12M17.5 14v4a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 18V8A1.5 1.5 0 0 1 6 6.5h4"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  back: '<path d="m14.5 5-7 7 7 7"/>',
  more: '<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="3"/>',
} as const

export type IconName = keyof typeof PATHS

export function icon(name: IconName): string {
  return `<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${PATHS[name]}</svg>`
}

export const LOGO =
  '<svg class="logo" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#0b6e75"/><path d="M16 8v16M8 16h16" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>'

/** The phone's own signal, network and battery. */
export const STATUS_ICONS =
  '<svg viewBox="0 0 66 12" width="66" height="12" fill="currentColor" aria-hidden="true"><rect x="0" y="8" width="3" height="4" rx="1"/><rect x="5" y="5.5" width="3" height="6.5" rx="1"/><rect x="10" y="3" width="3" height="9" rx="1"/><rect x="15" y="0" width="3" height="12" rx="1"/><path d="M30 11.5 27.8 9a3.3 3.3 0 0 1 4.4 0ZM26.3 7.2l-1.5-1.7a7.8 7.8 0 0 1 10.4 0l-1.5 1.7a5.5 5.5 0 0 0-7.4 0ZM23.3 3.8 22 2.3a12 12 0 0 1 16 0l-1.3 1.5a10 10 0 0 0-13.4 0Z"/><rect x="42.5" y=".5" width="20" height="11" rx="3" fill="none" stroke="currentColor" opacity=".4"/><rect x="44" y="2" width="15" height="8" rx="1.7"/><path d="M64 4v4c1-.3 1.6-1 1.6-2S65 4.3 64 4Z" opacity=".5"/></svg>'
