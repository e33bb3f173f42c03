import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { buildClient } from './lib/build-client.mjs'
import { buildConsole } from './lib/build-console.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { bin, consoleDist, dataDir, dist, root } from './lib/paths.mjs'
import { claim } from './lib/running.mjs'
import { writeSandboxConfig } from './lib/sandbox-config.mjs'
import { startService, stopService } from './lib/service.mjs'
import { main, Stop } from './lib/stop.mjs'

const DEV_PORT = 10_086
const isDev = process.argv.includes('--dev')
const port = Number(process.env.PORT ?? 8080)
const consolePort = Number(process.env.CONSOLE_PORT ?? 8090)
const webOrigin = `http://localhost:${isDev ? DEV_PORT : port}`
const running = []
let isStopping = false

await main(async () => {
  // Before minutes of building, and before two of them write into the same folder.
  if (!claim(dataDir))
    throw new Stop('Tongzhen is already running on this data; look for it in another terminal')
  await refuseTakenPort(port, 'PORT')
  await refuseTakenPort(consolePort, 'CONSOLE_PORT')
  await ensureInstalled()
  if (!isDev) await buildClient()
  await buildConsole()
  process.on('SIGINT', stopAll)
  process.on('SIGTERM', stopAll)

  console.log('  starting the hospital, the channels and the app …')
  const env = {
    TONGZHEN_DATA: dataDir,
    TONGZHEN_BFF: `http://localhost:${port}`,
    TONGZHEN_ALIPAY_PACKAGE: join(dist, 'alipay'),
  }
  const sandbox = await start('sandbox', 'sandbox/src/main.ts', { env })
  const config = writeSandboxConfig({
    port,
    dataDir,
    staticDir: join(dist, 'h5'),
    console: { port: consolePort, origin: `http://localhost:${consolePort}`, staticDir: consoleDist },
    publicOrigins: {
      wechat: sandbox.wechatShell,
      suishenban: sandbox.suishenbanShell,
      alipay: sandbox.alipayShell,
      web: webOrigin,
    },
    frameAncestors: [sandbox.desk],
    // Every demo person comes from this one machine.
    limits: { smsPerAddressPerHour: 1_000 },
  })
  const bff = await start('bff', 'bff/src/main.ts', {
    env: { ...env, TONGZHEN_CONFIG: config, TZ: 'Asia/Shanghai' },
    args: isDev ? ['--watch'] : [],
    onLine: isDev ? (line) => console.log(line) : undefined,
  })
  if (isDev) startDevServer()
  print(sandbox, bff)
})

async function start(name, entry, options) {
  const service = await startService(name, entry, options).catch(async (error) => {
    await stopAll()
    throw error
  })
  running.unshift(service)
  service.child.on('exit', (code) => {
    if (isStopping) return
    console.error(`\n✗ ${name} ended unexpectedly (${code}); stopping the rest`)
    process.exitCode = 1
    stopAll()
  })
  return service.ready
}

/** H5 rebuilt as files change; it hands `/api` to the BFF (config/h5.ts). */
function startDevServer() {
  const child = spawn(bin('taro'), ['build', '--type', 'h5', '--watch'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'development', TONGZHEN_OUT: 'dist/dev' },
  })
  running.unshift({ child })
}

async function stopAll() {
  if (isStopping) return
  isStopping = true
  // The BFF first, so that it can still finish what it began with the hospital.
  for (const service of running) await stopService(service)
  process.exit()
}

function refuseTakenPort(wanted, variable) {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', () =>
      fail(new Stop(`port ${wanted} is in use; set ${variable} to another one or stop what uses it`)),
    )
    probe.listen(wanted, '127.0.0.1', () => probe.close(done))
  })
}

function print(sandbox, bff) {
  console.log(`
  Tongzhen is running.

    Lobby: every channel, every demo person   ${sandbox.desk}
    Control panel of the outside systems      ${sandbox.desk}/panel
    WeChat official account                   ${sandbox.wechatShell}
    Suishenban                                ${sandbox.suishenbanShell}
    Alipay mini-program                       ${sandbox.alipayShell}
    Pages embedded in another platform        ${sandbox.platform}
    International portal, plain browser       ${webOrigin}/?portal=international
    Staff console                             ${bff.console}
${firstSteps(bff)}
  Ctrl-C stops everything and loses nothing. npm run reset begins afresh.`)
}

/** Once, while nobody can sign in to the console: whoever started it makes the first administrator. */
function firstSteps({ firstToken }) {
  return firstToken === undefined
    ? ''
    : `
    The console has nobody yet. Its first administrator is made by this token, for 30 minutes:
      ${firstToken}
    (docs/demo-people.md says how; codes by SMS arrive in the control panel)
`
}
