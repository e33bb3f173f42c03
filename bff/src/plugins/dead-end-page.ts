import type { Route } from '@tongzhen/contract/route'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RefusalCode } from '../lib/failure.ts'

/** Does a person, not a program, look at the answer? True for a browser that follows a link. */
export function wantsPage(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html')
}

type Opened = Extract<Route['response'], 'redirect' | 'file'>
type Told = Opened | 'fileLater'

const texts: Record<Told, { zh: [title: string, text: string]; en: [title: string, text: string] }> = {
  redirect: {
    zh: ['登录没有完成', '可能是页面打开得太久，或者网络中断。您的信息没有改变，请返回首页再试一次。'],
    en: [
      'Sign-in was not completed',
      'The page may have been open too long, or the network failed. Nothing has changed; please go back and try again.',
    ],
  },
  file: {
    zh: ['文件没能打开', '为了保护您的信息，文件的链接只在几分钟内有效。请回到应用里，再点一次打开。'],
    en: [
      'The file could not be opened',
      'To protect you, a link to a file is good for a few minutes only. Please go back to the app and open it again.',
    ],
  },
  fileLater: {
    zh: ['文件暂时打不开', '提供文件的系统现在没有回应。文件还在，请过一会儿回到应用里再试。'],
    en: [
      'The file cannot be opened just now',
      'The system that holds it does not answer. The file is safe; please go back to the app and try again in a while.',
    ],
  },
}

/**
 * For the few addresses that a browser opens itself, where no page of ours is there to explain: what happened,
 * what now, and always the urgent-care line.
 */
export function sendDeadEnd(
  reply: FastifyReply,
  { code, response }: { code: RefusalCode; response: Opened },
): FastifyReply {
  const { zh, en } = texts[response === 'file' && code !== 'LINK_EXPIRED' ? 'fileLater' : response]

  return reply.type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${zh[0]} · ${en[0]}</title>
<style>body{font:18px/1.6 system-ui,sans-serif;max-width:34em;margin:10vh auto;padding:0 24px;color:#1d2b2c}a{display:inline-block;padding:14px 24px;border-radius:8px;background:#0b6e75;color:#fff;text-decoration:none}small{color:#5b6a6b}</style>
<main>
<h1>${zh[0]}</h1>
<p>${zh[1]}</p>
<p lang="en"><strong>${en[0]}.</strong> ${en[1]}</p>
<p><a href="/">返回首页 <span lang="en">Back to start</span></a></p>
<p>紧急情况请拨打 120。<span lang="en">In an emergency call 120.</span></p>
<p><small>${code} · ${reply.request.id}</small></p>
</main>
`)
}
