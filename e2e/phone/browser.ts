export { chromiumFlags, chromiumPath, launchBrowser } from '../../sandbox/src/hosts/browser.test-support.ts'
