const authorities =
  /\b(Authority|City|Agency|Ministry|Department|Municipality|Customer|Client|Buyer|Purchaser|State|Government|County|Council|Controller|University|Covered Entity)\b/u;
const suppliers =
  /\b(Supplier|Vendor|Contractor|Provider|Service Provider|Company|Consultant|Concessionaire|Operator|Private Partner|Processor|Licensor|Seller|Data User)\b/u;

/**
 * A whole contract around the wording of a library example, with its parties under the names that the wording uses.
 * `about` adds a sentence to the services clause, so that a safeguard which needs a trait can be judged.
 */
export function frame(wording: string, about = ''): string {
  const authority = authorities.exec(wording)?.[1] ?? 'Authority';
  const supplier = suppliers.exec(wording)?.[1] ?? 'Supplier';
  return [
    '# Services Agreement',
    `This Agreement is made between the Borough of Westmark (the “${authority}”) and Norlund Systems Ltd (the “${supplier}”).`,
    '## 1. Services',
    `The ${supplier} shall perform the Services described in the order form. ${about}`.trim(),
    '## 2. Clause under test',
    wording.trim(),
    '## 3. Governing law',
    'This Agreement is governed by the law of Westmark.',
    '',
  ].join('\n\n');
}

/** A sentence that shows a trait without saying anything that a safeguard asks for. */
export const showing: Readonly<Record<string, string>> = {
  data: 'The Services concern data and footage. Data sets are large. Other data are small.',
  'personal data': 'The Services concern personal data. Each data subject lives in Westmark.',
  biometrics: 'The Services concern biometric templates.',
  'algorithmic system': 'The Services include a machine learning model.',
  'automated decisions': 'The Services include a decision engine.',
  'law enforcement': 'The Services concern public safety and the police.',
};
