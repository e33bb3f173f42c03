import { html } from '../lib/html.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { yuanOf } from '../lib/yuan.ts'
import type { Invoice } from './invoice-book.ts'

/** The H5 page of an e-invoice, as a payer sees it; `institutionName` is who issued it. */
export function invoicePage(invoice: Invoice, institutionName: string): string {
  const { request, billBatchCode, billNo, random, createdAtMs, scarlet, takesBack } = invoice
  const sign = takesBack === undefined ? '' : '-'
  const kind = request.busType === '06' ? '挂号' : '门诊'

  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>医疗${kind}收费票据（电子）</title>
<link rel="icon" href="data:,">
<style>
body{margin:0;background:#f2f3f5;font:16px/1.6 system-ui,sans-serif;color:#1f2329}
main{max-width:640px;margin:0 auto;padding:16px;background:#fff}
h1{font-size:20px;text-align:center;margin:8px 0 16px}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0}dt{color:#646a73}dd{margin:0}
table{width:100%;border-collapse:collapse;margin:16px 0}th,td{padding:6px 4px;border-bottom:1px solid #dee0e3;text-align:left}
td:last-child,th:last-child{text-align:right}
.red{color:#b42318;font-weight:600}
</style>
</head>
<body>
<main>
<h1>上海市医疗${kind}收费票据（电子）</h1>
${takesBack && html`<p class="red">红字票据：冲销票据代码 ${takesBack.billBatchCode}，号码 ${takesBack.billNo}。${takesBack.reason}</p>`}
${scarlet && html`<p class="red">本票据已冲红：红字票据号码 ${scarlet.billNo}。</p>`}
<dl>
<dt>票据代码</dt><dd>${billBatchCode}</dd>
<dt>票据号码</dt><dd>${billNo}</dd>
<dt>校验码</dt><dd>${random}</dd>
<dt>交款人</dt><dd>${request.payer}</dd>
<dt>开票日期</dt><dd>${shanghaiDateTime(createdAtMs).slice(0, 10)}</dd>
<dt>科室</dt><dd>${request.departmentName}</dd>
<dt>业务流水号</dt><dd>${request.busNo}</dd>
</dl>
<table>
<thead><tr><th scope="col">项目名称</th><th scope="col">数量/单位</th><th scope="col">金额（元）</th></tr></thead>
<tbody>${request.charges.map((line) => html`<tr><td>${line.name}</td><td>${line.quantity}${line.unit}</td><td>${sign}${yuanOf(line.amountFen)}</td></tr>`)}</tbody>
</table>
<p>金额合计（小写） <b>¥${sign}${yuanOf(request.totalFen)}</b></p>
<p>收款单位（章）：${institutionName}　复核人：${request.author}　收款人：${request.payee}</p>
<p>沙箱票据，不作报销凭证。<span lang="en">A sandbox invoice: of no value.</span></p>
</main>
</body>
</html>
`.text
}
