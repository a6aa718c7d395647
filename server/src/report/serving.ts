import type { Assessment, Evidence, State } from '../assess/assessment.ts';
import type { Clause, Contract } from '../contract/contract.ts';
import { withHeld } from '../contract/locate.ts';
import type { Library } from '../library/compile.ts';
import { quote } from './citing.ts';
import { english, type Words } from './english.ts';
import { escaped } from './markdown.ts';

/** What a clause, with the clauses that it holds, does for or against one safeguard. */
export type Service = {
  readonly safeguard: string;
  readonly title: string;
  /** The grade of the safeguard in the whole draft. */
  readonly state: State;
  /** The labels of the required elements that words of the clause meet. */
  readonly here: readonly string[];
  /** The labels of those that nothing in the draft meets. */
  readonly missing: readonly string[];
  /** Words of the clause that take the safeguard back. */
  readonly qualifiers: readonly Evidence[];
  /** What words of the clause say against the safeguard, in the library’s words. */
  readonly undoes: readonly string[];
  /** Whether the clause leaves the safeguard to another document, or is a heading without text. */
  readonly pointer: boolean;
};

/** The safeguards that a clause serves or takes back, in the order of the library; those that it meets come first. */
export function servicesOf(
  contract: Contract,
  { outcomes }: Assessment,
  library: Library,
  clause: Clause,
): readonly Service[] {
  const own = new Set(withHeld(contract, clause).map(({ index }) => index));
  const isOwn = (evidence: Evidence): boolean => own.has(evidence.clause);
  const services = outcomes.flatMap((outcome): Service[] => {
    const safeguard = library.safeguards.get(outcome.safeguard);
    if (safeguard === undefined) return [];
    const labelOf = (id: string) => safeguard.elements.find((it) => it.id === id)?.label ?? id;
    const met = outcome.met.filter(({ evidence }) => isOwn(evidence)).map(({ element }) => labelOf(element));
    const service = {
      safeguard: safeguard.id,
      title: safeguard.title,
      state: outcome.state,
      here: [...new Set(met)],
      missing: outcome.missing.map(labelOf),
      qualifiers: outcome.qualifiers.filter(isOwn),
      // What would undo a safeguard that is not there yet is nothing that the clause takes back.
      undoes: outcome.met.length === 0 ? [] : outcome.contradictions.filter(isOwn).map(({ label }) => label),
      pointer: outcome.pointers.some(isOwn),
    };
    const none =
      service.here.length + service.qualifiers.length + service.undoes.length === 0 && !service.pointer;
    return none ? [] : [service];
  });
  return [
    ...services.filter(({ here }) => here.length > 0),
    ...services.filter(({ here }) => here.length === 0),
  ];
}

/** The most safeguards that one explanation takes apart; an article of definitions or principles can serve a dozen. */
const most = 6;

/** What a clause does for the safeguards, as Markdown of a few lines; empty where it does nothing. */
export function servingText(
  contract: Contract,
  services: readonly Service[],
  words: Words = english,
): string {
  const { serving } = words;
  if (services.length === 0) return '';
  const shown = services.slice(0, most).map((service) => `- ${serviceLine(contract, service, words)}`);
  const others = services.slice(most).map(({ title }) => escaped(title));
  return [
    `**${serving.heading}**`,
    '',
    ...shown,
    ...(others.length === 0 ? [] : [`- ${serving.also(others)}`]),
  ].join('\n');
}

function serviceLine(contract: Contract, service: Service, { serving, states, quoted }: Words): string {
  const { title, state, here, missing, qualifiers, undoes, pointer } = service;
  const taken = qualifiers.map(({ span }) => quoted(quote(contract, span, 60)));
  const parts = [
    ...(here.length === 0 ? [] : [serving.here(here)]),
    ...(missing.length === 0 || here.length === 0 ? [] : [serving.nowhere(missing)]),
    ...(taken.length === 0 ? [] : [serving.takenBack(taken)]),
    ...undoes.map(serving.undone),
    ...(pointer ? [state === 'heading only' ? serving.headingOnly : serving.delegated] : []),
  ];
  return `**${escaped(title)}** – ${states[state]}. ${escaped(parts.join(' '))}`.trimEnd();
}

/**
 * What an article serves, in one line for the space above it: `serves: Record keeping – partial · Audit rights ✓`. What
 * is not whole comes first, and a long list is cut.
 */
export function servingLine(services: readonly Service[], { serving, states }: Words = english): string {
  const serves = services.filter(({ here, pointer }) => here.length > 0 || pointer);
  const against = services.filter(({ here, pointer }) => here.length === 0 && !pointer);
  const marked = ({ title, state }: Service) =>
    state === 'present' ? `${title} ✓` : `${title} – ${states[state]}`;
  const whole = serves.filter(({ state }) => state === 'present');
  const names = [...serves.filter(({ state }) => state !== 'present'), ...whole].map(marked);
  const shown = names.length > most ? [...names.slice(0, most), serving.more(names.length - most)] : names;
  return [
    ...(shown.length === 0 ? [] : [serving.serves(shown.join(' · '))]),
    ...(against.length === 0 ? [] : [serving.takesBack(against.map(({ title }) => title).join(' · '))]),
  ].join('   ');
}
