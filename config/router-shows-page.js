const SHOW = 'show(page, pageConfig = {}, pageNo = 0) {'
const MENDED = `${SHOW}
        if (page && this.lastHidePage === this.getPageContainer(page)) {
            clearTimeout(this.hideTimer);
            this.hideTimer = null;
        }`

/**
 * Taro 4.2.0 hides the page that is left a third of a second later, and forgets to give that up when the person has
 * come back by then: they would see an empty page. The build fails where a newer version reads otherwise.
 */
module.exports = function routerShowsPage(source) {
  if (source.split(SHOW).length !== 2) throw new Error('the router of Taro shows pages in another way')

  return source.replace(SHOW, MENDED)
}
