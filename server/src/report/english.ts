import type { State } from '../assess/assessment.ts';
import type { Verdict } from '../contract/contract.ts';
import type { Named } from '../draft/cite.ts';
import type { Deed } from '../draft/fixes.ts';
import { refusalWords } from '../draft/refusal.ts';
import type { Language } from '../library/language.ts';
import type { Principle, Severity, Tier, Trait } from '../library/library.ts';
import type { ChangeKind } from './compare.ts';
import { type DraftingRule, draftingRules } from './drafting.ts';
import type { Finding, Related } from './finding.ts';
import { type ProvenanceRuleId, provenanceRules } from './provenance.ts';
import { type WaiverRuleId, waiverRules } from './waivers.ts';

/** What a rule says of itself; its weight is no matter of words. */
export type RuleWords = Pick<DraftingRule, 'title' | 'finds' | 'why' | 'message'>;
type RuleId = keyof typeof draftingRules | WaiverRuleId | ProvenanceRuleId;

/** Each state a thing can be in, of drafts and of versions of them. */
export type Standing = Finding['state'] | State | 'not raised';

/**
 * Clauses named by one word of the draft: `Section` with `4.1` and `4.2`; the word is empty before a heading in quotes.
 * `within` is what holds them, from the innermost, where their numbers alone could mean others.
 */
export type CitedGroup = {
  readonly word: string;
  readonly labels: readonly string[];
  readonly within: readonly Named[];
};

/**
 * All that the engine says, in English. Another language is another value of the same type, so that none can lack a
 * word; what depends on a number or on the words around it is a function, and each language minds its own grammar.
 */
export const english = {
  language: 'en' as Language,
  quoted: (words: string): string => `“${words}”`,
  /** “a”, “a and b”, “a, b and c”; with semicolons where one of them holds a comma. */
  joined: (words: readonly string[]): string => row(words, 'and', ';'),
  listed: (words: readonly string[]): string => words.join('; '),
  titled: (title: string, rest: string): string => `${title}: ${rest}`,
  /** Clauses by number, where they are listed. */
  cited: (groups: readonly CitedGroup[]): string =>
    groups.length === 0 ? 'the draft' : row(groups.map(group), 'and', ';'),
  /** Clauses by number inside a sentence: as its subject, or behind “in”. */
  named: (groups: readonly CitedGroup[]): string =>
    groups.length === 0 ? 'the draft' : row(groups.map(group), 'and', ';'),
  line: (line: number): string => `line ${line}`,

  states: {
    present: 'present',
    partial: 'partial',
    weakened: 'weakened',
    contradicted: 'contradicted',
    delegated: 'delegated',
    'heading only': 'heading only',
    absent: 'absent',
    'not applicable': 'not applicable',
    waived: 'waived',
    raised: 'raised',
    'not raised': 'not raised',
    slip: 'slip',
    'not honoured': 'not honoured',
    marked: 'marked',
  } satisfies Record<Standing, string> as Readonly<Record<Standing, string>>,
  severities: { error: 'error', warning: 'warning', information: 'information' } as Readonly<
    Record<Severity, string>
  >,
  /** Of findings of one severity. */
  count: (severity: Severity, count: number): string =>
    `${count} ${severity === 'information' || count === 1 ? severity : `${severity}s`}`,
  principles: {
    transparency: 'Transparency',
    'adequate-procurement': 'Adequate procurement',
    accountability: 'Accountability',
    'legality-necessity-proportionality': 'Legality, necessity and proportionality',
    oversight: 'Oversight',
    redress: 'Redress',
  } as Readonly<Record<Principle, string>>,
  /** The principles where ids would do. */
  principleNames: {
    transparency: 'transparency',
    'adequate-procurement': 'adequate-procurement',
    accountability: 'accountability',
    'legality-necessity-proportionality': 'legality-necessity-proportionality',
    oversight: 'oversight',
    redress: 'redress',
  } as Readonly<Record<Principle, string>>,
  traits: {
    'personal data': 'personal data',
    data: 'data',
    biometrics: 'biometrics',
    'algorithmic system': 'algorithmic system',
    'automated decisions': 'automated decisions',
    'law enforcement': 'law enforcement',
    'subcontracting allowed': 'subcontracting allowed',
  } as Readonly<Record<Trait, string>>,
  tiers: { preferred: 'preferred', fallback: 'fallback', floor: 'floor' } as Readonly<Record<Tier, string>>,

  /** What is wrong, a sentence each, after the title of the finding. `missing` are labels, the core element first. */
  gap: {
    absent: (missing: readonly string[]): string => `${nowhere(missing)}.`,
    headingOnly: (heading: string, missing: readonly string[]): string =>
      `the heading “${heading}” has no text under it, so ${nowhere(missing)}.`,
    delegated: (where: string, many: boolean, missing: readonly string[]): string =>
      `${where} ${many ? 'leave' : 'leaves'} ${core(missing)} to a document that is not attached.`,
    unlessAttached: (exposed: string): string => `Unless it is attached, ${exposed}.`,
    partial: (where: string, many: boolean, missing: readonly string[]): string =>
      `${where} ${many ? 'leave' : 'leaves'} out ${listed(missing)}.`,
    weakened: (where: string, quote: string, missing: readonly string[]): string =>
      `in ${where}, “${quote}” takes it back${also(missing)}.`,
    contradicted: (where: string, many: boolean, because: string, missing: readonly string[]): string =>
      `${where} ${many ? 'provide' : 'provides'} for it, but here ${because}${also(missing)}.`,
    raised: (where: string, quote: string): string => `${where} says “${quote}”.`,
  },
  relations: {
    evidence: 'provided for here',
    qualifier: 'taken back by these words',
    contradiction: 'undone here',
    pointer: 'left to another document here',
    place: 'see also here',
  } as Readonly<Record<Related['relation'], string>>,
  rules: {
    ...draftingRules,
    'expired-waiver': waiverRules.expired,
    'unknown-waiver': waiverRules.unknown,
    'waiver-without-reason': waiverRules['without reason'],
    'waiver-with-wrong-date': waiverRules['wrong date'],
    'unneeded-waiver': waiverRules.unneeded,
    'reworded-clause': provenanceRules.reworded,
    'newer-clause': provenanceRules.newer,
    'unknown-clause': provenanceRules.unknown,
  } as Readonly<Record<RuleId, RuleWords>>,

  verdict: {
    checked: (why: string): string => `Checked: reads like a contract${why}.`,
    notChecked: (kind: string, why: string): string => `Not checked: ${kind}${why}.`,
    kinds: {
      empty: 'the file is empty',
      'too long': 'the text is too long; split it into several files',
      'too many clauses': 'too many lines begin with a heading or a number; split it into several files',
      'no text': 'it is not a text file: it holds NUL characters',
      'left out': 'the configuration leaves it out',
      'another language': 'is not written in English, the one language that is read',
      contract: 'shows too little of a contract',
      statute: 'reads like a law',
      'privacy policy': 'reads like a privacy notice',
      'public licence': 'reads like a licence to the public',
      minutes: 'reads like minutes of a meeting',
      documentation: 'reads like technical documentation',
      other: 'does not read like a contract',
    } as Readonly<Record<Verdict['looksLike'], string>>,
    /** A sign that decided the verdict, which the reading of a text names in English. */
    sign: (sign: string): string => sign,
    notOpen: 'Not checked: the file is not open as Markdown or plain text.',
  },

  /** The title of a fix, short and imperative; `title` is that of the finding. */
  fix: (deed: Deed, title: string): string => {
    switch (deed.kind) {
      case 'insert': {
        const given = deed.givesUp === '' ? '' : ` (gives up: ${deed.givesUp})`;
        return `${title}: insert the ${deed.tier} clause${place(deed.number, deed.into)}${given}`;
      }
      case 'insert within': {
        const behind = deed.behind === '' ? '' : `, behind “${deed.behind}”`;
        const count = deed.changes.length;
        const cost = count === 0 ? '' : ` (renumbers: ${count} ${count === 1 ? 'change' : 'changes'})`;
        return `${title}: insert the ${deed.tier} clause${place(deed.number, undefined)}${behind}${cost}`;
      }
      case 'complete':
        return `${title}: add what is missing${deed.number === '' ? ' to the clause' : ` as ${deed.number}`}`;
      case 'except':
        return `${title}: add an exception for ${deed.for}`;
      case 'strike':
        return `Strike ${deed.struck.map((words) => `“${shortened(words)}”`).join(' and ')}`;
      case 'strike sentence':
        return deed.clause === '' ? 'Strike the sentence' : `Strike the text of ${deed.clause}`;
      case 'replace':
        return `Replace “${shortened(deed.from)}” by “${shortened(deed.to)}”`;
      case 'amend':
        return deed.amended.length === 0
          ? `Make the other clause subject to ${deed.prevailing}`
          : `Make ${deed.amended.join(' and ')} subject to ${deed.prevailing}`;
      case 'prevail':
        return deed.over === ''
          ? `${title}: let it apply despite any other provision`
          : `${title}: let it apply despite ${deed.over}`;
      case 'reconcile and complete':
        return `${english.fix(deed.first, title)}, and add what is missing${deed.number === '' ? '' : ` as ${deed.number}`}`;
      case 'remove waiver':
        return 'Remove the waiver';
      case 'remove mark':
        return 'Remove the mark: the clause is the draft’s own now';
      case 'waive':
        return `${title}: waive it, with a reason`;
    }
  },
  /** Where a clause goes, with a blank before it: ` as 9.4 into “Records”`, ` as new article 12`. */
  place,
  behind: (heading: string): string => `, behind “${heading}”`,

  /** Why a clause was left out when several were put in at once. */
  leftOut: {
    noGap: 'The draft has no gap there.',
    noContract: 'With its clause the draft would no longer read as a contract.',
    brings: (titles: readonly string[]): string =>
      `Its clause would bring ${row(
        titles.map((it) => `“${it}”`),
        'and',
        ';',
      )}.`,
    notAlone: 'Its clause alone would not close the gap.',
    takenBack: (where: string, quote: string): string =>
      `Even with its clause, ${where} would take it back: “${quote}”.`,
    badWaiver: 'a waiver that does not hold',
  },

  page: {
    /** That what follows is in English, where the rest is not. */
    inEnglish: '',
    why: 'Why.',
    thisDraft: 'This draft.',
    missing: 'Missing',
    sources: 'Sources',
    standing: {
      present: 'Everything required is there.',
      partial: 'There in part.',
      weakened: 'There, but words of its own clause take it back.',
      contradicted: 'There, but another clause takes it back.',
      delegated: 'Left to a document that is not attached, so it could not be checked.',
      'heading only': 'A heading without text under it.',
      absent: 'No clause provides for it.',
      'not applicable': 'It does not apply to what this draft is about.',
      waived: 'Waived in the draft, with a reason.',
      raised: 'These words do harm as they stand.',
      slip: 'A slip of drafting.',
      marked: 'Marked as a clause of the library.',
      'not honoured': 'The waiver is not honoured.',
    } as Readonly<Record<Finding['state'], string>>,
    contradictedBy: (because: string): string => `There, but another clause takes it back: ${because}.`,
    about: {
      drafting: 'a check of drafting hygiene',
      waivers: 'about waivers',
      clauses: 'about inserted clauses',
    },
    weight: (severity: string): string => `${severity} when absent`,
    appliesWhere: (trait: string): string => `applies where the draft concerns ${trait}`,
    unlessDenied: (trait: string): string =>
      `left out where the setting \`safeguards.traits\` says no to ${trait}`,
    harms: 'a clause that harms while present',
    without: (exposed: string): string => `**Without it** ${exposed}.`,
    conforming: 'What a conforming draft says',
    enough: ' (enough by itself)',
    optional: ' (optional)',
    where: (trait: string): string => ` (where the draft concerns ${trait})`,
    clauses: 'Clauses',
    givesUp: (given: string): string => `Gives up: ${given}.`,
    negotiation: 'In negotiation.',
    answers: 'Safeguards that answer it',
    narrowed: 'Exception that narrows it',
    exceptionFor: (matter: string): string => `For ${matter}:`,
    unknown: (id: string): string => `There is no safeguard “${id}”.`,
    instruments: {
      PI: 'Privacy International, safeguards for public-private surveillance partnerships (2021)',
      IGF: 'Internet Governance Forum 2021, report of workshop 197',
      UNGP: 'UN Guiding Principles on Business and Human Rights (2011)',
      PRC: 'UN Principles for Responsible Contracts (2011)',
      GDPR: 'General Data Protection Regulation, Regulation (EU) 2016/679',
      LED: 'Law Enforcement Directive, Directive (EU) 2016/680',
      'C108+': 'Convention 108+ of the Council of Europe',
      AIA: 'Artificial Intelligence Act, Regulation (EU) 2024/1689',
      'MCC-AI': 'EU model contractual clauses for the public procurement of AI',
      ICCPR: 'International Covenant on Civil and Political Rights',
      NP: 'Necessary and Proportionate principles',
      OCDS: 'Open contracting practice',
    },
  },

  report: {
    title: (name: string): string => `Safeguards report: ${name}`,
    titleOfMany: 'Safeguards reports',
    aid: 'A drafting aid, not legal advice. It was made on the author’s own machine; nothing was sent anywhere.',
    unread: 'This file was not checked. Nothing in this report says that it holds any safeguard.',
    facts: {
      draft: 'Draft',
      draftHash: 'SHA-256 of the draft',
      verdict: 'Verdict',
      library: 'Library',
      librarySize: (safeguards: number, redFlags: number): string =>
        `${safeguards} safeguards and ${redFlags} red flags`,
      libraryHash: 'SHA-256 of the library',
      program: 'Program',
      today: 'Waivers judged as of',
      noDay: 'no day: no waiver was taken for expired',
    },
    coverage: 'Coverage by principle',
    coverageCaption: 'How many safeguards of each principle are in each state',
    principle: 'Principle',
    all: 'All',
    findings: 'Findings',
    noFinding: 'There is no finding.',
    drafting: 'Drafting and waivers',
    wouldGo: (quote: string, where: string): string => `Where it would go: “${quote}” (${where}).`,
    required: (requirement: string): string => `What is required: ${requirement}`,
    present: 'In place',
    notApplicable: 'Not applicable',
    notJudged:
      'These were not judged, since the draft does not show what they depend on. That is not the same as being in place.',
    dependsOn: (title: string, trait: string): string => `${title}: depends on ${trait}`,
    waivers: 'Waivers',
    waiversCaption: 'What was set aside, why and by whom',
    waiversHead: ['Waived', 'Standing', 'Reason', 'By', 'Until', 'Line'] as readonly string[],
    standings: {
      honoured: 'honoured',
      expired: 'expired',
      unknown: 'unknown',
      'without reason': 'without reason',
      'wrong date': 'wrong date',
      unneeded: 'unneeded',
    },
    noReason: 'none given',
    nobody: 'not named',
    noEnd: 'no end',
    forFolder: 'for the folder',
    concerns: 'What the draft concerns',
    byHand: (trait: string): string => `${trait}: set by hand`,
    shown: (trait: string, quote: string, line: number): string => `${trait}: “${quote}” (line ${line})`,
    notReviewedHeading: 'What was not reviewed',
    notReviewed: 'Only the words of the draft were read: no law, no document it refers to, and no practice.',
    notAttached: (names: readonly string[]): string =>
      `Named in the draft but not part of its text, and so not reviewed: ${names.join(', ')}.`,
    until: (day: string): string => `Until ${day}.`,
  },

  compare: {
    title: (before: string, after: string): string => `Safeguards compared: ${before} and ${after}`,
    aid: 'A drafting aid, not legal advice.',
    unread: (name: string): string =>
      `${name} was not checked: it does not read like a contract. Nothing can be compared.`,
    caption: 'How many safeguards and red flags changed',
    head: ['Change', 'Number'] as readonly string[],
    kinds: {
      lost: 'Lost',
      weakened: 'Weakened',
      raised: 'Red flags that are new',
      gained: 'Gained',
      strengthened: 'Strengthened',
      removed: 'Red flags that are gone',
      reworded: 'Reworded, with the same grade',
    } as Readonly<Record<ChangeKind, string>>,
    noWords: (name: string): string => `${name}: no words.`,
    grades: (before: string, after: string): string => `Before: ${before}. After: ${after}.`,
    /** A loss as a finding in the later version. */
    loss: (kind: ChangeKind, name: string, before: string, after: string): string =>
      `${losses[kind] ?? kind} against ${name} (${before} there, ${after} here).`,
    itSaid: (quote: string): string => `It said “${quote}”.`,
  },

  text: {
    noFindings: 'no findings',
    byPrinciple: 'safeguards by principle',
    all: 'all',
    noTraits: 'concerns: nothing that a safeguard depends on',
    concerns: (trait: Trait): string => (trait === 'subcontracting allowed' ? trait : `concerns ${trait}`),
    byHand: 'set by hand',
    waived: (id: string): string => `waived ${id}`,
    by: (who: string): string => ` by ${who}`,
    until: (day: string): string => ` until ${day}`,
    redFlags: 'red flags',
  },

  rename: {
    nothing:
      'Only a term that this draft defines or the number of a clause can be renamed here. Put the cursor on one.',
    refused: refusalWords,
  },

  /** What the command line tells of how a file is treated. */
  treatment: {
    configuration: 'configuration',
    noConfiguration: (name: string): string => `none; no ${name} in its folder or above`,
    language: 'language',
    traits: 'traits set by hand',
    severities: 'severities set by hand',
    authority: 'names of the authority',
    supplier: 'names of the supplier',
    draftingChecks: 'drafting checks',
    libraries: 'libraries over ours',
    waivers: 'waivers',
    none: 'none',
    ignored: 'ignored',
    notIgnored: 'no',
    ignoredBy: (pattern: string, file: string): string =>
      `by “${pattern}” in ${file}; a folder or glob passes it over, and it is checked where it is named`,
  },

  serving: {
    heading: 'This clause and the safeguards',
    also: (titles: readonly string[]): string => `also ${titles.join(', ')}`,
    here: (labels: readonly string[]): string => `Here: ${labels.join('; ')}.`,
    nowhere: (labels: readonly string[]): string => `Nowhere in the draft: ${labels.join('; ')}.`,
    takenBack: (quotes: readonly string[]): string => `Taken back by ${quotes.join(', ')}.`,
    undone: (label: string): string => `Undone here: ${label}.`,
    headingOnly: 'A heading without text.',
    delegated: 'Left to a document that is not attached.',
    serves: (names: string): string => `serves: ${names}`,
    takesBack: (names: string): string => `takes back: ${names}`,
    more: (count: number): string => `${count} more`,
    moreFindings: (count: number, titles: readonly string[]): string =>
      `And ${count} more findings here: ${titles.join(', ')}.`,
  },

  writing: {
    clauses: 'Clauses',
    preferredClause: (number: string, into: string | undefined): string => {
      const as = number === '' ? '' : ` as ${number}`;
      return `preferred clause${as}${into === undefined ? ' in a new article' : ` in “${into}”`}`;
    },
    whatFor: 'What it is for.',
    stillMissing: 'Still missing.',
    waive: 'set a finding aside, with a reason',
    findingHere: (title: string): string => `${title} – a finding here`,
    attributes: {
      reason: 'why the protection is given up; without it the waiver does not count',
      by: 'who decided',
      until: 'the last day it holds, as 2027-01-31',
    },
    party: 'party',
    definedTerm: 'defined term',
  },
};

/** All that the engine says, in one language. */
export type Words = typeof english;

const losses: Readonly<Partial<Record<ChangeKind, string>>> = {
  lost: 'lost',
  weakened: 'weakened',
  raised: 'new red flag',
};

/** Words in a row, with semicolons where one of them holds a comma. */
export function row(words: readonly string[], and: string, semicolon: string): string {
  const end = words.at(-1) ?? '';
  if (words.length < 2) return end;
  const comma = words.some((it) => it.includes(','));
  return `${words.slice(0, -1).join(comma ? `${semicolon} ` : ', ')}${comma ? semicolon : ''} ${and} ${end}`;
}

function group({ word, labels, within }: CitedGroup): string {
  const name = word === '' || labels.length === 1 ? word : word === '§' ? '§§' : `${word}s`;
  const own = `${name}${name === '' ? '' : ' '}${row(labels, 'and', ';')}`;
  return [own, ...within.map((it) => `${it.word} ${it.label}`)].join(' of ');
}

/** That the core element, which comes first, is nowhere. */
function nowhere(missing: readonly string[]): string {
  const label = listed(missing.slice(0, 1));
  return /^(?:that|who|what|when|how) /u.test(label)
    ? `no clause says ${label}`
    : `no clause provides for ${label}`;
}

function core([label = 'it']: readonly string[]): string {
  return /^that /u.test(label) ? 'it' : listed([label]);
}

/**
 * Labels after “leave out”, which holds for duties, bans and what a ban must reach alike. One that begins with “no”
 * would negate twice, so it becomes a ban.
 */
function listed(labels: readonly string[]): string {
  const words = labels.map((label) => label.replace(/^no /u, 'a ban on ').replace(/ [-–] (.+)$/u, ' ($1)'));
  return words.length === 0 ? 'it' : row(words, 'and', ';');
}

function also(missing: readonly string[]): string {
  return missing.length === 0 ? '' : `, and the clause leaves out ${listed(missing)}`;
}

function place(number: string, into: string | undefined): string {
  if (into === undefined) return number === '' ? ' as a new article' : ` as a new article ${number}`;
  return number === '' ? ` into “${into}”` : ` as ${number} into “${into}”`;
}

const most = 60;

/** The words that a title quotes, cut where they are long. */
export function shortened(words: string): string {
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}
