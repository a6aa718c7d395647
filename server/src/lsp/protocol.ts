/** Requests beyond the language server protocol, for clients of this server. Types only: no code is shared. */

/** Check a text that is not open; its findings are published for its uri. */
export const checkRequest = 'safeguards/check';
export type CheckParams = { readonly uri: string; readonly languageId: string; readonly text: string };
export type CheckResult = { readonly checked: boolean; readonly reason: string; readonly findings: number };

/** Why an open document is checked or not. */
export const verdictRequest = 'safeguards/verdict';
export type VerdictParams = { readonly uri: string };
export type VerdictResult = { readonly checked: boolean; readonly reason: string };

/** The scheme of the explanation pages, such as `contract-safeguards:/audit-rights.md`. */
export const pageScheme = 'contract-safeguards';
