import { describe, expect, it } from 'vitest'
import { translateUnits } from './translate-units.ts'

describe('the units of acss', () => {
  it('measure the page area instead of the browser window', () => {
    expect(translateUnits('.a{width:750rpx;padding:0rpx -15.5rpx}')).toBe(
      '.a{width:100cqw;padding:0cqw -2.06667cqw}',
    )
    expect(translateUnits('min-height:calc(100vh - 50vw - .5dvh)')).toBe(
      'min-height:calc(100cqh - 50cqw - .5cqh)',
    )
    expect(translateUnits('10vmin 10vmax')).toBe('10cqmin 10cqmax')
  })

  it('leave everything else alone', () => {
    expect(translateUnits('.a1rpxs{margin:12px 1rem;background:url(10vhs.png)}')).toBe(
      '.a1rpxs{margin:12px 1rem;background:url(10vhs.png)}',
    )
  })
})
