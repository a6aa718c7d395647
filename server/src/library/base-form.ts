/**
 * The base form of an English word: lower case, British `-ise`, without the endings of plural, past and progress.
 * Two words with the same base form are one word to every phrase of the library.
 *
 * Inflection alone is taken away. A stemmer for search engines also folds derivations and so makes one word of
 * “publication” and “public”, “authorised” and “authority”, “personal” and “person”: in a contract those differ.
 */
export function baseForm(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s$|['’]$/u, '');
  const known = irregular.get(lower);
  if (known !== undefined) return known;
  if (lower.length < 4) return lower;
  return withoutE(withoutEnding(british(lower)));
}

function british(word: string): string {
  return word
    .replace(/([a-z]{3})iz(e|es|ed|er|ers|ing|ation|ations)$/u, '$1is$2')
    .replace(/([a-z]{3})yz(e|es|ed|ing)$/u, '$1ys$2')
    .replace(/^(sub|non|co|anti|inter)-(?=[a-z])/u, '$1')
    .replace(/^program$/u, 'programme')
    .replace(/^(labo|behavio|favo|hono)r/u, '$1ur');
}

function withoutEnding(word: string): string {
  if (/(ss|us|is|ics)$/u.test(word)) return word;
  if (/ies$/u.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(ss|sh|ch|x|zz)es$/u.test(word)) return word.slice(0, -2);
  // “findings” meets “finding”, which meets “find”.
  if (/s$/u.test(word)) return word.endsWith('ings') ? withoutEnding(word.slice(0, -1)) : word.slice(0, -1);
  if (/[^e]ied$/u.test(word)) return `${word.slice(0, -3)}y`;
  if (/eed$/u.test(word)) return word;
  const ending = /(?:ed|ing)$/u.exec(word);
  if (ending === null) return word;
  const stem = word.slice(0, ending.index);
  if (stem.length < 3 || !/[aeiouy]/u.test(stem)) return word;
  return undoubled(stem);
}

/** `permitt` is `permit`, but `access` and `bill` keep their letters. */
function undoubled(stem: string): string {
  return /([bdgkmnprt])\1$/u.test(stem) ||
    (/[^aeiou][aeiou]ll$/u.test(stem) && /(trol|cel|pel|bel|vel)l$/u.test(stem))
    ? stem.slice(0, -1)
    : stem;
}

/** `store`, `stored` and `storing` meet at `stor`. */
function withoutE(word: string): string {
  return word.length > 3 && word.endsWith('e') && !word.endsWith('ee') ? word.slice(0, -1) : word;
}

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    use: 'uses used using',
    be: 'is are was were been being',
    have: 'has had having',
    do: 'does did done doing',
    hold: 'held holding',
    keep: 'kept keeping',
    give: 'gave given giving gives',
    make: 'made making makes',
    sell: 'sold selling',
    send: 'sent sending',
    take: 'took taken taking takes',
    bear: 'bore borne bearing',
    seek: 'sought seeking',
    bring: 'brought bringing',
    lose: 'lost losing loses',
    show: 'shown showed showing',
    know: 'known knew knowing',
    write: 'written wrote writing writes',
    withdraw: 'withdrawn withdrew withdrawing',
    undertake: 'undertook undertaken undertaking undertakes',
    choose: 'chose chosen choosing',
    understand: 'understood understanding',
    build: 'built building',
    find: 'found',
    train: 'trained training trains',
    bind: 'bound binding',
    pay: 'paid paying',
    tell: 'told telling',
    agree: 'agreed agrees agreeing',
    guarantee: 'guaranteed guarantees guaranteeing',
    hear: 'heard hearing',
    meet: 'met meeting',
    begin: 'began begun beginning',
    break: 'broke broken breaking',
    forbid: 'forbade forbidden forbidding',
    overwrite: 'overwrote overwritten overwriting overwrites',
    resell: 'resold reselling',
    lead: 'led leading',
    see: 'saw seen seeing',
    speak: 'spoke spoken speaking',
    teach: 'taught teaching',
    get: 'got getting',
    statistic: 'statistics',
    data: 'datum',
    person: 'people persons',
    child: 'children',
  }).flatMap(([base, forms]) =>
    [base, ...forms.split(' ')].filter(Boolean).map((form) => [form, base] as const),
  ),
);
