import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { servedIn } from '../config.ts'
import { outsideHosts } from './outside-hosts.ts'
import { loadConfig, parseConfig } from './read-config.ts'

const examplePath = join(import.meta.dirname, '..', '..', 'config.example.json')
const example = JSON.parse(readFileSync(examplePath, 'utf8'))

describe('the configuration', () => {
  it('of the example is valid, and its paths are seen from its own folder', () => {
    const config = loadConfig({ TONGZHEN_CONFIG: examplePath })

    expect(config.keysDir).toBe('/var/lib/tongzhen/keys')
    expect(config.alipay?.privateKeyPath).toBe(
      join(import.meta.dirname, '..', '..', 'alipay', 'app-private-key.pem'),
    )
  })

  it('takes from the environment what differs by machine', () => {
    const config = loadConfig({
      TONGZHEN_CONFIG: examplePath,
      PORT: '9000',
      DATABASE_URL: 'postgres://db/tongzhen',
      TONGZHEN_DATA: '/data',
      TONGZHEN_KEYS: '/keys',
    })

    expect(config).toMatchObject({
      port: 9000,
      databaseUrl: 'postgres://db/tongzhen',
      dataDir: '/data',
      keysDir: '/keys',
    })
  })

  it.each([
    [{ port: 'x' }, 'port: '],
    [{ institutions: [] }, 'institutions: '],
    [{ sms: { ...example.sms, baseUrl: 'sms.example' } }, 'sms.baseUrl: '],
    [
      { publicOrigins: { ...example.publicOrigins, web: 'https://h5.example.cn/app' } },
      'publicOrigins.web: must be an origin',
    ],
    [
      { alipay: { ...example.alipay, gateway: 'http://openapi.alipay.com/gateway.do' } },
      'alipay.gateway: must begin with https://',
    ],
    [{ databse: 'x' }, 'databse is not a field'],
    [{ wechat: { ...example.wechat, secrets: 'x' } }, 'wechat.secrets is not a field'],
    [
      { portals: { ...example.portals, web: { institutions: ['nowhere'] } } },
      'portals.web.institutions names nowhere',
    ],
  ])('with %j says which field is wrong', (change, message) => {
    expect(() => parseConfig({ ...example, ...change }, { file: 'tongzhen.json' })).toThrow(
      `tongzhen.json: ${message}`,
    )
  })

  it('that names reports without saying where they are, or one thing twice, says so', () => {
    const [hospital] = example.institutions
    const withReports = (reports: object | undefined) => () =>
      parseConfig({ ...example, institutions: [{ ...hospital, reports }] }, { file: 'tongzhen.json' })
    const { systems } = hospital.reports

    expect(withReports(undefined)).toThrow(
      'tongzhen.json: first-hospital.modules names reports, which need the field reports',
    )
    expect(withReports({ ...hospital.reports, systems: [systems[0], systems[0]] })).toThrow(
      'first-hospital.reports.systems names laboratory twice',
    )
  })

  it('that names health cards without a place at their platform says so', () => {
    expect(() => parseConfig({ ...example, healthCards: undefined }, { file: 'tongzhen.json' })).toThrow(
      'tongzhen.json: first-hospital.modules names health_card, which needs the field healthCards',
    )
  })

  it('that lets a platform in with colours nobody can read, over http, without a key or under another’s name says so', () => {
    const [hospital] = example.institutions
    const platform = {
      ...{ platformId: 'online', name: { zh: '平台' }, publicKeyPaths: { one: 'online.pem' } },
      ...{ origins: ['https://online.example'], pages: ['triage'] },
    }
    const having = (...platforms: object[]) =>
      parseConfig({ ...example, institutions: [{ ...hospital, platforms }] })
    const withColours = (theme: object) => () => having({ ...platform, theme })
    const ours = { primary: '#0b6e75', primaryStrong: '#084f55', primaryTint: '#e6f3f3' }

    const config = having(platform)
    const { institutions } = config
    expect(servedIn(config, 'embedded')).toEqual(['first-hospital'])
    expect(institutions[0]?.platforms[0]).toMatchObject({ theme: ours, hasAgents: true })
    expect(withColours({ ...ours, primary: '#33a1a9' })).toThrow('#33a1a9 on #ffffff has a contrast of')
    expect(withColours({ ...ours, primaryTint: '#0b6e75' })).toThrow('#0b6e75 on #0b6e75 has')
    expect(() => having({ ...platform, origins: ['http://online.example'] })).toThrow(
      'must begin with https://',
    )
    expect(() => having({ ...platform, publicKeyPaths: {} })).toThrow('names no key')
    expect(() => having(platform, platform)).toThrow('platforms names online twice')
    expect(() => having({ ...platform, pages: ['note'] })).toThrow('needs the field notes')
  })

  it('that is missing or no JSON says so in one line', () => {
    const broken = join(mkdtempSync(join(tmpdir(), 'tongzhen-config-')), 'broken.json')
    writeFileSync(broken, '{ "port": ')

    expect(() => loadConfig({})).toThrow('TONGZHEN_CONFIG does not name a configuration file')
    expect(() => loadConfig({ TONGZHEN_CONFIG: '/nowhere.json' })).toThrow('/nowhere.json does not exist')
    expect(() => loadConfig({ TONGZHEN_CONFIG: broken })).toThrow(`${broken} is not a JSON object`)
  })

  it('names every system that may be called, and nothing else', () => {
    expect(outsideHosts(parseConfig(example))).toEqual(
      new Set([
        'his.hospital.example',
        'emr.hospital.example',
        'e-invoice.finance.example',
        'p-healthopen.tengmed.com',
        'model.hospital.example',
        'lis.hospital.example',
        'ris.hospital.example',
        'api.weixin.qq.com',
        'api.mch.weixin.qq.com',
        'openapi.alipay.com',
        'dwbillcenter.alipay.com',
        'api.eshimin.com',
        'sms.hospital.example',
      ]),
    )
  })
})
