const KEPT_FREE =
  /^\/?pages\/(?:customer-service|assistant|account|family-help|payments\/(?:bills?|payment|refund)|inpatient\/(?:top-up|admission)|booking\/(?:confirm|appointment))\//

/** Where somebody pays or signs in, and where the emergency card may stand, nothing lies over the page. */
export const isKeptFree = (path: string): boolean => KEPT_FREE.test(path)
