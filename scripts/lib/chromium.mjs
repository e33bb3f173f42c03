import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './run.mjs'
import { Stop } from './stop.mjs'

/** The shell without a window costs a sixth less processor and is taken first. */
const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const INSTALL = 'apt-get install -y chromium-headless-shell fonts-noto-cjk'

/** Path of a Chromium that the tests may drive; installs Debian's when it may. */
export async function ensureChromium() {
  if (canInstall() && !hasChineseFont()) await install()
  const found = places.find((path) => path && existsSync(path))
  if (!found)
    throw new Stop(
      `no Chromium was found: install it (on Debian, as root: ${INSTALL}) or name one in CHROMIUM`,
    )
  return found
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

/** Without one, Chinese text is drawn as boxes and every measure of it is wrong. */
function hasChineseFont() {
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return Boolean(stdout?.trim()) && places.some((path) => path && existsSync(path))
}

async function install() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('reading the list of packages', 'apt-get', ['update', '-qq'], { env })
  const { ok, output } = await run(
    'installing Chromium and a Chinese font',
    'apt-get',
    INSTALL.split(' ').slice(1),
    { env },
  )
  if (!ok)
    throw new Stop(
      `Chromium could not be installed (${INSTALL}):\n${output.trim().split('\n').slice(-6).join('\n')}`,
    )
}
