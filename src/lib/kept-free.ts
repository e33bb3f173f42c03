const KEPT_FREE =
  /^\/?pages\/(?:customer-service|assistant|account|family-help|health-card\/code|payments\/(?:bills?|payment|prepaid-apply|refund)|inpatient\/(?:top-up|admission)|booking\/(?:confirm|appointment))\//

/** Where somebody pays, signs in or holds a code to a reader, and where the emergency card may stand, nothing lies over the page. */
export const isKeptFree = (path: string): boolean => KEPT_FREE.test(path)
