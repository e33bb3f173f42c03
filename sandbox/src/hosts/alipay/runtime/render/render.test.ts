import { describe, expect, it } from 'vitest'
import { PackageFiles } from '../package/package-files.ts'
import { createAxmlLoader } from './axml-files.ts'
import type { Owner, VNode } from './vnode.ts'

const owner: Owner = { instance: {}, components: { 'custom-wrapper': 'custom-wrapper' } }

function render(
  files: Record<string, string>,
  data: Record<string, unknown> = {},
  slot: VNode[] = [],
): VNode[] {
  const out: VNode[] = []
  createAxmlLoader(new PackageFiles(files))('page.axml')(data, { owner, slot, out })

  return out
}

/** A short form to compare with: `view(text "a")`. */
function outline(nodes: VNode[]): string {
  return nodes
    .map((node) =>
      node.kind === 'text'
        ? `"${node.text}"`
        : `${node.kind === 'element' ? node.tag : node.path}(${outline(node.children)})`,
    )
    .join(' ')
}

describe('rendering axml', () => {
  it('takes the first branch that holds', () => {
    const files = { 'page.axml': '<a a:if="{{n > 1}}"/><b a:elif="{{n}}"/><c a:else/><d/>' }
    expect(outline(render(files, { n: 2 }))).toBe('a() d()')
    expect(outline(render(files, { n: 1 }))).toBe('b() d()')
    expect(outline(render(files, { n: 0 }))).toBe('c() d()')
  })

  it('repeats for each item, keyed by the field it names', () => {
    const files = { 'page.axml': '<view a:for="{{list}}" a:key="id">{{index}}{{item.id}}</view>' }
    const nodes = render(files, { list: [{ id: 'x' }, { id: 'y' }] })
    expect(outline(nodes)).toBe('view("0x") view("1y")')
    expect(nodes.map(({ key }) => key)).toEqual(['x', 'y'])
  })

  it('asks the condition of a loop for each item', () => {
    const files = { 'page.axml': '<view a:for="{{list}}" a:for-item="n" a:if="{{n}}">{{n}}</view>' }
    expect(outline(render(files, { list: [1, 0, 2] }))).toBe('view("1") view("2")')
  })

  it('renders the tree that Taro hands over, through templates that call each other and an sjs module', () => {
    const files = {
      'page.axml': '<import src="./base.axml"/><template is="taro_tmpl" data="{{root:root}}"/>',
      'base.axml': `<import-sjs name="xs" from="./utils.sjs"/>
        <template name="taro_tmpl">
          <template is="{{xs.a(0, item.nn)}}" data="{{i:item}}" a:for="{{root.cn}}" a:key="sid"/>
        </template>
        <template name="tmpl_0_0"><view class="{{i.cl}}" hidden="{{xs.b(i.p1,!1)}}" onTap="eh" data-sid="{{i.sid}}">
          <template is="{{xs.a(0, item.nn)}}" data="{{i:item}}" a:for="{{i.cn}}" a:key="sid"/>
        </view></template>
        <template name="tmpl_0_8"><block>{{i.v}}</block></template>`,
      'utils.sjs': `export default { a: function (l, n) { return 'tmpl_' + l + '_' + n }, b: function (a, b) { return a === undefined ? b : a } }`,
    }
    const root = { cn: [{ nn: '0', sid: '_a', cl: 'box', cn: [{ nn: '8', sid: '_b', v: 'hello' }] }] }
    const [view] = render(files, { root })
    expect(view).toMatchObject({
      kind: 'element',
      tag: 'view',
      key: '_a',
      attributes: { class: 'box', hidden: false },
      dataset: { sid: '_a' },
      handlers: { tap: { type: 'tap', method: 'eh', isCatch: false } },
      children: [{ kind: 'text', key: '_b', text: 'hello' }],
    })
  })

  it('hands props, methods and children to a custom component', () => {
    const files = { 'page.axml': '<custom-wrapper i="{{i}}" onTap="eh"><view/></custom-wrapper>' }
    const [component] = render(files, { i: { sid: '_c' } })
    expect(component).toMatchObject({
      kind: 'component',
      path: 'custom-wrapper',
      props: { i: { sid: '_c' } },
    })
    expect(component).toHaveProperty('props.onTap')
  })

  it('shows in a slot what the owner of the component put there', () => {
    const slot: VNode[] = [{ kind: 'text', key: 's', text: 'inside' }]
    expect(outline(render({ 'page.axml': '<view><slot/></view>' }, {}, slot))).toBe('view("inside")')
  })

  it('says which template is missing', () => {
    expect(() => render({ 'page.axml': '<template is="{{name}}"/>' }, { name: 'nowhere' })).toThrow(
      'there is no template "nowhere"',
    )
  })
})
