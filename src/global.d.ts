/// <reference types="@tarojs/taro" />

declare module '*.css'

/** Origin of the BFF: empty in H5 (same origin), absolute in the mini-program. Set by config/index.ts. */
declare const API_BASE: string

/** An encoder alone, without the library's ways of drawing. */
declare module 'jsbarcode/bin/barcodes/CODE128/CODE128_AUTO' {
  class Code128 {
    constructor(text: string, options: object)
    /** Modules from left to right, `1` for a dark one. */
    encode(): { data: string }
  }
  export = Code128
}
