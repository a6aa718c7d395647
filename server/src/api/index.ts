// What the package gives to programs. docs/api.md tells how to use it.
export type {
  Assessment,
  Evidence,
  JudgedWaiver,
  Outcome,
  RaisedFlag,
  ShownTrait,
  Slip,
  State,
} from '../assess/assessment.ts';
export type { DraftingCheck, GivenWaiver, Settings } from '../assess/settings.ts';
export type {
  Clause,
  Contract,
  Definition,
  Format,
  Reference,
  RoleName,
  Verdict,
  Waiver,
} from '../contract/contract.ts';
export type { Span } from '../contract/span.ts';
export { applyEdits, type Edit } from '../draft/edit.ts';
export type { InsertedAll } from '../draft/insert-all.ts';
export { version } from '../generated/library.ts';
export type { Principle, RedFlag, Safeguard, Severity, Trait } from '../library/library.ts';
export type { LibraryFile } from '../library/load.ts';
export type { Change } from '../report/compare.ts';
export type { CoverageRow } from '../report/coverage.ts';
export { type Configuration, readConfiguration } from './configuration.ts';
export {
  assess,
  type CheckOptions,
  check,
  coverage,
  type Draft,
  explain,
  type Finding,
  type Fix,
  fixes,
  insertMissing,
  type Position,
  type ReadOptions,
  readContract,
} from './draft.ts';
export {
  type Library,
  type LibraryFault,
  type LoadedLibrary,
  loadLibrary,
  standardLibrary,
} from './library.ts';
export {
  type Comparison,
  compare,
  type ReportFile,
  type ReportFormat,
  writeComparison,
  writeEvidence,
  writeReport,
} from './reports.ts';
