import type { Named } from '../draft/cite.ts';
import type { Deed } from '../draft/fixes.ts';
import type { Refusal } from '../draft/refusal.ts';
import type { Tier, Trait } from '../library/library.ts';
import type { ChangeKind } from './compare.ts';
import { type CitedGroup, row, shortened, type Words } from './english.ts';
import { signIn } from './signs.ts';

/** All that the engine says, in Spanish. */
export function inSpanish(): Words {
  return spanish;
}

const spanish: Words = {
  language: 'es',
  quoted,
  joined,
  listed: (words) => words.join('; '),
  titled: (title, rest) => `${title}: ${rest}`,
  cited: (groups) => (groups.length === 0 ? 'el borrador' : joined(groups.map((it) => group(it, false)))),
  named: (groups) => (groups.length === 0 ? 'el borrador' : joined(groups.map((it) => group(it, true)))),
  line: (line) => `línea ${line}`,

  // Feminine, as the safeguard is (“la salvaguardia”).
  states: {
    present: 'presente',
    partial: 'parcial',
    weakened: 'debilitada',
    contradicted: 'contradicha',
    delegated: 'delegada',
    'heading only': 'solo el título',
    absent: 'ausente',
    'not applicable': 'no aplicable',
    waived: 'dispensada',
    raised: 'detectada',
    'not raised': 'no detectada',
    slip: 'desliz',
    'not honoured': 'sin efecto',
    marked: 'marcada',
  },
  severities: { error: 'error', warning: 'advertencia', information: 'información' },
  count: (severity, count) => {
    switch (severity) {
      case 'error':
        return `${count} ${count === 1 ? 'error' : 'errores'}`;
      case 'warning':
        return `${count} ${count === 1 ? 'advertencia' : 'advertencias'}`;
      case 'information':
        return `${count} ${count === 1 ? 'información' : 'informaciones'}`;
    }
  },
  principles: {
    transparency: 'Transparencia',
    'adequate-procurement': 'Contratación adecuada',
    accountability: 'Rendición de cuentas',
    'legality-necessity-proportionality': 'Legalidad, necesidad y proporcionalidad',
    oversight: 'Supervisión',
    redress: 'Reparación',
  },
  principleNames: {
    transparency: 'transparencia',
    'adequate-procurement': 'contratación adecuada',
    accountability: 'rendición de cuentas',
    'legality-necessity-proportionality': 'legalidad, necesidad y proporcionalidad',
    oversight: 'supervisión',
    redress: 'reparación',
  },
  traits: {
    'personal data': 'datos personales',
    data: 'datos',
    biometrics: 'biometría',
    'algorithmic system': 'un sistema algorítmico',
    'automated decisions': 'decisiones automatizadas',
    'law enforcement': 'fuerzas de seguridad',
    'subcontracting allowed': 'subcontratación permitida',
  },
  tiers: { preferred: 'preferente', fallback: 'alternativa', floor: 'mínima' },

  gap: {
    absent: (missing) => `${nowhere(missing)}.`,
    headingOnly: (heading, missing) =>
      `el título ${quoted(heading)} no tiene texto debajo, así que ${nowhere(missing)}.`,
    delegated: (where, many, [label]) =>
      label === undefined
        ? `${where} lo ${many ? 'dejan' : 'deja'} a un documento que no se adjunta.`
        : `${where} ${many ? 'dejan' : 'deja'} ${label} a un documento que no se adjunta.`,
    unlessAttached: (exposed) => `Mientras no se adjunte, ${exposed}.`,
    partial: (where, many, missing) =>
      missing.length === 0
        ? `${where} lo ${many ? 'omiten' : 'omite'}.`
        : `${where} ${many ? 'omiten' : 'omite'} ${joined(missing)}.`,
    weakened: (where, quote, missing) =>
      `en ${where}, ${quoted(quote)} desvirtúa esta salvaguardia${also(missing)}.`,
    contradicted: (where, many, because, missing) =>
      `${where} lo ${many ? 'prevén' : 'prevé'}, pero aquí ${because}${also(missing)}.`,
    raised: (where, quote) => `según ${where}, ${quoted(quote)}.`,
  },
  relations: {
    evidence: 'prevista aquí',
    qualifier: 'desvirtuada por estas palabras',
    contradiction: 'anulada aquí',
    pointer: 'aquí se deja a otro documento',
    place: 'véase también aquí',
  },
  rules: {
    'dangling-reference': {
      title: 'Remisión a una cláusula que no existe',
      finds: 'Una remisión a un número de cláusula que el borrador no tiene.',
      why: 'Un deber que no remite a nada no obliga a nadie, y en el índice nadie lo ve.',
      message: (names) => `el borrador no tiene ${names}.`,
    },
    'mismatched-title': {
      title: 'La remisión y el título no coinciden',
      finds:
        'Una remisión que nombra un título entre paréntesis, cuando la cláusula de ese número tiene otro título.',
      why: 'Los números se mueven mientras se negocia un borrador. Los títulos permanecen y dicen qué cláusula se quería.',
      message: (names) => `en ${quoted(names)} el número y el título no son de una misma cláusula.`,
    },
    'missing-attachment': {
      title: 'Adjunto no examinado',
      finds: 'Un anexo, apéndice o documento adjunto que el borrador nombra y que no forma parte del texto.',
      why: 'Lo que dice no se ha leído. Puede contener una salvaguardia, o quitarla.',
      message: (names) => `${names} se nombra aquí y no forma parte del texto, así que no se ha examinado.`,
    },
    'term-defined-twice': {
      title: 'Término definido dos veces',
      finds: 'Un término que la misma parte del borrador define de nuevo.',
      why: 'Dos significados de un mismo término dejan a cada parte elegir el que le conviene.',
      message: (names) => `${quoted(names)} ya se ha definido antes.`,
    },
    'undefined-term': {
      title: 'Término sin definición',
      finds: 'Un término con mayúsculas de dos o más palabras que se usa al menos dos veces y no se define.',
      why: 'La mayúscula promete un significado que el borrador no da.',
      message: (names) => `${quoted(names)} se usa como término definido, y ninguna cláusula lo define.`,
    },
    'empty-heading': {
      title: 'Título sin texto',
      finds: 'Un título sin nada debajo.',
      why: 'Un título parece un asunto acordado, y no dice nada.',
      message: (names) => `bajo ${quoted(names)} no hay nada.`,
    },
    'open-blank': {
      title: 'Espacio en blanco',
      finds: 'Un espacio que espera un valor: [●], [insert date], ____, TBD.',
      why: 'Un contrato firmado con un espacio en blanco lo decide la parte que lo rellena.',
      message: (names) => `${quoted(names)} espera un valor.`,
    },
    'expired-waiver': {
      title: 'La dispensa ha vencido',
      finds: 'Una dispensa cuyo último día ha pasado.',
      why: 'Una dispensa con fin es una promesa de volver sobre el asunto.',
      message: (names) => `rigió hasta el ${names}; el hallazgo vuelve a mostrarse.`,
    },
    'unknown-waiver': {
      title: 'Dispensa de nada',
      finds: 'Una dispensa que no nombra ninguna salvaguardia ni señal de alerta de la biblioteca.',
      why: 'Una dispensa mal escrita deja a su autor en la creencia de que el asunto está resuelto.',
      message: (names) =>
        names === ''
          ? 'no nombra ninguna salvaguardia; escriba «waive audit-rights reason="…"».'
          : `no hay ninguna salvaguardia ni señal de alerta ${quoted(names)}.`,
    },
    'waiver-without-reason': {
      title: 'Dispensa sin razón',
      finds: 'Una dispensa que no da ninguna razón.',
      why: 'Quien lea el expediente más tarde debe poder ver por qué se renunció a una protección.',
      message: (names) =>
        `${quoted(names)} se dispensa sin razón, así que la dispensa no surte efecto; añada reason="…".`,
    },
    'waiver-with-wrong-date': {
      title: 'Dispensa con fecha errónea',
      finds: 'Una dispensa cuyo último día no es una fecha.',
      why: 'Nadie puede saber cuándo termina.',
      message: (names) => `${quoted(names)} no es una fecha; escríbala así: until="2027-01-31".`,
    },
    'unneeded-waiver': {
      title: 'Dispensa innecesaria',
      finds: 'Una dispensa de lo que no es un hallazgo en el borrador.',
      why: 'Ocultaría el hallazgo en silencio si la cláusula volviera a quitarse.',
      message: (names) => `${quoted(names)} no es un hallazgo en este borrador; la dispensa sobra.`,
    },
    'reworded-clause': {
      title: 'Cláusula modificada desde su inserción',
      finds: 'Una cláusula marcada como de la biblioteca cuyas palabras han cambiado desde entonces.',
      why: 'Quien revisa un borrador quiere ver dónde se negoció una cláusula tipo ya acordada.',
      message: (names) => `sus palabras ya no son las de ${names}; compárelas con las de la biblioteca.`,
    },
    'newer-clause': {
      title: 'Cláusula más reciente en la biblioteca',
      finds: 'Una cláusula marcada como de la biblioteca, que ahora tiene otra versión de ella.',
      why: 'Una redacción mejor solo sirve a quien sabe de ella.',
      message: (names) => `la biblioteca tiene ahora otra versión de ${names}; compare las dos.`,
    },
    'unknown-clause': {
      title: 'Cláusula de ninguna biblioteca',
      finds: 'Una marca que nombra una cláusula que la biblioteca no tiene.',
      why: 'Nadie puede saber si sus palabras son las de una cláusula tipo.',
      message: (names) => `la biblioteca no tiene ${names}.`,
    },
  },

  verdict: {
    checked: (why) => `Revisado: se lee como un contrato${why}.`,
    notChecked: (kind, why) => `No revisado: ${kind}${why}.`,
    kinds: {
      empty: 'el archivo está vacío',
      'too long': 'el texto es demasiado largo; divídalo en varios archivos',
      'too many clauses':
        'demasiadas líneas empiezan con un título o un número; divida el texto en varios archivos',
      'no text': 'no es un archivo de texto: contiene caracteres nulos',
      'left out': 'la configuración lo excluye',
      'another language': 'no está escrito en inglés, la única lengua que se lee',
      contract: 'muestra demasiado poco de un contrato',
      statute: 'se lee como una ley',
      'privacy policy': 'se lee como un aviso de privacidad',
      'public licence': 'se lee como una licencia para el público',
      minutes: 'se lee como el acta de una reunión',
      documentation: 'se lee como documentación técnica',
      other: 'no se lee como un contrato',
    },
    sign: (sign) => signIn(sign, 'es'),
    notOpen: 'No revisado: el archivo no está abierto como Markdown o texto sin formato.',
  },

  fix,
  place,
  behind: (heading) => `, después de ${quoted(heading)}`,

  leftOut: {
    noGap: 'El borrador no tiene ninguna laguna ahí.',
    noContract: 'Con su cláusula, el borrador ya no se leería como un contrato.',
    brings: (titles) => `Su cláusula traería ${joined(titles.map(quoted))}.`,
    notAlone: 'Su cláusula por sí sola no cerraría la laguna.',
    takenBack: (where, quote) => `Aun con su cláusula, ${where} la dejaría sin efecto: ${quoted(quote)}.`,
    badWaiver: 'una dispensa que no vale',
  },

  page: {
    inEnglish: 'El texto de la biblioteca está en inglés, la lengua de los borradores que se leen.',
    why: 'Por qué.',
    thisDraft: 'Este borrador.',
    missing: 'Falta',
    sources: 'Fuentes',
    standing: {
      present: 'Todo lo exigido está.',
      partial: 'Está en parte.',
      weakened: 'Está, pero palabras de su propia cláusula la desvirtúan.',
      contradicted: 'Está, pero otra cláusula la anula.',
      delegated: 'Se deja a un documento que no se adjunta, así que no pudo comprobarse.',
      'heading only': 'Un título sin texto debajo.',
      absent: 'Ninguna cláusula lo prevé.',
      'not applicable': 'No se aplica a aquello de lo que trata este borrador.',
      waived: 'Dispensada en el borrador, con una razón.',
      raised: 'Estas palabras, tal como están, hacen daño.',
      slip: 'Un desliz de redacción.',
      marked: 'Marcada como cláusula de la biblioteca.',
      'not honoured': 'La dispensa no surte efecto.',
    },
    contradictedBy: (because) => `Está, pero otra cláusula la anula: ${because}.`,
    about: {
      drafting: 'una comprobación de la redacción',
      waivers: 'sobre dispensas',
      clauses: 'sobre cláusulas insertadas',
    },
    weight: (severity) => `${severity} si falta`,
    appliesWhere: (trait) => `se aplica cuando el borrador trata de: ${trait}`,
    unlessDenied: (trait) => `se omite cuando el ajuste \`safeguards.traits\` niega: ${trait}`,
    harms: 'una cláusula que daña mientras está presente',
    without: (exposed) => `**Sin ella,** ${exposed}.`,
    conforming: 'Qué dice un borrador conforme',
    enough: ' (basta por sí solo)',
    optional: ' (opcional)',
    where: (trait) => ` (cuando el borrador trata de: ${trait})`,
    clauses: 'Cláusulas',
    givesUp: (given) => `Concesión: ${given}.`,
    negotiation: 'En la negociación.',
    answers: 'Salvaguardias que responden a ella',
    narrowed: 'Excepción que la limita',
    exceptionFor: (matter) => `Para ${matter}:`,
    unknown: (id) => `No hay ninguna salvaguardia ${quoted(id)}.`,
    instruments: {
      PI: 'Privacy International, salvaguardias para las asociaciones público-privadas de vigilancia (2021)',
      IGF: 'Foro para la Gobernanza de Internet 2021, informe del taller 197',
      UNGP: 'Principios Rectores de las Naciones Unidas sobre las Empresas y los Derechos Humanos (2011)',
      PRC: 'Principios de las Naciones Unidas para unos contratos responsables (2011)',
      GDPR: 'Reglamento general de protección de datos, Reglamento (UE) 2016/679',
      LED: 'Directiva sobre protección de datos en el ámbito penal, Directiva (UE) 2016/680',
      'C108+': 'Convenio 108+ del Consejo de Europa',
      AIA: 'Reglamento de Inteligencia Artificial, Reglamento (UE) 2024/1689',
      'MCC-AI': 'Cláusulas contractuales tipo de la UE para la contratación pública de IA',
      ICCPR: 'Pacto Internacional de Derechos Civiles y Políticos',
      NP: 'Principios «Necesarios y Proporcionados»',
      OCDS: 'Práctica de las contrataciones abiertas',
    },
  },

  report: {
    title: (name) => `Informe de salvaguardias: ${name}`,
    titleOfMany: 'Informes de salvaguardias',
    aid: 'Una ayuda para la redacción, no asesoramiento jurídico. Se hizo en el equipo del propio autor; no se envió nada a ninguna parte.',
    unread: 'Este archivo no se revisó. Nada en este informe dice que contenga salvaguardia alguna.',
    facts: {
      draft: 'Borrador',
      draftHash: 'SHA-256 del borrador',
      verdict: 'Resultado',
      library: 'Biblioteca',
      librarySize: (safeguards, redFlags) => `${safeguards} salvaguardias y ${redFlags} señales de alerta`,
      libraryHash: 'SHA-256 de la biblioteca',
      program: 'Programa',
      today: 'Dispensas juzgadas a fecha de',
      noDay: 'ningún día: ninguna dispensa se tuvo por vencida',
    },
    coverage: 'Cobertura por principio',
    coverageCaption: 'Cuántas salvaguardias de cada principio hay en cada estado',
    principle: 'Principio',
    all: 'Todas',
    findings: 'Hallazgos',
    noFinding: 'No hay ningún hallazgo.',
    drafting: 'Redacción y dispensas',
    wouldGo: (quote, where) => `Dónde iría: ${quoted(quote)} (${where}).`,
    required: (requirement) => `Qué se exige (en inglés): ${requirement}`,
    present: 'Presentes',
    notApplicable: 'No aplicables',
    notJudged:
      'Estas no se juzgaron, pues el borrador no muestra aquello de lo que dependen. No es lo mismo que estar presentes.',
    dependsOn: (title, trait) => `${title}: depende de ${trait}`,
    waivers: 'Dispensas',
    waiversCaption: 'Qué se dispensó, por qué y por quién',
    waiversHead: ['Dispensado', 'Efecto', 'Razón', 'Por', 'Hasta', 'Línea'],
    standings: {
      honoured: 'vigente',
      expired: 'vencida',
      unknown: 'desconocida',
      'without reason': 'sin razón',
      'wrong date': 'fecha errónea',
      unneeded: 'innecesaria',
    },
    noReason: 'no se da',
    nobody: 'sin nombrar',
    noEnd: 'sin fin',
    forFolder: 'para la carpeta',
    concerns: 'De qué trata el borrador',
    byHand: (trait) => `${trait}: fijado a mano`,
    shown: (trait, quote, line) => `${trait}: ${quoted(quote)} (línea ${line})`,
    notReviewedHeading: 'Qué no se examinó',
    notReviewed:
      'Solo se leyeron las palabras del borrador: ninguna ley, ningún documento al que remita y ninguna práctica.',
    notAttached: (names) =>
      `Nombrado en el borrador pero ajeno a su texto, y por tanto no examinado: ${names.join(', ')}.`,
    until: (day) => `Hasta el ${day}.`,
  },

  compare: {
    title: (before, after) => `Comparación de salvaguardias: ${before} y ${after}`,
    aid: 'Una ayuda para la redacción, no asesoramiento jurídico.',
    unread: (name) => `${name} no se revisó: no se lee como un contrato. No se puede comparar nada.`,
    caption: 'Cuántas salvaguardias y señales de alerta cambiaron',
    head: ['Cambio', 'Número'],
    kinds: {
      lost: 'Perdidas',
      weakened: 'Debilitadas',
      raised: 'Señales de alerta nuevas',
      gained: 'Ganadas',
      strengthened: 'Reforzadas',
      removed: 'Señales de alerta desaparecidas',
      reworded: 'Redactadas de otro modo, con la misma calificación',
    },
    noWords: (name) => `${name}: sin palabras.`,
    grades: (before, after) => `Antes: ${before}. Después: ${after}.`,
    loss: (kind, name, before, after) => `${losses[kind]} frente a ${name} (${before} allí, ${after} aquí).`,
    itSaid: (quote) => `Decía ${quoted(quote)}.`,
  },

  text: {
    noFindings: 'sin hallazgos',
    byPrinciple: 'salvaguardias por principio',
    all: 'todas',
    noTraits: 'trata de: nada de lo que dependa una salvaguardia',
    concerns: (trait) => (trait === 'subcontracting allowed' ? 'subcontratación permitida' : concerns[trait]),
    byHand: 'fijado a mano',
    waived: (id) => `dispensada ${id}`,
    by: (who) => ` por ${who}`,
    until: (day) => ` hasta el ${day}`,
    redFlags: 'señales de alerta',
  },

  rename: {
    nothing:
      'Aquí solo se puede cambiar el nombre de un término que este borrador defina, o el número de una cláusula. Ponga el cursor sobre uno.',
    refused,
  },

  treatment: {
    configuration: 'configuración',
    noConfiguration: (name) => `ninguna; no hay ${name} en su carpeta ni por encima`,
    language: 'idioma',
    traits: 'rasgos fijados a mano',
    severities: 'gravedades fijadas a mano',
    authority: 'nombres de la autoridad',
    supplier: 'nombres del proveedor',
    draftingChecks: 'comprobaciones de redacción',
    libraries: 'bibliotecas sobre la nuestra',
    waivers: 'dispensas',
    none: 'ninguno',
    ignored: 'ignorado',
    notIgnored: 'no',
    ignoredBy: (pattern, file) =>
      `por ${quoted(pattern)} en ${file}; una carpeta o un patrón lo omite, y se comprueba cuando se nombra`,
  },

  serving: {
    heading: 'Esta cláusula y las salvaguardias',
    also: (titles) => `también ${titles.join(', ')}`,
    here: (labels) => `Aquí: ${labels.join('; ')}.`,
    nowhere: (labels) => `En ninguna parte del borrador: ${labels.join('; ')}.`,
    takenBack: (quotes) => `Desvirtuada por ${quotes.join(', ')}.`,
    undone: (label) => `Anulada aquí: ${label}.`,
    headingOnly: 'Un título sin texto.',
    delegated: 'Se deja a un documento que no se adjunta.',
    serves: (names) => `sirve a: ${names}`,
    takesBack: (names) => `desvirtúa: ${names}`,
    more: (count) => `${count} más`,
    moreFindings: (count, titles) =>
      `Y ${count} ${count === 1 ? 'hallazgo' : 'hallazgos'} más aquí: ${titles.join(', ')}.`,
  },

  writing: {
    clauses: 'Cláusulas',
    preferredClause: (number, into) => {
      const as = number === '' ? '' : ` como ${number}`;
      return `cláusula preferente${as}${into === undefined ? ' en un artículo nuevo' : ` en ${quoted(into)}`}`;
    },
    whatFor: 'Para qué sirve.',
    stillMissing: 'Aún falta.',
    waive: 'dispensar un hallazgo, con una razón',
    findingHere: (title) => `${title} – un hallazgo aquí`,
    attributes: {
      reason: 'por qué se renuncia a la protección; sin ello la dispensa no cuenta',
      by: 'quién lo decidió',
      until: 'el último día en que rige, como 2027-01-31',
    },
    party: 'parte',
    definedTerm: 'término definido',
  },
};

const losses: Readonly<Record<ChangeKind, string>> = {
  lost: 'perdida',
  weakened: 'debilitada',
  raised: 'señal de alerta nueva',
  gained: 'ganada',
  strengthened: 'reforzada',
  removed: 'señal de alerta desaparecida',
  reworded: 'redactada de otro modo',
};

const concerns: Readonly<Record<Exclude<Trait, 'subcontracting allowed'>, string>> = {
  'personal data': 'trata de datos personales',
  data: 'trata de datos',
  biometrics: 'trata de biometría',
  'algorithmic system': 'trata de un sistema algorítmico',
  'automated decisions': 'trata de decisiones automatizadas',
  'law enforcement': 'trata de fuerzas de seguridad',
};

function quoted(words: string): string {
  return `«${words}»`;
}

/** “a, b y c”; the word is “e” before the sound of an i, though not before “hie”. */
function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return row(words, /^h?[ií](?!e)/iu.test(last) ? 'e' : 'y', ';');
}

/** The words by which English drafts call their parts: with their article, in the singular and the plural. */
const parts: Readonly<Record<string, readonly [article: string, one: string, many: string]>> = {
  clause: ['la', 'cláusula', 'cláusulas'],
  section: ['la', 'sección', 'secciones'],
  article: ['el', 'artículo', 'artículos'],
  paragraph: ['el', 'párrafo', 'párrafos'],
  part: ['la', 'parte', 'partes'],
  chapter: ['el', 'capítulo', 'capítulos'],
  title: ['el', 'título', 'títulos'],
  schedule: ['el', 'anexo', 'anexos'],
  annex: ['el', 'anexo', 'anexos'],
  appendix: ['el', 'apéndice', 'apéndices'],
  exhibit: ['el', 'anexo', 'anexos'],
  attachment: ['el', 'anexo', 'anexos'],
  '§': ['el', '§', '§§'],
};

function group({ word, labels, within }: CitedGroup, article: boolean): string {
  const holders = within.map((it) => ` ${of(it)}`).join('');
  const numbers = joined(labels) + holders;
  if (word === '') return numbers;
  const many = labels.length > 1;
  const part = parts[word.toLowerCase()];
  if (part === undefined) return `${word} ${numbers}`;
  const [the, one, several] = part;
  const before = article ? `${many ? (the === 'la' ? 'las' : 'los') : the} ` : '';
  return `${before}${many ? several : one} ${numbers}`;
}

/** “de la parte A”, “del anexo 2”. */
function of({ word, label }: Named): string {
  const [the, one] = parts[word.toLowerCase()] ?? ['', word];
  return `${the === 'el' ? 'del' : `de ${the}`} ${one} ${label}`.replace(/ {2}/u, ' ');
}

function nowhere([label]: readonly string[]): string {
  return label === undefined ? 'ninguna cláusula lo prevé' : `ninguna cláusula prevé ${label}`;
}

function also(missing: readonly string[]): string {
  return missing.length === 0 ? '' : `, y la cláusula omite ${joined(missing)}`;
}

function place(number: string, into: string | undefined): string {
  if (into === undefined) return number === '' ? ' como artículo nuevo' : ` como nuevo artículo ${number}`;
  return number === '' ? ` en ${quoted(into)}` : ` como ${number} en ${quoted(into)}`;
}

const tiers: Readonly<Record<Tier, string>> = {
  preferred: 'preferente',
  fallback: 'alternativa',
  floor: 'mínima',
};

function fix(deed: Deed, title: string): string {
  switch (deed.kind) {
    case 'insert': {
      const given = deed.givesUp === '' ? '' : ` (concesión: ${deed.givesUp})`;
      return `${title}: insertar la cláusula ${tiers[deed.tier]}${place(deed.number, deed.into)}${given}`;
    }
    case 'insert within': {
      const behind = deed.behind === '' ? '' : `, después de ${quoted(deed.behind)}`;
      const count = deed.changes.length;
      const cost = count === 0 ? '' : ` (renumera: ${count} ${count === 1 ? 'cambio' : 'cambios'})`;
      return `${title}: insertar la cláusula ${tiers[deed.tier]}${place(deed.number, undefined)}${behind}${cost}`;
    }
    case 'complete':
      return `${title}: añadir lo que falta${deed.number === '' ? ' a la cláusula' : ` como ${deed.number}`}`;
    case 'except':
      return `${title}: añadir una excepción para ${deed.for}`;
    case 'strike':
      return `Suprimir ${joined(deed.struck.map((words) => quoted(shortened(words))))}`;
    case 'strike sentence':
      return deed.clause === '' ? 'Suprimir la frase' : `Suprimir el texto de ${deed.clause}`;
    case 'replace':
      return `Sustituir ${quoted(shortened(deed.from))} por ${quoted(shortened(deed.to))}`;
    case 'amend':
      return deed.amended.length === 0
        ? `Someter la otra cláusula a ${deed.prevailing}`
        : `Someter ${joined(deed.amended)} a ${deed.prevailing}`;
    case 'prevail':
      return `${title}: hacer que rija pese a ${deed.over === '' ? 'cualquier otra disposición' : deed.over}`;
    case 'reconcile and complete':
      return `${fix(deed.first, title)}, y añadir lo que falta${deed.number === '' ? '' : ` como ${deed.number}`}`;
    case 'remove waiver':
      return 'Quitar la dispensa';
    case 'remove mark':
      return 'Quitar la marca: la cláusula ya es del propio borrador';
    case 'waive':
      return `${title}: dispensar, con una razón`;
  }
}

function refused(why: Refusal): string {
  switch (why.kind) {
    case 'no letter':
      return 'Un término necesita al menos una letra.';
    case 'markup':
      return `${quoted(why.words)} no puede ser un término: omita comillas, paréntesis y marcas de formato.`;
    case 'too long':
      return 'Un término de más de 80 caracteres no se leería como tal.';
    case 'defined':
      return `El borrador ya define ${quoted(why.words)}. Elija otro nombre.`;
    case 'party':
      return `El borrador ya llama a alguien ${quoted(why.words)}. Elija otro nombre.`;
    case 'used undefined':
      return `El borrador ya usa ${quoted(why.words)} sin definirlo, y esos pasajes cambiarían de significado. Elija otro nombre.`;
    case 'no number':
      return 'Esta cláusula no tiene número.';
    case 'other number':
      return `${quoted(why.written)} no numera una cláusula como ${quoted(why.label)}. Solo puede cambiar su última parte, como en ${quoted(why.example)}.`;
    case 'number taken':
      return `Ya existe ${quoted(why.words)}. Elija un número libre.`;
    case 'loose':
      return `${quoted(why.words)} figura en el borrador de un modo que puede referirse o no a esta cláusula, así que su número no puede cambiarse con seguridad.`;
    case 'out of order':
      return `Con ${why.words} aquí, los números dejarían de estar en orden.`;
  }
}
