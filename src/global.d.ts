/// <reference types="@tarojs/taro" />

declare module '*.css'

/** Origin of the BFF: empty in H5 (same origin), absolute in the mini-program. Set by config/index.ts. */
declare const API_BASE: string
