// Stands where a library of Taro's H5 runtime brings what every browser we serve has had for years: fetch,
// AbortController; and JSONP, which we never use.
