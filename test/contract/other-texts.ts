import type { Verdict } from '../../server/src/contract/contract.ts';

type Looks = Verdict['looksLike'];

/** Short texts that are no contract drafts: what they look like, name, text. */
export const otherTexts: readonly (readonly [Looks, string, string])[] = [
  ['empty', 'an empty file', ''],
  ['empty', 'white space', ' \n\n\t\n'],
  [
    'another language',
    'a contract in Spanish',
    `# Contrato de servicios tecnológicos

Entre el Ayuntamiento de Valdemora, en adelante el «Ayuntamiento», y Lince Sistemas, S. L., en adelante el «Contratista».

## Cláusula 1. Objeto

El Contratista prestará al Ayuntamiento los servicios de videovigilancia descritos en el anexo primero, conforme a las
condiciones de este contrato y a las instrucciones que reciba.

## Cláusula 2. Datos

Los datos personales serán tratados únicamente para los fines de este contrato y serán suprimidos a su término.
`,
  ],
  [
    'another language',
    'a contract in French',
    `# Contrat de prestation informatique

Entre la commune de Valcresson, ci-après « la Commune », et la société Lynx, ci-après « le Prestataire ».

## Article 1. Objet

Le Prestataire fournit à la Commune le système de lecture de plaques décrit à l'annexe, dans les conditions du présent
contrat et selon les instructions qui lui sont données par écrit.

## Article 2. Données

Les données personnelles ne sont traitées que pour les finalités du présent contrat, puis elles sont effacées.
`,
  ],
  [
    'statute',
    'an act of parliament',
    `# Surveillance Cameras Act 2023

An Act to regulate the use of surveillance cameras by public authorities.

Be it enacted by the Parliament of Westmark as follows:

## Part 1 General

### Section 1. Scope

(1) This Act applies to every public authority.

(2) An authority shall not operate a camera without a licence.

### Section 2. Offences

A person who operates a camera without a licence commits an offence.
`,
  ],
  [
    'statute',
    'a regulation of the Union',
    `REGULATION (EU) 2031/1 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL

on the use of sensors in cities

HAVE ADOPTED THIS REGULATION:

Article 1
Subject matter

This Regulation lays down rules on sensors. Processors shall keep records. Controllers shall name an officer.

Article 2
Entry into force

This Regulation shall enter into force on the twentieth day after its publication. Member States shall set penalties.
`,
  ],
  [
    'statute',
    'a city ordinance',
    `ORDINANCE NO. 4711

AN ORDINANCE OF THE CITY OF PORT ELLERY ON SURVEILLANCE TECHNOLOGY

WHEREAS the City Council finds that residents value privacy;

NOW, THEREFORE, the City Council of Port Ellery does ordain as follows:

Section 1. Definitions. "Department" means any department of the City.

Section 2. Approval. A Department shall obtain approval before it acquires surveillance technology. The Department must publish a report. No Contractor shall be engaged before.

Section 3. Effective date. This ordinance shall take effect in thirty days.
`,
  ],
  [
    'privacy policy',
    'a privacy policy',
    `# Privacy Policy

We at Acme respect your privacy. This policy explains how we collect and use your personal data.

## What we collect

We collect your name, your e-mail address and information about how you use our website.

## How we use your information

We use your data to provide our services. We may share your information with our service providers.

## Your rights

You may ask us to delete your data. Contact us at privacy@acme.example.
`,
  ],
  [
    'privacy policy',
    'a cookie notice',
    `Cookie notice

Our website uses cookies. We use cookies to remember your settings and to measure our audience.

1. Strictly necessary cookies. We need these so that our website works.
2. Analytics. We use your data to see which pages you visit. You can refuse them.

We may update this notice. Your continued use of our website means that you accept it.
`,
  ],
  [
    'minutes',
    'minutes of a council',
    `Minutes of the meeting of the Procurement Committee

Present: Councillors Ash, Birch and Cedar
Apologies: Councillor Dogwood

1. Camera contract. The Committee discussed the agreement with Acme Ltd. It was agreed that the City shall negotiate the data clause.

2. Budget. The motion was moved by Councillor Ash and seconded by Councillor Birch. Motion carried.

Action: the clerk will send the draft contract to the Vendor.

The meeting adjourned at 9 pm.
`,
  ],
  [
    'minutes',
    'notes of a call',
    `# Meeting notes, 3 May

Attendees: Ana, Ben, the vendor

## Agenda

1. Status of the contract
2. Data protection

## Notes

- Vendor will send the revised agreement by Friday.
- Customer must confirm the price.
- Action item: Ben to check the governing law clause.
`,
  ],
  [
    'documentation',
    'a README',
    `# contract-tools

A library for reading contracts and agreements.

## Installation

\`\`\`sh
npm install contract-tools
\`\`\`

## Usage

\`\`\`ts
import { read } from 'contract-tools';
read('This Agreement is made between A and B.');
\`\`\`

The caller must pass a string. The parser will return clauses.

## License

MIT
`,
  ],
  [
    'documentation',
    'an interface reference',
    `# API Reference

The Provider interface must implement three methods. A Client will call them in order.

## Provider

### \`connect()\`

Returns a session. The Client must close it.

\`\`\`ts
const session = await provider.connect();
\`\`\`

### \`disconnect()\`

\`\`\`ts
await provider.disconnect();
\`\`\`

## Errors

The Agent may raise \`TimeoutError\`.
`,
  ],
  [
    'documentation',
    'a smart contract',
    `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

contract Escrow {
    address public buyer;
    address public seller;

    function release() external {
        require(msg.sender == buyer, "only the Buyer may release");
        payable(seller).transfer(address(this).balance);
    }

    function refund() external {
        require(msg.sender == seller, "only the Seller may refund");
        payable(buyer).transfer(address(this).balance);
    }
}
`,
  ],
  [
    'public licence',
    'a software licence',
    `MIT License

Copyright (c) 2031 Acme

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND. IN NO EVENT SHALL THE AUTHORS BE LIABLE FOR ANY CLAIM.
`,
  ],
  [
    'documentation',
    'a changelog',
    `# Changelog

## 2.1.0

- Clause numbers now follow the agreement's style.
- The supplier must be named in \`package.json\`.

## 2.0.0

- Breaking: contracts are read as Markdown.
- \`npm run check\` prints the governing law clause.

## 1.0.0

- First release.
`,
  ],
  [
    'other',
    'a letter',
    `Dear Ms Birch,

Thank you for the draft of the camera agreement between the City and Acme Ltd. We have two remarks.

First, the Vendor should not own the footage. Second, the City must be able to audit the system.

We look forward to signing this agreement in June.

Yours sincerely,
A. Ash
`,
  ],
  [
    'other',
    'a news article',
    `City signs camera contract with Acme

PORT ELLERY, 3 May. The City of Port Ellery has signed a five-year contract with Acme Ltd to install 400 cameras, a spokesperson said on Monday.

Under the agreement, Acme will store the footage for thirty days. Critics say that the contract lacks oversight.

"The city must publish the contract," said Ana Ash of the Civil Rights League, a local journalist reported.

Acme declined to comment.
`,
  ],
  [
    'other',
    'an academic paper',
    `# Oversight in public technology contracts

## Abstract

We study 120 contracts between cities and vendors. Most lack audit rights.

## Introduction

An agreement between a public authority and a supplier allocates duties. The supplier shall, in most contracts, deliver; the authority shall pay. Governing law clauses are common.

## Methodology

We coded each agreement by hand.

## Conclusion

Cities should ask for audit rights.

## References

Ash (2030). Contracts and rights.
`,
  ],
  [
    'other',
    'a judgment',
    `IN THE HIGH COURT OF WESTMARK

Acme Ltd v. City of Port Ellery

JUDGMENT

1. The plaintiff claims damages for breach of a services agreement.

2. The agreement provided that the Supplier shall install cameras and that the City shall pay.

3. The defendant terminated the contract in May.

4. The court finds that the termination was lawful. The claim is dismissed.
`,
  ],
  [
    'other',
    'a judgment that quotes a contract',
    `IN THE COURT OF APPEAL OF WESTMARK

Between Harbour Lines Ltd (Petitioner) and the Port Authority (Respondent)

1. This agreement between the petitioner and the respondent was entered into in March. Clause 4 says: “The Contractor shall not assign this Agreement.”

2. Counsel for the petitioner submitted that the respondent waived clause 4. Counsel for the respondent argued that no officer of the respondent had the power to waive it.

3. The petitioner appealed. The court below held that the petitioner had assigned the contract. We find that the judgment was right in law, and dismiss the appeal.
`,
  ],
  [
    'other',
    'a tender notice',
    `REQUEST FOR PROPOSALS

The City of Port Ellery invites proposals for a traffic camera system.

1. Scope. The system comprises 400 cameras.

2. Submission. Bidders must submit their proposals by 1 June. The proposal must state a price.

3. Evaluation. The City will evaluate proposals by price and quality.

4. Award. The City will enter into a contract with the successful bidder.
`,
  ],
  [
    'other',
    'a list of things to do',
    `# To do

- [ ] send the agreement to the vendor
- [ ] ask legal about clause 4
- [x] find the signature page
- [ ] the supplier must confirm the date
- [ ] renew the contract
`,
  ],
  ['other', 'a fragment of a clause', "9. Audit. The City may on notice inspect the Vendor's systems.\n"],
  [
    'other',
    'two clauses without a contract around them',
    `9. Audit. The City may on notice inspect the Vendor's systems.

10. Records. The Vendor shall keep records for seven years.
`,
  ],
  [
    'other',
    'a policy on the use of cameras',
    `# Camera Use Policy

## 1. Purpose

This policy governs how staff of the City use cameras.

## 2. Rules

The Department shall keep footage for thirty days. Staff must not share footage. The Department may refuse requests.

## 3. Review

The Department shall review this policy each year.
`,
  ],
  [
    'other',
    'a guide to contracts',
    `# A guide to buying technology

Before you sign an agreement, ask who owns the data.

1. Who is the supplier? The supplier should be named.
2. What law governs the agreement? Ask for your own courts.
3. How does it end? The customer should be able to terminate this agreement at any time.

A good contract says what the supplier shall do and what the customer shall pay.
`,
  ],
  [
    'other',
    'a story',
    `It was raining in Westmark. The old man walked to the harbour, as he did each day, and looked at the ships.

"You will come back," he said.

The gulls said nothing. They had an agreement with the sea, between the tide and the wind, and they kept it.
`,
  ],
  [
    'other',
    'a curriculum vitae',
    `ANA ASH

EXPERIENCE

2028 to 2031: contract manager, City of Port Ellery. Negotiated agreements with suppliers.

2025 to 2028: consultant, Acme Ltd.

EDUCATION

Master of Laws, University of Westmark
`,
  ],
  [
    'other',
    'a configuration file',
    `title: contract-check
parties:
  - City
  - Vendor
agreement: true
rules:
  audit: error
  term: warning
`,
  ],
  [
    'public licence',
    'a licence of free software',
    `# Westmark Public License

Version 1.0

## Purpose

This license gives everyone as much permission to work with this software as possible, while protecting contributors
from liability.

## Acceptance

In order to receive this license, you must agree to its rules.

## Notices

You must ensure that everyone who gets a copy of any part of this software from you also gets the text of this license
and its copyright notice.

## No Liability

As far as the law allows, this software comes as is, and no contributor will be liable to anyone for any damages.
`,
  ],
  [
    'other',
    'an invitation to tender',
    `# Invitation to Tender 2031/14: Street cameras

The City of Port Ellery invites tenders for the supply of four hundred cameras.

## 1. How to bid

Tenders must reach the City by 4 March at noon. Late tenders will not be opened.

## 2. Award criteria

Price counts for 60 points and quality for 40. The City may reject every tender.

## 3. Questions

Questions may be put until 20 February and are answered on the procurement portal.
`,
  ],
  [
    'other',
    'a letter',
    `12 May 2031

Dear Ms Osei,

Thank you for your letter of 2 May on the supplier's audit report. We have read it with interest. The City will inspect
the data centre in June, and I shall send you the findings. Personal data of residents are not part of the report.

Yours sincerely,

A. Reyes
`,
  ],
  [
    'other',
    'a news report',
    `# City signs camera deal despite protests

PORT ELLERY – The city council signed a five-year contract with Halden Vision on Tuesday. Under the agreement, the vendor
shall install 400 cameras. Civil society groups had asked for an impact assessment first.

"Nobody has audited the system," said a spokesperson. The vendor declined to comment on retention of footage.
`,
  ],
  [
    'other',
    'an audit report',
    `# Audit of the platform contract

## Summary

We audited the records that the Vendor keeps. Of twelve controls, nine worked. Access rights were not withdrawn in time.

## Findings

1. Logs were kept for seven days only.
2. No data protection impact assessment was found.

## Recommendations

The City should amend clause 14 and require deletion of templates.
`,
  ],
  [
    'other',
    'a lecture on contract law',
    `# Lecture 7: Confidentiality clauses

Today we look at how confidentiality clauses are drafted. A typical clause says that each party shall keep the other's
information secret. Courts read such clauses narrowly.

## Exceptions

Most contracts carve out what the law requires to be disclosed. Discuss: should trade secrets yield to freedom of
information?
`,
  ],
];
