// What libraries find when they ask for `globalThis` in the Alipay package, where the real one is forbidden.
module.exports = {}
