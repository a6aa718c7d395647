import picomatch from 'picomatch';
import { parseDocument } from 'yaml';
import {
  type DraftingCheck,
  defaultSettings,
  draftingChecks,
  type GivenWaiver,
  type Settings,
  traitNames,
} from '../assess/settings.ts';
import type { Library } from '../library/compile.ts';
import { type Language, languages } from '../library/language.ts';
import type { Severity, Trait } from '../library/library.ts';
import { librariesShape } from './libraries.ts';
import { isTooDeep, longestConfig, type Problem, readValue, type Shape } from './shape.ts';

/** The name of the file that holds the configuration of a folder and all below it. */
export const configName = '.safeguards.yml';

/** The profiles: what a folder of drafts is about, where their words need not show it. */
export const profiles: Readonly<Record<string, Readonly<Partial<Record<Trait, boolean>>>>> = {
  general: {},
  'surveillance-ppp': { data: true, 'personal data': true, 'law enforcement': true },
  'data-processing': { data: true, 'personal data': true },
  'ai-system': { data: true, 'algorithmic system': true },
};

/** A configuration, read. Globs are relative to its folder, with `/`. */
export type Config = {
  readonly profile: string;
  /** The language of findings and reports; without it each reader’s own. */
  readonly language?: Language;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly files: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly parties: Settings['parties'];
  readonly traits: Settings['traits'];
  readonly draftingChecks: readonly DraftingCheck[];
  readonly waivers: readonly (GivenWaiver & { readonly files: readonly string[] })[];
};

/** What holds where there is no configuration. */
export const noConfig: Config = {
  profile: 'general',
  severities: {},
  files: { include: ['**'], exclude: [] },
  parties: { authority: [], supplier: [] },
  traits: {},
  draftingChecks: defaultSettings.draftingChecks,
  waivers: [],
};

/** The shape of a configuration file for the ids of a library. */
export function configShape({ safeguards, redFlags }: Library): Shape {
  const ids = [...safeguards.keys(), ...redFlags.keys()];
  const text: Shape = { kind: 'text' };
  const texts: Shape = { kind: 'list', of: text };
  return {
    kind: 'record',
    keys: {
      profile: {
        shape: { kind: 'choice', of: Object.keys(profiles) },
        description: 'What the drafts are about: it sets traits that their words need not show.',
      },
      language: {
        shape: { kind: 'choice', of: languages },
        description:
          'The language of findings and reports for everybody who has the folder; without it each editor’s own.',
      },
      severities: {
        shape: {
          kind: 'map',
          names: [...ids, ...draftingChecks],
          open: true,
          of: { kind: 'choice', of: ['error', 'warning', 'information', 'off'] },
        },
        description:
          'How much a gap weighs, by the id of the safeguard, red flag or drafting check. “off” shows no finding; the coverage still counts the gap.',
      },
      files: {
        shape: {
          kind: 'record',
          keys: {
            include: {
              shape: texts,
              description: 'Globs of the files that are checked, relative to this file.',
            },
            exclude: { shape: texts, description: 'Globs of the files that are not checked.' },
          },
        },
        description: 'Which files are checked; without it all Markdown and text files are.',
      },
      parties: {
        shape: {
          kind: 'record',
          keys: {
            authority: { shape: texts, description: 'Names by which the drafts call the public party.' },
            supplier: { shape: texts, description: 'Names by which the drafts call the company.' },
          },
        },
        description: 'Names of the parties, where the drafts do not tie them to a side.',
      },
      traits: {
        shape: { kind: 'map', names: traitNames, of: { kind: 'boolean' } },
        description:
          'What the drafts are about, set by hand: true judges what depends on it, false leaves it out.',
      },
      'drafting-checks': {
        shape: { kind: 'list', of: { kind: 'choice', of: draftingChecks } },
        description: 'Which slips of drafting are shown.',
      },
      waivers: {
        shape: {
          kind: 'list',
          of: {
            kind: 'record',
            keys: {
              id: {
                shape: { kind: 'choice', of: ids, open: true },
                description: 'The safeguard or red flag that is set aside.',
                required: true,
              },
              reason: {
                shape: { kind: 'text', pattern: '\\S', hint: 'a reason' },
                description: 'Why; shown in every report.',
                required: true,
              },
              by: { shape: text, description: 'Who decided it.' },
              until: {
                shape: {
                  kind: 'text',
                  pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$',
                  hint: 'a day such as 2027-01-31',
                },
                description: 'The last day it holds.',
              },
              files: {
                shape: texts,
                description: 'Globs of the drafts it is for; without it all below this file.',
              },
            },
          },
        },
        description: 'Findings that are set aside for drafts below this file.',
      },
      libraries: {
        shape: librariesShape,
        description:
          'Libraries of your own, whose files go over ours. Where two give the same safeguard, the stricter holds.',
      },
    },
  };
}

type Raw = Partial<Omit<Config, 'draftingChecks' | 'files' | 'parties' | 'waivers'>> & {
  readonly 'drafting-checks'?: readonly DraftingCheck[];
  readonly files?: Partial<Config['files']>;
  readonly parties?: Partial<Config['parties']>;
  readonly waivers?: readonly (Pick<GivenWaiver, 'id' | 'reason'> & {
    readonly by?: string;
    readonly until?: string;
    readonly files?: readonly string[];
  })[];
};

/**
 * The configuration in the text of a file. What cannot be read is left at its default and named in `problems`, each at
 * its key or value: nothing of a file with a mistake is lost but the mistake.
 */
export function readConfig(
  text: string,
  library: Library,
): { readonly config: Config; readonly problems: readonly Problem[] } {
  if (text.length > longestConfig)
    return {
      config: noConfig,
      problems: [{ message: 'the file is too long to be a configuration', start: 0, end: 1 }],
    };
  if (isTooDeep(text))
    return {
      config: noConfig,
      problems: [{ message: 'the file is nested too deep to be a configuration', start: 0, end: 1 }],
    };
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  const problems: Problem[] = document.errors.map(({ message, pos: [start, end] }) => ({
    message,
    start,
    end,
  }));
  const raw = (readValue(document.contents, configShape(library), problems) ?? {}) as Raw;
  for (const { glob, where } of globsOf(raw)) {
    if (isInside(glob)) continue;
    problems.push({
      message: `“${where}” must name files below this file, not “${glob}”`,
      ...placeOf(text, glob),
    });
  }
  const inside = (globs: readonly string[] | undefined, otherwise: readonly string[]) =>
    globs === undefined ? otherwise : globs.filter(isInside);
  return {
    config: {
      profile: raw.profile ?? noConfig.profile,
      ...(raw.language !== undefined && { language: raw.language }),
      severities: raw.severities ?? {},
      files: {
        include: inside(raw.files?.include, noConfig.files.include),
        exclude: inside(raw.files?.exclude, []),
      },
      parties: { authority: raw.parties?.authority ?? [], supplier: raw.parties?.supplier ?? [] },
      traits: raw.traits ?? {},
      draftingChecks: raw['drafting-checks'] ?? noConfig.draftingChecks,
      waivers: (raw.waivers ?? []).map(({ id, reason, by = '', until = '', files }) => ({
        id,
        reason,
        by,
        until,
        files: inside(files, ['**']),
      })),
    },
    problems,
  };
}

function globsOf({ files, waivers = [] }: Raw): readonly { readonly glob: string; readonly where: string }[] {
  const named = (where: string, globs: readonly string[] = []) => globs.map((glob) => ({ glob, where }));
  return [
    ...named('include', files?.include),
    ...named('exclude', files?.exclude),
    ...waivers.flatMap((waiver) => named('files', waiver.files)),
  ];
}

function isInside(glob: string): boolean {
  return !/^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/u.test(glob);
}

function placeOf(text: string, words: string): { readonly start: number; readonly end: number } {
  const start = Math.max(0, text.indexOf(words));
  return { start, end: start + words.length };
}

/** Whether a configuration has a file checked. `path` is relative to the configuration's folder, with `/`. */
export function isChecked({ files: { include, exclude } }: Config, path: string): boolean {
  return fits(include, path) && !fits(exclude, path);
}

function fits(globs: readonly string[], path: string): boolean {
  return globs.length > 0 && picomatch([...globs], { dot: true, windows: false })(path);
}

/** The settings by which a configuration judges a file. `path` is relative to the configuration's folder, with `/`. */
export function settingsOf(config: Config, path: string): Settings {
  return {
    traits: { ...profiles[config.profile], ...config.traits },
    draftingChecks: config.draftingChecks,
    severities: config.severities,
    parties: config.parties,
    marks: false,
    ...(config.language !== undefined && { language: config.language }),
    waivers: config.waivers
      .filter(({ files }) => fits(files, path))
      .map(({ id, reason, by, until }) => ({ id, reason, by, until })),
  };
}
