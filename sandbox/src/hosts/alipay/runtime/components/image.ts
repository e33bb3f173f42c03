import { type CreateBuiltIn, textOf } from './component.ts'

const FIT: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
}

export const createImage: CreateBuiltIn = ({ emit, services }) => {
  const element = document.createElement('image')
  const picture = document.createElement('img')
  picture.alt = ''
  picture.draggable = false
  element.append(picture)
  picture.addEventListener('load', () =>
    emit('load', { width: picture.naturalWidth, height: picture.naturalHeight }),
  )
  picture.addEventListener('error', () =>
    emit('error', { errMsg: `the image does not load: ${picture.src}` }),
  )

  return {
    element,
    control: picture,
    update(next, previous) {
      if (next.src !== previous.src) {
        const source = textOf(next.src)
        if (source === '') picture.removeAttribute('src')
        else picture.src = services.resolveSource(source)
      }
      const mode = textOf(next.mode)
      element.dataset.mode = mode
      picture.style.objectFit = FIT[mode] ?? 'none'
      picture.alt = textOf(next['aria-label'])
    },
  }
}
