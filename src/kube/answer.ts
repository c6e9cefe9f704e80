/** What came of one GET to an API server. */
export type ApiAnswer =
  | { readonly kind: 'ok'; readonly body: unknown }
  /** The login is good, this read is not allowed to it. */
  | { readonly kind: 'forbidden'; readonly why: string }
  /** The login was refused; another way to log in may know better. */
  | { readonly kind: 'login'; readonly why: string }
  | { readonly kind: 'blocked'; readonly why: string };

export const CANCELLED: ApiAnswer = { kind: 'blocked', why: 'Cancelled.' };
