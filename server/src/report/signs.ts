import type { Language } from '../library/language.ts';

type Other = Exclude<Language, 'en'>;

/**
 * A sign of a verdict in another language. Reading a text gives the signs in English; one that is not known here stays
 * so. A test holds this list and that of the signs together.
 */
export function signIn(sign: string, language: Other): string {
  const [shown, leftOut] = phrases[language];
  const listed = /^of a contract it shows only: (.+)$/u.exec(sign)?.[1];
  if (listed !== undefined)
    return shown(
      listed
        .split('; ')
        .map((it) => signIn(it, language))
        .join('; '),
    );
  const file = /^“files” in (.+)$/u.exec(sign)?.[1];
  if (file !== undefined) return leftOut(file);
  const at = language === 'es' ? 0 : 1;
  return Object.hasOwn(signs, sign) ? (signs[sign]?.[at] ?? sign) : sign;
}

const phrases: Readonly<
  Record<Other, readonly [shown: (signs: string) => string, leftOut: (file: string) => string]>
> = {
  es: [(signs) => `de un contrato solo muestra: ${signs}`, (file) => `«files» en ${file}`],
  fr: [(signs) => `d’un contrat il ne montre que : ${signs}`, (file) => `« files » dans ${file}`],
};

/** The signs by their English words. */
export const signs: Readonly<Record<string, readonly [spanish: string, french: string]>> = {
  'there is no text': ['no hay texto', 'il n’y a pas de texte'],
  'it has few English words': ['tiene pocas palabras inglesas', 'il a peu de mots anglais'],
  'no parties, duties or agreement are named': [
    'no se nombran partes, deberes ni acuerdo',
    'ni parties, ni devoirs, ni accord ne sont nommés',
  ],
  'parties are named': ['se nombran las partes', 'des parties sont nommées'],
  'a party is named': ['se nombra una parte', 'une partie est nommée'],
  '“this Agreement” or “this Contract” speaks of itself': [
    'habla de sí mismo como «this Agreement» o «this Contract»',
    'il parle de lui-même : « this Agreement » ou « this Contract »',
  ],
  '“these terms” speak of themselves': [
    '“estas condiciones” hablan de sí mismas',
    '« les présentes conditions » parlent d’elles-mêmes',
  ],
  '“we” and “you” owe duties to each other': [
    '“nosotros” y “usted” se deben obligaciones',
    '« nous » et « vous » se doivent des obligations',
  ],
  'it speaks of itself often': ['habla a menudo de sí mismo', 'il parle souvent de lui-même'],
  'it is made or entered into between parties': [
    'se celebra entre partes',
    'il est conclu entre des parties',
  ],
  'the title names an agreement': ['el título nombra un acuerdo', 'le titre nomme un accord'],
  'parties owe duties to each other': [
    'las partes se deben obligaciones',
    'les parties se doivent des obligations',
  ],
  'each party owes duties to the other': [
    'cada parte debe obligaciones a la otra',
    'chaque partie doit des obligations à l’autre',
  ],
  'those who use something owe duties': [
    'quienes usan algo tienen obligaciones',
    'ceux qui utilisent quelque chose ont des obligations',
  ],
  'the one who signs it speaks': ['habla quien lo firma', 'c’est le signataire qui parle'],
  'who accepts it is bound': ['quien lo acepta queda obligado', 'qui l’accepte est lié'],
  'one who is named by a term agrees to much': [
    'alguien nombrado por un término se obliga a mucho',
    'quelqu’un que nomme un terme s’engage à beaucoup',
  ],
  'articles on term, termination or governing law': [
    'artículos sobre vigencia, terminación o ley aplicable',
    'des articles sur la durée, la résiliation ou le droit applicable',
  ],
  'it governs termination or law': [
    'regula la terminación o la ley aplicable',
    'il régit la résiliation ou le droit applicable',
  ],
  'a signature block': ['un bloque de firmas', 'un bloc de signatures'],
  'it licenses copies to everyone': ['licencia copias a todos', 'il concède des copies à tous'],
  'enacting words': ['fórmula de promulgación', 'une formule de promulgation'],
  'the title names a law': ['el título nombra una ley', 'le titre nomme une loi'],
  'member states or offences': ['Estados miembros o infracciones', 'des États membres ou des infractions'],
  'a privacy or cookie notice': [
    'un aviso de privacidad o de cookies',
    'un avis de confidentialité ou de cookies',
  ],
  '“we” speak to “you” about your data': [
    '«we» habla a «you» de sus datos',
    '« we » parle à « you » de ses données',
  ],
  'minutes, attendance or agenda': [
    'acta, asistencia u orden del día',
    'un procès-verbal, des présences ou un ordre du jour',
  ],
  'an attendance list': ['una lista de asistencia', 'une liste de présence'],
  'actions and motions': ['acciones y mociones', 'des actions et des motions'],
  'program code': ['código de programa', 'du code de programme'],
  'source code': ['código fuente', 'du code source'],
  'installation or usage of software': [
    'instalación o uso de programas',
    'installation ou usage d’un logiciel',
  ],
  'commands of a shell': ['órdenes de una consola', 'des commandes d’un terminal'],
  'badges or package files': ['insignias o archivos de paquetes', 'des badges ou fichiers de paquets'],
  'it closes as a letter does': ['se despide como una carta', 'il se termine comme une lettre'],
  'a licence of software for everyone': [
    'una licencia de programas para todos',
    'une licence de logiciel pour tous',
  ],
  'a letter': ['una carta', 'une lettre'],
  'the court speaks': ['habla el tribunal', 'le tribunal parle'],
  'a judgment': ['una sentencia', 'un jugement'],
  'a paper or an article': ['un estudio o un artículo', 'une étude ou un article'],
  'a call for tenders': ['una licitación', 'un appel d’offres'],
  'a report, guide or policy': [
    'un informe, una guía o una política',
    'un rapport, un guide ou une politique',
  ],
};
