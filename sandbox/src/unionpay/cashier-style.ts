import { SafeHtml } from '../lib/html.ts'

/** The look of the cashier: large, plain, readable at 320 px and at 200 %. */
export const cashierStyle = new SafeHtml(`<style>
*{box-sizing:border-box}
body{margin:0;background:#eef2f6;color:#17212b;font:18px/1.5 -apple-system,BlinkMacSystemFont,"PingFang SC","Noto Sans CJK SC","Segoe UI",Roboto,sans-serif}
header{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;padding:12px 16px;background:#0b4f6c;color:#fff}
header small{font-size:15px}
main{max-width:520px;margin:16px auto;padding:24px 16px;background:#fff;border-radius:12px}
h1{margin:0;font-size:24px;line-height:1.35}
[lang=en]{color:#465563;font-size:.85em}
header [lang=en],button.primary [lang=en]{color:inherit}
.amount{margin:8px 0 16px;font-size:40px;font-weight:600;line-height:1.2}
.alert{margin:16px 0 0;padding:12px;border-left:4px solid #b3261e;background:#fdecea;color:#7a1510}
.alert [lang=en]{color:inherit}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
dl{margin:0 0 16px}
dl div{display:flex;flex-wrap:wrap;gap:0 16px;justify-content:space-between;padding:8px 0;border-bottom:1px solid #dbe2e9}
dt{color:#465563}
dd{margin:0;overflow-wrap:anywhere}
fieldset{margin:0;padding:0;border:0}
legend{padding:0;font-weight:600}
label{display:flex;gap:12px;align-items:flex-start;min-height:48px;padding:12px;margin-top:8px;border:1px solid #8493a1;border-radius:8px}
label:has(:checked){border-color:#0b4f6c;outline:2px solid #0b4f6c}
label:has(:focus-visible){outline:3px solid #b85c00;outline-offset:2px}
input{flex:none;width:20px;height:20px;margin:4px 0 0;accent-color:#0b4f6c}
small{display:block;font-size:16px;color:#465563}
header small{color:inherit}
button{display:block;width:100%;min-height:52px;margin-top:16px;border:1px solid #465563;border-radius:8px;background:#fff;color:#17212b;font:inherit;cursor:pointer}
button.primary{border-color:#0b4f6c;background:#0b4f6c;color:#fff;font-weight:600}
button:focus-visible{outline:3px solid #b85c00;outline-offset:2px}
</style>`)
