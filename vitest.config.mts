import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    include: ['{src,contract,bff,sandbox,config}/**/*.test.ts'],
    env: { TARO_ENV: 'h5' },
  },
})
