/** How the built-in components look before the package styles them; in front of all acss. */
export const componentStyle = `
  html, body { height: 100%; margin: 0 }
  [hidden] { display: none !important }
  .host-phone { height: 100% }
  .host-area { position: relative; flex: 1; min-height: 0; overflow: hidden; container-type: size; contain: layout paint; background: #f5f5f5;
    font: 16px/1.5 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Segoe UI", sans-serif; color: #000; -webkit-tap-highlight-color: transparent }
  .host-page { position: absolute; inset: 0; overflow: hidden auto }
  .host-notice { padding: 30% 24px 0; text-align: center }
  .host-reopen { min-height: 48px; padding: 0 24px; border: 0; border-radius: 24px; background: #1677ff; color: #fff; font: inherit }
  page { display: block; min-height: 100% }
  mini-component, root-portal { display: contents }
  view, swiper, swiper-item, scroll-view, form, picker, radio-group, checkbox-group, rich-text, web-view { display: block }
  text { white-space: pre-line }
  view, text, label { -webkit-user-select: none; user-select: none }
  .host-selectable { -webkit-user-select: text; user-select: text }
  .host-clamped { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: var(--host-lines) }
  image { display: inline-block; width: 300px; height: 225px; overflow: hidden }
  image > img { display: block; width: 100%; height: 100% }
  image[data-mode=widthFix] { height: auto } image[data-mode=widthFix] > img { height: auto }
  image[data-mode=heightFix] { width: auto } image[data-mode=heightFix] > img { width: auto }
  button { display: block; box-sizing: border-box; width: 100%; min-height: 47px; margin: 0; padding: 0 8px; border: 1px solid #eee; border-radius: 5px; background: #fff; color: #000; font: inherit; font-size: 18px; text-align: center }
  button:disabled { color: #8c8c8c; background: #f5f5f5 }
  button[data-type=primary] { border-color: #1677ff; background: #1677ff; color: #fff }
  button[data-type=warn] { border-color: #e62c3b; background: #e62c3b; color: #fff }
  button[data-plain] { background: transparent }
  button[data-plain][data-type=primary] { color: #1677ff }
  button[data-size=mini] { display: inline-block; width: auto; min-height: 30px; font-size: 13px }
  input, textarea { box-sizing: border-box; margin: 0; border: 0; padding: 0; background: none; color: inherit; font: inherit }
  input:where(:not([type=checkbox], [type=radio])) { width: 100%; min-height: 1.5em }
  textarea { display: block; width: 100%; min-height: 100px; resize: none }
  input::placeholder, textarea::placeholder { color: #767676; opacity: 1 }
  switch, checkbox, radio { display: inline-flex; align-items: center; vertical-align: middle }
  checkbox > input, radio > input { flex: none; width: 22px; height: 22px; margin: 1px; accent-color: var(--host-colour, #1677ff) }
  switch > input { position: relative; width: 51px; height: 31px; border-radius: 16px; background: #8c8c8c; appearance: none; cursor: pointer }
  switch > input::before { content: ""; position: absolute; top: 2px; left: 2px; width: 27px; height: 27px; border-radius: 50%; background: #fff; transition: transform .2s }
  switch > input:checked { background: var(--host-colour, #04be02) }
  switch > input:checked::before { transform: translateX(20px) }
  scroll-view { -webkit-overflow-scrolling: touch }
  swiper { position: relative; height: 150px; overflow: hidden }
  .host-slides { display: flex; height: 100%; overflow: auto hidden; scroll-snap-type: x mandatory; scrollbar-width: none }
  swiper[data-vertical] .host-slides { flex-direction: column; overflow: hidden auto; scroll-snap-type: y mandatory }
  swiper-item { flex: 0 0 100%; overflow: hidden; scroll-snap-align: start }
  .host-dots { position: absolute; right: 0; bottom: 8px; left: 0; display: flex; justify-content: center; gap: 6px; pointer-events: none }
  .host-dots > i { width: 6px; height: 6px; border-radius: 50%; background: rgb(0 0 0 / .3) }
  .host-dots > .host-current { background: #000 }
  rich-text img { max-width: 100% }
  web-view { position: absolute; inset: 0 } web-view > iframe { width: 100%; height: 100%; border: 0 }
  page-container { display: none; position: fixed; inset: 0 }
  page-container[data-shown] { display: block }
  .host-overlay { position: absolute; inset: 0; background: rgb(0 0 0 / .5) }
  .host-sheet { position: absolute; right: 0; bottom: 0; left: 0; max-height: 100%; overflow: auto; background: #fff }
  page-container[data-position=top] .host-sheet { top: 0; bottom: auto }
  page-container[data-position=center] .host-sheet { top: 50%; bottom: auto; transform: translateY(-50%) }
  page-container[data-position=right] .host-sheet { top: 0; left: auto; min-width: 60% }
  page-container[data-round] .host-sheet { border-radius: 16px 16px 0 0 }
`
