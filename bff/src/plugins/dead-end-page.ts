import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RefusalCode } from '../lib/failure.ts'

/** Does a person, not a program, look at the answer? True for a browser that follows a link. */
export function wantsPage(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html')
}

/**
 * For the few addresses that a browser opens itself, where no page of ours is there to explain: what happened,
 * what now, and always the urgent-care line.
 */
export function sendDeadEnd(reply: FastifyReply, code: RefusalCode): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>登录没有完成 · Sign-in not completed</title>
<style>body{font:18px/1.6 system-ui,sans-serif;max-width:34em;margin:10vh auto;padding:0 24px;color:#1d2b2c}a{display:inline-block;padding:14px 24px;border-radius:8px;background:#0b6e75;color:#fff;text-decoration:none}small{color:#5b6a6b}</style>
<main>
<h1>登录没有完成</h1>
<p>可能是页面打开得太久，或者网络中断。您的信息没有改变，请返回首页再试一次。</p>
<p lang="en"><strong>Sign-in was not completed.</strong> The page may have been open too long, or the network failed. Nothing has changed; please go back and try again.</p>
<p><a href="/">返回首页 <span lang="en">Back to start</span></a></p>
<p>紧急情况请拨打 120。<span lang="en">In an emergency call 120.</span></p>
<p><small>${code} · ${reply.request.id}</small></p>
</main>
`)
}
