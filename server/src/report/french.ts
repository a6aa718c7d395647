import type { Named } from '../draft/cite.ts';
import type { Deed } from '../draft/fixes.ts';
import type { Refusal } from '../draft/refusal.ts';
import type { Tier, Trait } from '../library/library.ts';
import type { ChangeKind } from './compare.ts';
import { type CitedGroup, row, shortened, type Words } from './english.ts';
import { signIn } from './signs.ts';

/** All that the engine says, in French. */
export function inFrench(): Words {
  return french;
}

const french: Words = {
  language: 'fr',
  quoted,
  joined,
  listed: (words) => words.join(' ; '),
  titled: (title, rest) => `${title} : ${rest}`,
  cited: (groups) => (groups.length === 0 ? 'le projet' : joined(groups.map((it) => group(it, false)))),
  named: (groups) => (groups.length === 0 ? 'le projet' : joined(groups.map((it) => group(it, true)))),
  line: (line) => `ligne ${line}`,

  // Feminine, as the safeguard is (“la garantie”).
  states: {
    present: 'présente',
    partial: 'partielle',
    weakened: 'affaiblie',
    contradicted: 'contredite',
    delegated: 'déléguée',
    'heading only': 'titre seul',
    absent: 'absente',
    'not applicable': 'sans objet',
    waived: 'écartée',
    raised: 'relevée',
    'not raised': 'non relevée',
    slip: 'lapsus',
    'not honoured': 'sans effet',
    marked: 'marquée',
  },
  severities: { error: 'erreur', warning: 'avertissement', information: 'information' },
  count: (severity, count) => {
    switch (severity) {
      case 'error':
        return many(count, 'erreur', 'erreurs');
      case 'warning':
        return many(count, 'avertissement', 'avertissements');
      case 'information':
        return many(count, 'information', 'informations');
    }
  },
  principles: {
    transparency: 'Transparence',
    'adequate-procurement': 'Passation de marché adéquate',
    accountability: 'Redevabilité',
    'legality-necessity-proportionality': 'Légalité, nécessité et proportionnalité',
    oversight: 'Contrôle',
    redress: 'Recours',
  },
  principleNames: {
    transparency: 'transparence',
    'adequate-procurement': 'passation de marché adéquate',
    accountability: 'redevabilité',
    'legality-necessity-proportionality': 'légalité, nécessité et proportionnalité',
    oversight: 'contrôle',
    redress: 'recours',
  },
  traits: {
    'personal data': 'données personnelles',
    data: 'données',
    biometrics: 'biométrie',
    'algorithmic system': 'système algorithmique',
    'automated decisions': 'décisions automatisées',
    'law enforcement': 'forces de l’ordre',
    'subcontracting allowed': 'sous-traitance permise',
  },
  tiers: { preferred: 'préférée', fallback: 'de repli', floor: 'minimale' },

  gap: {
    absent: (missing) => `${nowhere(missing)}.`,
    headingOnly: (heading, missing) =>
      `le titre ${quoted(heading)} n’a pas de texte, si bien qu’${nowhere(missing)}.`,
    delegated: (where, several, [label]) =>
      label === undefined
        ? `${where} s’en ${several ? 'remettent' : 'remet'} à un document qui n’est pas joint.`
        : `${where} ${several ? 'laissent' : 'laisse'} ${label} à un document qui n’est pas joint.`,
    unlessAttached: (exposed) => `Tant qu’il n’est pas joint, ${exposed}.`,
    partial: (where, several, missing) =>
      missing.length === 0
        ? `${where} n’y ${several ? 'pourvoient' : 'pourvoit'} pas.`
        : `${where} ${several ? 'omettent' : 'omet'} ${joined(missing)}.`,
    weakened: (where, quote, missing) =>
      `dans ${where}, ${quoted(quote)} vide cette garantie de son effet${also(missing)}.`,
    contradicted: (where, several, because, missing) =>
      `${where} y ${several ? 'pourvoient' : 'pourvoit'}, mais ici ${because}${also(missing)}.`,
    raised: (where, quote) => `selon ${where}, ${quoted(quote)}.`,
  },
  relations: {
    evidence: 'prévue ici',
    qualifier: 'vidée de son effet par ces mots',
    contradiction: 'annulée ici',
    pointer: 'laissée ici à un autre document',
    place: 'voir aussi ici',
  },
  rules: {
    'dangling-reference': {
      title: 'Renvoi à une clause absente',
      finds: 'Un renvoi à un numéro de clause que le projet n’a pas.',
      why: 'Un devoir qui ne renvoie à rien ne lie personne, et nul ne le voit dans une table des matières.',
      message: (names) => `le projet n’a pas de ${names}.`,
    },
    'mismatched-title': {
      title: 'Le renvoi et le titre diffèrent',
      finds:
        'Un renvoi qui nomme un titre entre parenthèses, alors que la clause de ce numéro a un autre titre.',
      why: 'Les numéros bougent pendant la négociation d’un projet. Les titres restent, et disent quelle clause était visée.',
      message: (names) => `dans ${quoted(names)}, le numéro et le titre ne sont pas d’une même clause.`,
    },
    'missing-attachment': {
      title: 'Pièce jointe non examinée',
      finds: 'Une annexe ou une pièce que le projet nomme et qui ne fait pas partie du texte.',
      why: 'Ce qu’elle dit n’a pas été lu. Elle peut contenir une garantie, ou en reprendre une.',
      message: (names) =>
        `${names} est nommé ici et ne fait pas partie du texte, et n’a donc pas été examiné.`,
    },
    'term-defined-twice': {
      title: 'Terme défini deux fois',
      finds: 'Un terme que la même partie du projet définit à nouveau.',
      why: 'Deux sens d’un même terme laissent chaque partie choisir celui qui l’arrange.',
      message: (names) => `${quoted(names)} a déjà été défini.`,
    },
    'undefined-term': {
      title: 'Terme sans définition',
      finds: 'Un terme à majuscules de deux mots ou plus, employé au moins deux fois et défini nulle part.',
      why: 'Une majuscule promet un sens que le projet ne donne pas.',
      message: (names) => `${quoted(names)} est employé comme terme défini, et aucune clause ne le définit.`,
    },
    'empty-heading': {
      title: 'Titre sans texte',
      finds: 'Un titre sans rien dessous.',
      why: 'Un titre a l’air d’un point convenu, et ne dit rien.',
      message: (names) => `il n’y a rien sous ${quoted(names)}.`,
    },
    'open-blank': {
      title: 'Blanc à remplir',
      finds: 'Un blanc qui attend une valeur : [●], [insert date], ____, TBD.',
      why: 'Un contrat signé avec un blanc est fixé par la partie qui le remplit.',
      message: (names) => `${quoted(names)} attend une valeur.`,
    },
    'expired-waiver': {
      title: 'La dérogation a expiré',
      finds: 'Une dérogation dont le dernier jour est passé.',
      why: 'Une dérogation qui a une fin est une promesse de revenir sur la question.',
      message: (names) => `elle valait jusqu’au ${names} ; le constat est de nouveau affiché.`,
    },
    'unknown-waiver': {
      title: 'Dérogation à rien',
      finds: 'Une dérogation qui ne nomme aucune garantie ni aucun signal d’alerte de la bibliothèque.',
      why: 'Une dérogation mal orthographiée laisse croire à son auteur que la question est réglée.',
      message: (names) =>
        names === ''
          ? 'elle ne nomme aucune garantie ; écrivez « waive audit-rights reason="…" ».'
          : `il n’y a ni garantie ni signal d’alerte ${quoted(names)}.`,
    },
    'waiver-without-reason': {
      title: 'Dérogation sans raison',
      finds: 'Une dérogation qui ne donne aucune raison.',
      why: 'Qui lira le dossier plus tard doit pouvoir voir pourquoi une protection a été abandonnée.',
      message: (names) =>
        `${quoted(names)} est écarté sans raison, et la dérogation reste donc sans effet ; ajoutez reason="…".`,
    },
    'waiver-with-wrong-date': {
      title: 'Dérogation à la date erronée',
      finds: 'Une dérogation dont le dernier jour n’est pas une date.',
      why: 'Nul ne peut dire quand elle prend fin.',
      message: (names) => `${quoted(names)} n’est pas une date ; écrivez-la ainsi : until="2027-01-31".`,
    },
    'unneeded-waiver': {
      title: 'Dérogation inutile',
      finds: 'Une dérogation à ce qui n’est pas un constat dans le projet.',
      why: 'Elle cacherait le constat sans bruit si la clause était retirée.',
      message: (names) => `${quoted(names)} n’est pas un constat dans ce projet ; la dérogation peut partir.`,
    },
    'reworded-clause': {
      title: 'Clause modifiée depuis son insertion',
      finds: 'Une clause marquée comme venant de la bibliothèque, dont les mots ont changé depuis.',
      why: 'Qui relit un projet veut voir où une clause type convenue a été négociée.',
      message: (names) => `ses mots ne sont plus ceux de ${names} ; comparez-les à ceux de la bibliothèque.`,
    },
    'newer-clause': {
      title: 'Clause plus récente dans la bibliothèque',
      finds: 'Une clause marquée comme venant de la bibliothèque, qui en a maintenant une autre version.',
      why: 'Une meilleure rédaction ne sert qu’à ceux qui en entendent parler.',
      message: (names) => `la bibliothèque a maintenant une autre version de ${names} ; comparez les deux.`,
    },
    'unknown-clause': {
      title: 'Clause d’aucune bibliothèque',
      finds: 'Une marque qui nomme une clause que la bibliothèque n’a pas.',
      why: 'Nul ne peut dire si ses mots sont ceux d’une clause type.',
      message: (names) => `la bibliothèque n’a pas ${names}.`,
    },
  },

  verdict: {
    checked: (why) => `Vérifié : se lit comme un contrat${why}.`,
    notChecked: (kind, why) => `Non vérifié : ${kind}${why}.`,
    kinds: {
      empty: 'le fichier est vide',
      'too long': 'le texte est trop long ; divisez-le en plusieurs fichiers',
      'too many clauses':
        'trop de lignes commencent par un titre ou un numéro ; divisez le texte en plusieurs fichiers',
      'no text': 'ce n’est pas un fichier texte : il contient des caractères nuls',
      'left out': 'la configuration l’exclut',
      'another language': 'n’est pas écrit en anglais, la seule langue qui soit lue',
      contract: 'montre trop peu d’un contrat',
      statute: 'se lit comme une loi',
      'privacy policy': 'se lit comme un avis de confidentialité',
      'public licence': 'se lit comme une licence accordée au public',
      minutes: 'se lit comme le procès-verbal d’une réunion',
      documentation: 'se lit comme une documentation technique',
      other: 'ne se lit pas comme un contrat',
    },
    sign: (sign) => signIn(sign, 'fr'),
    notOpen: 'Non vérifié : le fichier n’est pas ouvert comme Markdown ou texte brut.',
  },

  fix,
  place,
  behind: (heading) => `, après ${quoted(heading)}`,

  leftOut: {
    noGap: 'Le projet n’a pas de lacune à cet endroit.',
    noContract: 'Avec sa clause, le projet ne se lirait plus comme un contrat.',
    brings: (titles) => `Sa clause amènerait ${joined(titles.map(quoted))}.`,
    notAlone: 'Sa clause seule ne comblerait pas la lacune.',
    takenBack: (where, quote) => `Même avec sa clause, ${where} la priverait d’effet : ${quoted(quote)}.`,
    badWaiver: 'une dérogation qui ne tient pas',
  },

  page: {
    inEnglish: 'Le texte de la bibliothèque est en anglais, la langue des projets qui sont lus.',
    why: 'Pourquoi.',
    thisDraft: 'Ce projet.',
    missing: 'Manque',
    sources: 'Sources',
    standing: {
      present: 'Tout ce qui est exigé s’y trouve.',
      partial: 'S’y trouve en partie.',
      weakened: 'S’y trouve, mais des mots de sa propre clause la vident de son effet.',
      contradicted: 'S’y trouve, mais une autre clause l’annule.',
      delegated: 'Laissée à un document qui n’est pas joint, si bien qu’elle n’a pu être vérifiée.',
      'heading only': 'Un titre sans texte.',
      absent: 'Aucune clause n’y pourvoit.',
      'not applicable': 'Ne s’applique pas à ce dont traite ce projet.',
      waived: 'Écartée dans le projet, avec une raison.',
      raised: 'Ces mots, tels quels, nuisent.',
      slip: 'Un lapsus de rédaction.',
      marked: 'Marquée comme clause de la bibliothèque.',
      'not honoured': 'La dérogation reste sans effet.',
    },
    contradictedBy: (because) => `S’y trouve, mais une autre clause l’annule : ${because}.`,
    about: {
      drafting: 'un contrôle de la rédaction',
      waivers: 'sur les dérogations',
      clauses: 'sur les clauses insérées',
    },
    weight: (severity) => `${severity} si elle manque`,
    appliesWhere: (trait) => `s’applique lorsque le projet traite de : ${trait}`,
    unlessDenied: (trait) => `omise lorsque le paramètre \`safeguards.traits\` dit non à : ${trait}`,
    harms: 'une clause qui nuit tant qu’elle est là',
    without: (exposed) => `**Sans elle,** ${exposed}.`,
    conforming: 'Ce que dit un projet conforme',
    enough: ' (suffit à soi seul)',
    optional: ' (facultatif)',
    where: (trait) => ` (lorsque le projet traite de : ${trait})`,
    clauses: 'Clauses',
    givesUp: (given) => `Concession : ${given}.`,
    negotiation: 'En négociation.',
    answers: 'Garanties qui y répondent',
    narrowed: 'Exception qui la restreint',
    exceptionFor: (matter) => `Pour ${matter} :`,
    unknown: (id) => `Il n’y a pas de garantie ${quoted(id)}.`,
    instruments: {
      PI: 'Privacy International, garanties pour les partenariats public-privé de surveillance (2021)',
      IGF: 'Forum sur la gouvernance de l’Internet 2021, rapport de l’atelier 197',
      UNGP: 'Principes directeurs des Nations Unies relatifs aux entreprises et aux droits de l’homme (2011)',
      PRC: 'Principes des Nations Unies pour des contrats responsables (2011)',
      GDPR: 'Règlement général sur la protection des données, règlement (UE) 2016/679',
      LED: 'Directive en matière de protection des données dans le domaine répressif, directive (UE) 2016/680',
      'C108+': 'Convention 108+ du Conseil de l’Europe',
      AIA: 'Règlement sur l’intelligence artificielle, règlement (UE) 2024/1689',
      'MCC-AI': 'Clauses contractuelles types de l’UE pour l’achat public d’IA',
      ICCPR: 'Pacte international relatif aux droits civils et politiques',
      NP: 'Principes « nécessaires et proportionnés »',
      OCDS: 'Pratique de la commande publique ouverte',
    },
  },

  report: {
    title: (name) => `Rapport sur les garanties : ${name}`,
    titleOfMany: 'Rapports sur les garanties',
    aid: 'Une aide à la rédaction, non un avis juridique. Fait sur la machine de l’auteur ; rien n’a été envoyé nulle part.',
    unread: 'Ce fichier n’a pas été vérifié. Rien dans ce rapport ne dit qu’il contient une garantie.',
    facts: {
      draft: 'Projet',
      draftHash: 'SHA-256 du projet',
      verdict: 'Résultat',
      library: 'Bibliothèque',
      librarySize: (safeguards, redFlags) => `${safeguards} garanties et ${redFlags} signaux d’alerte`,
      libraryHash: 'SHA-256 de la bibliothèque',
      program: 'Programme',
      today: 'Dérogations jugées au',
      noDay: 'aucun jour : aucune dérogation n’a été tenue pour expirée',
    },
    coverage: 'Couverture par principe',
    coverageCaption: 'Combien de garanties de chaque principe sont dans chaque état',
    principle: 'Principe',
    all: 'Toutes',
    findings: 'Constats',
    noFinding: 'Il n’y a aucun constat.',
    drafting: 'Rédaction et dérogations',
    wouldGo: (quote, where) => `Où elle irait : ${quoted(quote)} (${where}).`,
    required: (requirement) => `Ce qui est exigé (en anglais) : ${requirement}`,
    present: 'Présentes',
    notApplicable: 'Sans objet',
    notJudged:
      'Celles-ci n’ont pas été jugées, car le projet ne montre pas ce dont elles dépendent. Ce n’est pas la même chose qu’être présentes.',
    dependsOn: (title, trait) => `${title} : dépend de « ${trait} »`,
    waivers: 'Dérogations',
    waiversCaption: 'Ce qui a été écarté, pourquoi et par qui',
    waiversHead: ['Écarté', 'Effet', 'Raison', 'Par', 'Jusqu’au', 'Ligne'],
    standings: {
      honoured: 'en vigueur',
      expired: 'expirée',
      unknown: 'inconnue',
      'without reason': 'sans raison',
      'wrong date': 'date erronée',
      unneeded: 'inutile',
    },
    noReason: 'non donnée',
    nobody: 'non nommé',
    noEnd: 'sans fin',
    forFolder: 'pour le dossier',
    concerns: 'Ce dont traite le projet',
    byHand: (trait) => `${trait} : fixé à la main`,
    shown: (trait, quote, line) => `${trait} : ${quoted(quote)} (ligne ${line})`,
    notReviewedHeading: 'Ce qui n’a pas été examiné',
    notReviewed:
      'Seuls les mots du projet ont été lus : aucune loi, aucun document auquel il renvoie, et aucune pratique.',
    notAttached: (names) =>
      `Nommé dans le projet mais étranger à son texte, et donc non examiné : ${names.join(', ')}.`,
    until: (day) => `Jusqu’au ${day}.`,
  },

  compare: {
    title: (before, after) => `Comparaison des garanties : ${before} et ${after}`,
    aid: 'Une aide à la rédaction, non un avis juridique.',
    unread: (name) =>
      `${name} n’a pas été vérifié : il ne se lit pas comme un contrat. Rien ne peut être comparé.`,
    caption: 'Combien de garanties et de signaux d’alerte ont changé',
    head: ['Changement', 'Nombre'],
    kinds: {
      lost: 'Perdues',
      weakened: 'Affaiblies',
      raised: 'Signaux d’alerte nouveaux',
      gained: 'Gagnées',
      strengthened: 'Renforcées',
      removed: 'Signaux d’alerte disparus',
      reworded: 'Autrement rédigées, avec la même évaluation',
    },
    noWords: (name) => `${name} : aucun mot.`,
    grades: (before, after) => `Avant : ${before}. Après : ${after}.`,
    loss: (kind, name, before, after) =>
      `${losses[kind]} par rapport à ${name} (${before} là-bas, ${after} ici).`,
    itSaid: (quote) => `On y lisait ${quoted(quote)}.`,
  },

  text: {
    noFindings: 'aucun constat',
    byPrinciple: 'garanties par principe',
    all: 'toutes',
    noTraits: 'traite de : rien dont dépende une garantie',
    concerns: (trait) => concerns[trait],
    byHand: 'fixé à la main',
    waived: (id) => `écartée ${id}`,
    by: (who) => ` par ${who}`,
    until: (day) => ` jusqu’au ${day}`,
    redFlags: 'signaux d’alerte',
  },

  rename: {
    nothing:
      'Seuls un terme que ce projet définit ou le numéro d’une clause peuvent être renommés ici. Placez-y le curseur.',
    refused,
  },

  treatment: {
    configuration: 'configuration',
    noConfiguration: (name) => `aucune ; pas de ${name} dans son dossier ni au-dessus`,
    language: 'langue',
    traits: 'traits fixés à la main',
    severities: 'gravités fixées à la main',
    authority: 'noms de l’autorité',
    supplier: 'noms du fournisseur',
    draftingChecks: 'contrôles de rédaction',
    libraries: 'bibliothèques sur la nôtre',
    waivers: 'dérogations',
    none: 'aucun',
    ignored: 'ignoré',
    notIgnored: 'non',
    ignoredBy: (pattern, file) =>
      `par ${quoted(pattern)} dans ${file} ; un dossier ou un motif le passe, et il est vérifié s’il est nommé`,
  },

  serving: {
    heading: 'Cette clause et les garanties',
    also: (titles) => `aussi ${titles.join(', ')}`,
    here: (labels) => `Ici : ${labels.join(' ; ')}.`,
    nowhere: (labels) => `Nulle part dans le projet : ${labels.join(' ; ')}.`,
    takenBack: (quotes) => `Vidée de son effet par ${quotes.join(', ')}.`,
    undone: (label) => `Annulée ici : ${label}.`,
    headingOnly: 'Un titre sans texte.',
    delegated: 'Laissée à un document qui n’est pas joint.',
    serves: (names) => `sert : ${names}`,
    takesBack: (names) => `vide de son effet : ${names}`,
    more: (count) => many(count, 'autre', 'autres'),
    moreFindings: (count, titles) =>
      `Et ${many(count, 'autre constat', 'autres constats')} ici : ${titles.join(', ')}.`,
  },

  writing: {
    clauses: 'Clauses',
    preferredClause: (number, into) => {
      const as = number === '' ? '' : ` en ${number}`;
      return `clause préférée${as}${into === undefined ? ' dans un nouvel article' : ` dans ${quoted(into)}`}`;
    },
    whatFor: 'À quoi elle sert.',
    stillMissing: 'Manque encore.',
    waive: 'écarter un constat, avec une raison',
    findingHere: (title) => `${title} – un constat ici`,
    attributes: {
      reason: 'pourquoi la protection est abandonnée ; sans elle la dérogation ne compte pas',
      by: 'qui l’a décidé',
      until: 'le dernier jour où elle vaut, comme 2027-01-31',
    },
    party: 'partie',
    definedTerm: 'terme défini',
  },
};

const losses: Readonly<Record<ChangeKind, string>> = {
  lost: 'perdue',
  weakened: 'affaiblie',
  raised: 'nouveau signal d’alerte',
  gained: 'gagnée',
  strengthened: 'renforcée',
  removed: 'signal d’alerte disparu',
  reworded: 'autrement rédigée',
};

const concerns: Readonly<Record<Trait, string>> = {
  'personal data': 'traite de données personnelles',
  data: 'traite de données',
  biometrics: 'traite de biométrie',
  'algorithmic system': 'traite d’un système algorithmique',
  'automated decisions': 'traite de décisions automatisées',
  'law enforcement': 'traite des forces de l’ordre',
  'subcontracting allowed': 'sous-traitance permise',
};

/** In French nought is singular too. */
function many(count: number, one: string, several: string): string {
  return `${count} ${count < 2 ? one : several}`;
}

function quoted(words: string): string {
  return `« ${words} »`;
}

function joined(words: readonly string[]): string {
  return row(words, 'et', ' ;');
}

/** The words by which English drafts call their parts: with their article, in the singular and the plural. */
const parts: Readonly<Record<string, readonly [article: string, one: string, many: string]>> = {
  clause: ['la ', 'clause', 'clauses'],
  section: ['la ', 'section', 'sections'],
  article: ['l’', 'article', 'articles'],
  paragraph: ['le ', 'paragraphe', 'paragraphes'],
  part: ['la ', 'partie', 'parties'],
  chapter: ['le ', 'chapitre', 'chapitres'],
  title: ['le ', 'titre', 'titres'],
  schedule: ['l’', 'annexe', 'annexes'],
  annex: ['l’', 'annexe', 'annexes'],
  appendix: ['l’', 'appendice', 'appendices'],
  exhibit: ['l’', 'annexe', 'annexes'],
  attachment: ['l’', 'annexe', 'annexes'],
  '§': ['le ', '§', '§§'],
};

function group({ word, labels, within }: CitedGroup, article: boolean): string {
  const holders = within.map((it) => ` ${of(it)}`).join('');
  const numbers = joined(labels) + holders;
  if (word === '') return numbers;
  const several = labels.length > 1;
  const part = parts[word.toLowerCase()];
  if (part === undefined) return `${word} ${numbers}`;
  const [the, one, more] = part;
  return `${article ? (several ? 'les ' : the) : ''}${several ? more : one} ${numbers}`;
}

/** “de la partie A”, “du titre II”, “de l’annexe 2”. */
function of({ word, label }: Named): string {
  const [the, one] = parts[word.toLowerCase()] ?? ['', word];
  return `${the === 'le ' ? 'du ' : `de ${the}`}${one} ${label}`;
}

function nowhere([label]: readonly string[]): string {
  return label === undefined ? 'aucune clause n’y pourvoit' : `aucune clause ne prévoit ${label}`;
}

function also(missing: readonly string[]): string {
  return missing.length === 0 ? '' : `, et la clause omet ${joined(missing)}`;
}

function place(number: string, into: string | undefined): string {
  if (into === undefined) return number === '' ? ' en nouvel article' : ` en nouvel article ${number}`;
  return number === '' ? ` dans ${quoted(into)}` : ` en ${number} dans ${quoted(into)}`;
}

const tiers: Readonly<Record<Tier, string>> = {
  preferred: 'préférée',
  fallback: 'de repli',
  floor: 'minimale',
};

function fix(deed: Deed, title: string): string {
  switch (deed.kind) {
    case 'insert': {
      const given = deed.givesUp === '' ? '' : ` (concession : ${deed.givesUp})`;
      return `${title} : insérer la clause ${tiers[deed.tier]}${place(deed.number, deed.into)}${given}`;
    }
    case 'insert within': {
      const behind = deed.behind === '' ? '' : `, après ${quoted(deed.behind)}`;
      const count = deed.changes.length;
      const cost = count === 0 ? '' : ` (renumérote : ${many(count, 'changement', 'changements')})`;
      return `${title} : insérer la clause ${tiers[deed.tier]}${place(deed.number, undefined)}${behind}${cost}`;
    }
    case 'complete':
      return `${title} : ajouter ce qui manque${deed.number === '' ? ' à la clause' : ` en ${deed.number}`}`;
    case 'except':
      return `${title} : ajouter une exception pour ${deed.for}`;
    case 'strike':
      return `Supprimer ${joined(deed.struck.map((words) => quoted(shortened(words))))}`;
    case 'strike sentence':
      return deed.clause === '' ? 'Supprimer la phrase' : `Supprimer le texte de ${deed.clause}`;
    case 'replace':
      return `Remplacer ${quoted(shortened(deed.from))} par ${quoted(shortened(deed.to))}`;
    case 'amend':
      return deed.amended.length === 0
        ? `Soumettre l’autre clause à ${deed.prevailing}`
        : `Soumettre ${joined(deed.amended)} à ${deed.prevailing}`;
    case 'prevail':
      return `${title} : la faire valoir malgré ${deed.over === '' ? 'toute autre disposition' : deed.over}`;
    case 'reconcile and complete':
      return `${fix(deed.first, title)}, et ajouter ce qui manque${deed.number === '' ? '' : ` en ${deed.number}`}`;
    case 'remove waiver':
      return 'Retirer la dérogation';
    case 'remove mark':
      return 'Retirer la marque : la clause est désormais celle du projet';
    case 'waive':
      return `${title} : écarter, avec une raison`;
  }
}

function refused(why: Refusal): string {
  switch (why.kind) {
    case 'no letter':
      return 'Un terme a besoin d’au moins une lettre.';
    case 'markup':
      return `${quoted(why.words)} ne peut être un terme : omettez guillemets, parenthèses et balisage.`;
    case 'too long':
      return 'Un terme de plus de 80 caractères ne serait pas lu comme tel.';
    case 'defined':
      return `Le projet définit déjà ${quoted(why.words)}. Choisissez un autre nom.`;
    case 'party':
      return `Le projet appelle déjà quelqu’un ${quoted(why.words)}. Choisissez un autre nom.`;
    case 'used undefined':
      return `Le projet emploie déjà ${quoted(why.words)} sans le définir, et ces passages changeraient de sens. Choisissez un autre nom.`;
    case 'no number':
      return 'Cette clause n’a pas de numéro.';
    case 'other number':
      return `${quoted(why.written)} ne numérote pas une clause comme ${quoted(why.label)}. Seule sa dernière partie peut changer, comme dans ${quoted(why.example)}.`;
    case 'number taken':
      return `Il y a déjà ${quoted(why.words)}. Choisissez un numéro libre.`;
    case 'loose':
      return `${quoted(why.words)} figure dans le projet d’une manière qui peut viser cette clause ou non, si bien que son numéro ne peut être changé sans risque.`;
    case 'out of order':
      return `Avec ${why.words} ici, les numéros ne seraient plus en ordre.`;
  }
}
