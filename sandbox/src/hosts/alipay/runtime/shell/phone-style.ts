/** The bars, toasts and sheets of the host app. */
export function phoneStyle(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    :host { display: block; height: 100%; color: #1a1a1a; font: 16px/1.4 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Segoe UI", sans-serif }
    [hidden] { display: none !important }
    button { border: 0; padding: 0; background: none; color: inherit; font: inherit; cursor: pointer }
    button:focus-visible, [role=listbox]:focus-visible { outline: 3px solid #1677ff; outline-offset: -3px }
    .frame { position: relative; display: flex; flex-direction: column; height: 100%; background: #fff }
    .status, .bar { background: var(--bar-colour, #fff); color: #1a1a1a }
    [data-dark] .status, [data-dark] .bar { color: #fff }
    .status { display: flex; align-items: center; justify-content: space-between; flex: none; height: 24px; padding: 0 16px; font-size: 13px; font-weight: 600 }
    .battery { width: 22px; height: 10px; border: 1px solid currentColor; border-radius: 3px; background: linear-gradient(currentColor 0 0) 2px / 14px 6px no-repeat; background-position: 2px 2px }
    .bar { display: flex; align-items: center; flex: none; height: 48px; padding: 0 8px }
    [data-transparent] .status, [data-transparent] .bar { position: absolute; z-index: 1; right: 0; left: 0; background: none; pointer-events: none }
    [data-transparent] .bar { top: 24px }
    [data-transparent] .bar button { pointer-events: auto }
    .back, .home { flex: none; width: 40px; height: 48px }
    .back::before { content: ""; display: block; width: 11px; height: 11px; margin: 0 auto; border: solid; border-width: 0 0 2px 2px; transform: translateX(3px) rotate(45deg) }
    .home::before { content: ""; display: block; width: 18px; height: 17px; margin: 0 auto; background: currentColor; clip-path: polygon(50% 0, 100% 45%, 86% 45%, 86% 100%, 60% 100%, 60% 65%, 40% 65%, 40% 100%, 14% 100%, 14% 45%, 0 45%) }
    .title { flex: 1; min-width: 0; padding: 0 8px; overflow: hidden; font-size: 17px; font-weight: 600; text-overflow: ellipsis; white-space: nowrap }
    .title[data-loading]::before { content: ""; display: inline-block; width: 14px; height: 14px; margin-right: 8px; border: 2px solid; border-right-color: transparent; border-radius: 50%; animation: turn 1s linear infinite }
    .capsule { display: flex; flex: none; width: 87px; height: 32px; border: 1px solid rgb(0 0 0 / .12); border-radius: 16px }
    .capsule button { flex: 1; position: relative }
    .capsule button + button { border-left: 1px solid rgb(0 0 0 / .12) }
    .more::before { content: ""; display: block; width: 5px; height: 5px; margin: 0 auto; border-radius: 50%; background: currentColor; box-shadow: -8px 0, 8px 0 }
    .close::before { content: ""; display: block; width: 6px; height: 6px; margin: 0 auto; border-radius: 50%; background: currentColor; box-shadow: 0 0 0 4px var(--bar-colour, #fff), 0 0 0 6px currentColor }
    .tabs { display: flex; flex: none; border-top: 1px solid #e5e5e5; background: #fff }
    .tab { flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 2px; min-height: 50px; color: #595959; font-size: 12px }
    .tab[aria-current] { color: #1677ff }
    .tab img { width: 24px; height: 24px }
    .toast-place { position: absolute; inset: 0; z-index: 2; display: flex; align-items: center; justify-content: center; pointer-events: none }
    .toast { max-width: 70%; padding: 12px 16px; border-radius: 8px; background: rgb(0 0 0 / .85); color: #fff; text-align: center; white-space: pre-line }
    .toast[data-mark]::before { content: attr(data-mark); display: block; font-size: 28px; line-height: 1.2 }
    .toast[data-busy]::before { content: ""; display: block; width: 24px; height: 24px; margin: 4px auto 8px; border: 3px solid; border-right-color: transparent; border-radius: 50%; animation: turn 1s linear infinite }
    dialog { width: 100%; max-width: 100%; max-height: 80%; margin: auto 0 0; padding: 0 0 env(safe-area-inset-bottom); border: 0; border-radius: 12px 12px 0 0; color: inherit; font: inherit }
    dialog::backdrop { background: rgb(0 0 0 / .45) }
    .sheet-head { display: flex; align-items: center; border-bottom: 1px solid #e5e5e5 }
    .sheet-head h2 { flex: 1; margin: 0; font-size: 17px; text-align: center }
    .sheet-head button { min-width: 72px; min-height: 52px; color: #1677ff }
    .columns { display: flex; height: 264px }
    .columns > div { display: flex; flex: 1; flex-direction: column; min-width: 0 }
    .columns small { padding: 4px; color: #595959; text-align: center }
    [role=listbox] { flex: 1; overflow-y: auto; scroll-behavior: auto }
    [role=option] { padding: 10px 4px; text-align: center; cursor: pointer; overflow-wrap: anywhere }
    [role=option][aria-selected=true] { background: #e6f4ff; color: #003eb3; font-weight: 600 }
    .actions button { display: block; width: 100%; min-height: 56px; border-top: 1px solid #e5e5e5; padding: 8px 16px }
    .actions h2 { margin: 0; padding: 16px; color: #595959; font-size: 14px; font-weight: 400; text-align: center }
    .actions .sheet-cancel { border-top: 8px solid #f5f5f5 }
    .cashier .sheet-head::after { content: ""; width: 72px }
    .cashier .amount { margin: 16px 16px 8px; font-size: 36px; font-weight: 600; line-height: 1.3; text-align: center; font-variant-numeric: tabular-nums }
    .cashier dl { display: grid; grid-template-columns: auto 1fr; margin: 0 16px }
    .cashier dt, .cashier dd { margin: 0; padding: 12px 0; border-bottom: 1px solid #e5e5e5 }
    .cashier dt { padding-right: 16px; color: #595959 }
    .cashier dd { text-align: right; overflow-wrap: anywhere }
    .cashier fieldset { margin: 8px 16px 0; padding: 0; border: 0 }
    .cashier legend { padding: 8px 0 0; color: #595959 }
    .cashier label { display: flex; align-items: center; gap: 12px; min-height: 48px }
    .cashier input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: #0958d9 }
    .cashier input:focus-visible { outline: 3px solid #0958d9; outline-offset: 2px }
    .cashier .pay, .cashier .forgot { display: block; width: calc(100% - 32px); min-height: 52px; margin: 12px 16px 0; border-radius: 8px }
    .cashier .pay { background: #0958d9; color: #fff; font-size: 18px; font-weight: 600 }
    .cashier .pay:focus-visible { outline-offset: 2px }
    .cashier .forgot { margin-top: 0; color: #0958d9 }
    .file .sheet-head::after { content: ""; width: 72px }
    .file p { margin: 8px 16px; color: #595959; font-size: 13px }
    .file object, .file img { display: block; width: 100% }
    .file object { height: 60vh }
    @keyframes turn { to { transform: rotate(360deg) } }
    @media (prefers-reduced-motion: reduce) { * { animation: none !important } }
  `)

  return sheet
}
