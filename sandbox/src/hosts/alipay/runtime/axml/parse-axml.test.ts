import { describe, expect, it } from 'vitest'
import { parseAxml } from './parse-axml.ts'

const parse = (source: string) => parseAxml(source, 'page.axml')

describe('the axml parser', () => {
  it('reads nested tags, attributes in either quote and tags that close themselves', () => {
    expect(parse(`<view class="a {{b}}" data-sid='{{i.sid}}'><image src="x"/></view>`)).toEqual([
      {
        kind: 'element',
        tag: 'view',
        attributes: { class: 'a {{b}}', 'data-sid': '{{i.sid}}' },
        children: [{ kind: 'element', tag: 'image', attributes: { src: 'x' }, children: [] }],
      },
    ])
  })

  it('reads an expression with quotes, brackets and angle brackets inside an attribute', () => {
    const [element] = parse(`<view hover-class="{{i.p26||'none'}}" a:if="{{a > 1 && b[0]}}"></view>`)
    expect(element).toMatchObject({
      attributes: { 'hover-class': "{{i.p26||'none'}}", 'a:if': '{{a > 1 && b[0]}}' },
    })
  })

  it('takes an attribute without a value as present', () => {
    expect(parse('<block slot:item a:else></block>')).toMatchObject([
      { attributes: { 'slot:item': '{{true}}', 'a:else': '{{true}}' } },
    ])
  })

  it('keeps text and bindings, and drops the white space that only lays out the file', () => {
    expect(parse('<text>\n  Hello {{name}}\n</text>')).toMatchObject([
      { children: [{ kind: 'text', text: 'Hello {{name}}' }] },
    ])
    expect(parse('<view>\n  <text>a</text>\n</view>')).toMatchObject([{ children: [{ tag: 'text' }] }])
    expect(parse('<text> a </text>')).toMatchObject([{ children: [{ text: ' a ' }] }])
  })

  it('does not mistake a comparison in a binding for a tag', () => {
    expect(parse("<text>{{a<b ? 'less' : 'more'}}</text>")).toMatchObject([
      { children: [{ text: "{{a<b ? 'less' : 'more'}}" }] },
    ])
  })

  it('leaves comments out and decodes entities', () => {
    expect(parse('<!-- <view> --><text>&lt;b&gt; &amp; more</text>')).toMatchObject([
      { tag: 'text', children: [{ text: '<b> & more' }] },
    ])
  })

  it('says in which line tags do not match', () => {
    expect(() => parse('<view>\n<text></view>')).toThrow('page.axml:2: </view> does not close <text>')
    expect(() => parse('<view>\n')).toThrow('page.axml:2: <view> is not closed')
    expect(() => parse('</view>')).toThrow('does not close')
  })
})
