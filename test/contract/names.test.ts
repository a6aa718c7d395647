import assert from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';

/** Checks the names that a draft ties to roles, as `role: name, name` in any order of roles. */
function check(text: string, expected: Readonly<Record<string, readonly string[]>>): void {
  const { names } = readContract(text);
  const found: Record<string, string[]> = {};
  for (const { role, name, span } of names) {
    assert.equal(text.slice(span.start, span.end).replace(/[\s*]+/gu, ' '), name);
    found[role] = [...(found[role] ?? []), name];
  }
  assert.deepEqual(found, expected);
}

const article = '\n\n1. Services\n\nThe services are good.\n';

suite('parties', () => {
  test('are found without an alias, under the short names that the draft goes on with', () => {
    const duties = '\n\n1. Services\n\n1.1 Norlund shall serve.\n\n1.2 The City shall pay.\n';
    for (const parties of [
      'the City of Westmark and Norlund Systems, Inc.',
      'the City of Westmark and Norlund Systems, Inc., a Delaware corporation.',
    ])
      check(`This Agreement is between ${parties}${duties}`, {
        authority: ['City', 'City of Westmark'],
        supplier: ['Norlund', 'Norlund Systems, Inc.'],
      });
  });
  test('are read in a line in bold, and go on under the first word of their name', () => {
    check(
      '# Sharing Agreement\n\n**Between Norlund, Inc. ("Service Provider") and [SCHOOL DISTRICT NAME] ("District")**\n\n## 1. Purpose\n\nThe District shares personally identifiable information (PII). Norlund shall guard it.\n',
      {
        supplier: ['Service Provider', 'Norlund', 'Norlund, Inc.'],
        authority: ['District', 'SCHOOL DISTRICT NAME'],
      },
    );
  });
  test('are no technology whose letters stand in brackets, but the department that is dealt with', () => {
    const duties = ['notify', 'report to', 'return the records to', 'work with', 'be led by']
      .map((it) => `The Contractor shall ${it} FP.`)
      .join('\n\n');
    check(
      `# Department of Fair Pensions: clauses\n\nThe Contractor guards Information Technology (IT).\n\n1. Duties\n\n${duties}\n`,
      { supplier: ['Contractor'], authority: ['FP'] },
    );
  });
  test('“you” takes the data where they are provided to you', () => {
    check(
      'The Department of Rivers Instruction (DRI) binds all. You may use the Data for research. Your access to Data may end. You may not copy Data. You must delete all Data provided to You. You will guard it. You agree to cite it. You must not sell it.\n',
      { authority: ['DRI', 'Department of Rivers Instruction'], supplier: ['You'] },
    );
  });
  test('may be set out in a numbered list before the articles, however these are numbered', () => {
    for (const articles of [
      '1. Service\n\nThe Executor shall serve the Orderer.\n\n2. Term\n\nA year.\n',
      'Article 1. Service\n\nThe Executor shall serve the Orderer.\n\nArticle 2. Term\n\nA year.\n',
    ])
      check(
        `CONTRACT\n\nThis contract is concluded between:\n\n1. The Ministry of Works (the "Orderer"), and\n\n2. Norlund Systems Ltd (the "Executor").\n\n${articles}`,
        {
          authority: ['Orderer', 'Ministry of Works'],
          supplier: ['Executor', 'Norlund Systems Ltd'],
        },
      );
  });
  test('are called so “in the further text”, as translations say', () => {
    check(
      'This contract is concluded between the Ministry of Works, for which signs Mrs. Ivana Koresh, in the further text: "the Orderer", and Norlund Systems Ltd, with seat at 19 Quay, in the further text: "the Executor".\n\nArticle 1. Service\n\nThe Executor shall serve. The Orderer shall pay.\n',
      {
        authority: ['Orderer', 'Ministry of Works'],
        supplier: ['Executor', 'Norlund Systems Ltd'],
      },
    );
  });
  test('are found in the quotation marks of other languages', () => {
    check(
      `Annex 2 to the agreement concluded by and between the Ministry of Works –hereinafter, the »Client«– and Norlund UG –hereinafter, the »Supplier«–${article}`,
      { authority: ['Client', 'Ministry of Works'], supplier: ['Supplier', 'Norlund UG'] },
    );
  });
  test('are not the things that a duty or a count names in brackets', () => {
    check(
      `Framework: Services Framework, Lot 3 (Learning Systems)\n\nAgency: City of Westmark ("City")\nContractor: Norlund Systems, Inc.\n\n1.1 Contractor shall host a web portal (the "Search Portal"), and may enable the estimation of age ("Trial Features").${article}`,
      {
        authority: ['Agency', 'City of Westmark', 'City'],
        supplier: ['Contractor', 'Norlund Systems, Inc'],
      },
    );
  });
  test('of two public bodies: the one that receives the data supplies', () => {
    check(
      `This Agreement is between the Westmark School District ("District") and Norlund State University ("Norlund").\n\n1. Data\n\nThe District will provide Norlund with confidential data. District will share records with Norlund. Norlund shall guard them.\n`,
      {
        authority: ['District', 'Westmark School District'],
        supplier: ['Norlund', 'Norlund State University'],
      },
    );
  });
  test('are told by who gives the data and who receives them, where one alone is known', () => {
    check(
      `This Agreement is between the holder named below ("the Data Provider") and the University of Westmark ("the Data Recipient").\n\n1. Data\n\nThe Data Recipient shall guard them.\n`,
      { authority: ['Data Provider'], supplier: ['Data Recipient', 'University of Westmark'] },
    );
  });
  test('are told by who bears the duties, defined or in capitals, where one side alone is known', () => {
    const duties = (name: string): string =>
      [
        'must serve it',
        'may close it',
        'will keep it',
        'reserves the right to end it',
        'is required to answer',
      ]
        .map((it, at) => `1.${at + 1} ${name} ${it}.`)
        .join('\n\n');
    check(
      `Terms of Use\n\n1. Use\n\n“Registrar” means the head of the Bureau of Westmark.\n\n${duties('The Registrar')}\n\n1.6 Contractor shall pay. Consultant shall pay. Contractor shall go.\n`,
      { authority: ['Registrar'], supplier: ['Contractor', 'Consultant'] },
    );
    check(
      `Terms of Use\n\nThese terms apply to the machines of NORlund, of Station Road (“NORlund”).\n\n1. Use\n\n${duties('NORlund')}\n\n1.6 End User may look. Researcher shall ask.\n`,
      { authority: ['NORlund'], supplier: ['Researcher'] },
    );
  });
  test('are not the letters in brackets of bodies that bear no duty', () => {
    check(
      `Addendum\n\nA ministry once asked Norlund Records Systems (NRS) for a view.\n\n1. Data\n\nThe Contractor shall guard the data. The contractor shall train its staff.\n`,
      {
        supplier: ['NRS', 'Norlund Records Systems', 'Contractor', 'contractor'],
      },
    );
  });
  test('go by what the law on data calls them too', () => {
    check(
      `This Agreement is between the City of Westmark (the “Client”) and Norlund Systems Ltd (the “Vendor”).\n\n1. Data\n\nThe Client shall pay. The Vendor shall serve. The Processor shall act as the Controller says. The Controller may ask.\n`,
      {
        authority: ['Client', 'City of Westmark', 'Controller'],
        supplier: ['Vendor', 'Norlund Systems Ltd', 'Processor'],
      },
    );
  });
  test('are a “subcontractor” that bears the duties of a processor', () => {
    check(
      `Annex\n\n1. Data\n\nThe Controller may ask. The Subcontractor shall answer. The Subcontractor must guard the data. The Subcontractor will help. The Subcontractor shall log. The Subcontractor may use a Sub-processor. The Sub-processor shall be bound.\n`,
      { authority: ['Controller'], supplier: ['Subcontractor'], subcontractor: ['Sub-processor'] },
    );
  });
  test('of two public bodies: to be barred from giving is no giving', () => {
    check(
      `This Agreement is between the Westmark School Office ("WSO") and the Norlund State Agency ("NSA").\n\n1. Data\n\nThe data are for research. WSO agrees to share data with NSA. NSA shall not disclose the data. NSA will disclose only the data that the law demands. WSO may ask.\n`,
      {
        authority: ['WSO', 'Westmark School Office'],
        supplier: ['NSA', 'Norlund State Agency'],
      },
    );
  });
  test('are “you” who take the data of a licence, and “we” who give them', () => {
    const text = `Licence of the Data of Trees\n\n1. Use\n\nYou may use the Data. You must copy the Data as they are. You must not sell them. You may access the Data each day. You shall say whence they are.\n\n2. Check\n\nWe may ask. We may come. We will write. We must answer. We may look.\n`;
    check(text, { authority: ['We'], supplier: ['You'] });
  });
  test('are “you” beside a company that writes “we”', () => {
    check(
      `Terms between Norlund Systems Ltd (“Norlund”, “we”, “us” or “our”) and its customers (“Your”).\n\n1. Use\n\nWe will serve. You may ask. You must pay. You shall wait. You may leave. You must not sell it.\n`,
      { supplier: ['Norlund', 'we', 'Norlund Systems Ltd'], authority: ['You'] },
    );
  });
  test('keep their quotes, though Markdown escapes them', () => {
    check(
      `This Agreement is between the City of Westmark (the \\"City\\") and Norlund Systems Ltd (the \\"Vendor\\").${article}`,
      {
        authority: ['City', 'City of Westmark'],
        supplier: ['Vendor', 'Norlund Systems Ltd'],
      },
    );
  });
  test('are not looked for in schedules', () => {
    check(
      `# Contract\n\nAgency: City of Westmark\n\nContractor: Norlund Systems, Inc.\n\n## Exhibit A – Terms\n\nA.1 The portal is hosted by Gallery Analytics LLC ("Gallery Host").\n`,
      { authority: ['Agency', 'City of Westmark'], supplier: ['Contractor', 'Norlund Systems, Inc'] },
    );
  });
  test('may be called otherwise by an agreement that is annexed', () => {
    check(
      `# Contract\n\nAgency: City of Westmark\n\nContractor: Norlund Systems, Inc.\n\n## Exhibit A – Health data\n\nThis addendum is between the City of Westmark ("Covered Entity" or "CE") and Norlund Systems, Inc. ("Business Associate" or "BA").\n`,
      {
        authority: ['Agency', 'City of Westmark', 'Covered Entity', 'CE'],
        supplier: ['Contractor', 'Norlund Systems, Inc', 'Business Associate', 'BA'],
      },
    );
  });
  test('may be the private party, or be told by what “we” call them', () => {
    check(
      `Between the City of Westmark (the "Contracting Authority") and Norlund Registries Ltd (the "Private Party").${article}`,
      {
        authority: ['Contracting Authority', 'City of Westmark'],
        supplier: ['Private Party', 'Norlund Registries Ltd'],
      },
    );
    const { names } = readContract(
      `# Agreement\n\n## Parties\n\n1. **The Westmark City Library**, a department of the City of Westmark. We call it **the Library**.\n\n2. **Norlund Ltd**, a company registered in Dunstow. We call it **Norlund**.\n\n## Services\n\nNorlund must serve.\n`,
      'markdown',
    );
    assert.deepEqual(
      names.map(({ role, name }) => `${role} ${name}`),
      ['authority Library', 'authority Westmark City Library', 'supplier Norlund', 'supplier Norlund Ltd'],
    );
  });
  test('may be the first and the second, with an address in between', () => {
    check(
      `This Agreement was concluded between each of:\n\n(1) The Municipality of Ras Adar, and its\naddress is: Corniche Road, P.O. Box 1180 (hereinafter referred to as the "First Party"); and\n\n(2) M/s Basir Mobility L.L.C., and its address is: Al Noor Tower (hereinafter referred to as the "Second Party").${article}`,
      {
        authority: ['First Party', 'Municipality of Ras Adar'],
        supplier: ['Second Party', 'Basir Mobility L.L.C.'],
      },
    );
  });
  test('may bear the word of a thing that ends their name', () => {
    check(
      `# Contract\n\n## Parties\n\n1. **The National Transport Service**, a statutory body of Athel (the **Service**); and\n\n2. **Norlund Oy**, a company registered in Nord (the **Company**).\n\n## Services\n\nThey are good.\n`,
      { authority: ['Service', 'The National Transport Service'], supplier: ['Company', 'Norlund Oy'] },
    );
  });
  test('stand in a table with all their names', () => {
    check(
      `# Order Form\n\n| | |\n| --- | --- |\n| **Customer** | Westmark School District No. 12, a public district ("**District**" or "**Customer**") |\n| **Vendor** | Norlund Learning, Inc., a Delaware corporation ("**Norlund**," "**we**," or "**our**") |${article}`,
      {
        authority: ['Customer', 'District', 'Westmark School District No. 12'],
        supplier: ['Vendor', 'Norlund', 'we', 'Norlund Learning, Inc.'],
      },
    );
  });
  test('are “we” and “you” where nothing else is told', () => {
    check(`# Services Agreement\n\n## 1. Service\n\n${'We must serve. You must pay. '.repeat(6)}\n`, {
      supplier: ['We'],
      authority: ['You'],
    });
  });
  test('aliases in brackets tie roles to both names', () => {
    check(
      `This Agreement is made between Acme Ltd ("the Vendor") and the City of Port Ellery (the “City”).${article}`,
      {
        supplier: ['Vendor', 'Acme Ltd'],
        authority: ['City', 'City of Port Ellery'],
      },
    );
  });
  test('parties may be “we” and “you”', () => {
    check(
      `This Agreement is made between Acme Cloud, Inc. (“we” or “Acme”) and the City of Port Ellery (“you” or “Customer”).${article}`,
      {
        supplier: ['we', 'Acme', 'Acme Cloud, Inc.'],
        authority: ['you', 'Customer', 'City of Port Ellery'],
      },
    );
  });
  test('parties may be “we/us” and “you or your”', () => {
    check(
      `This Agreement is made between Acme Cloud, Inc. (“We/Us”) and the City of Port Ellery (“you or your”).${article}`,
      { supplier: ['We', 'Acme Cloud, Inc.'], authority: ['you', 'City of Port Ellery'] },
    );
  });
  test('a sentence before the party is no part of its name', () => {
    check(
      `*Where it says "must", that is a duty.* The first party is the Hollin Vale School Board, of Hollin Vale ("the School Board"). The second party is Larkstep Learning Limited, of Unit 3, Eastmoor ("the Company").${article}`,
      {
        authority: ['School Board', 'Hollin Vale School Board'],
        supplier: ['Company', 'Larkstep Learning Limited'],
      },
    );
  });
  test('aliases may follow “hereinafter”', () => {
    check(
      `This contract is concluded between the Borough of Westmark, represented by its Mayor, hereinafter referred to as the "Borough", and Acme Ltd, hereinafter called "Acme".${article}`,
      { authority: ['Borough', 'Borough of Westmark'], supplier: ['Acme', 'Acme Ltd'] },
    );
  });
  test('parties in a numbered list, with and without quotes', () => {
    check(
      `AGREEMENT\n\nPARTIES\n\n(1) THE MINISTRY OF TRANSPORT of 1 Main Street (the Authority); and\n\n(2) NORLUND GMBH, a company of Norland (the Supplier).${article}`,
      { authority: ['Authority', 'MINISTRY OF TRANSPORT'], supplier: ['Supplier', 'NORLUND GMBH'] },
    );
    check(
      `THIS CONTRACT is made on 1 May between:\n\n(1) the **City of Westmark** whose seat is at 1 Square (the "**Contracting Authority**"); and\n\n(2) **Acme Limited** (company number 99) whose office is at 2 Road ("**Acme**" or the "**Supplier**").${article}`,
      {
        authority: ['Contracting Authority', 'City of Westmark'],
        supplier: ['Acme', 'Supplier', 'Acme Limited'],
      },
    );
  });
  test('a title page names parties without aliases', () => {
    check(`AGREEMENT\n\nbetween\n\nCITY OF WESTMARK\n\nand\n\nACME LTD${article}`, {
      authority: ['CITY OF WESTMARK'],
      supplier: ['ACME LTD'],
    });
  });
  test('labels and tables name parties', () => {
    check(`AGREEMENT\n\nAuthority: City of Westmark\nSupplier: Acme Ltd${article}`, {
      authority: ['Authority', 'City of Westmark'],
      supplier: ['Supplier', 'Acme Ltd'],
    });
    check(
      `# Agreement\n\n| Party | Name |\n| --- | --- |\n| Customer | City of Westmark |\n| Vendor | Acme Ltd |${article}`,
      { authority: ['Customer', 'City of Westmark'], supplier: ['Vendor', 'Acme Ltd'] },
    );
  });
  test('a public body decides where a word may be on either side', () => {
    check(
      `This Agreement is made by and between the Licensor (CITY) and the Licensee (CONTRACTOR.)${article}`,
      {
        authority: ['CITY', 'Licensor'],
        supplier: ['CONTRACTOR', 'Licensee'],
      },
    );
    check(
      `This Licence is made between Soft Ltd (the "Licensor") and the Ministry of Interior (the "Licensee").${article}`,
      { supplier: ['Licensor', 'Soft Ltd'], authority: ['Licensee', 'Ministry of Interior'] },
    );
    check(`This Agreement is between Acme Ltd ("Company") and County of Elm ("Client").${article}`, {
      supplier: ['Company', 'Acme Ltd'],
      authority: ['Client', 'County of Elm'],
    });
  });
  test('who gives data is the authority, who uses it the supplier', () => {
    check(
      `This Agreement is between University Hospital (“Covered Entity”) and Beta LLC (“Data User”).${article}`,
      {
        authority: ['Covered Entity', 'University Hospital'],
        supplier: ['Data User', 'Beta LLC'],
      },
    );
  });
  test('the project, the agreement and the data are no parties', () => {
    check(
      `This agreement (the "Agreement") on the camera system (the "System") is made between the City of X (the "City") and Acme Ltd (the "Vendor") as of 1 May (the "Effective Date").${article}`,
      { authority: ['City', 'City of X'], supplier: ['Vendor', 'Acme Ltd'] },
    );
  });
});

suite('other names', () => {
  test('an agreement between others ties nobody', () => {
    check('# Terms\n\n1. Use. It creates a separate agreement between Provider and Customer City.\n', {});
  });
  test('definitions name parties and third persons', () => {
    check(
      '# Terms\n\n## 1. Definitions\n\n"Provider" means Acme Inc.\n\n"Customer" means the City of Westmark.\n\n"Ombudsperson" means the national one.\n\n"Affected Person" means anyone.\n\n"Sub-processor" means a processor of the Provider.\n\n"Company" means nobody.\n',
      {
        supplier: ['Provider', 'Acme Inc'],
        authority: ['Customer', 'City of Westmark'],
        overseer: ['Ombudsperson'],
        individual: ['Affected Person'],
        subcontractor: ['Sub-processor'],
      },
    );
  });
  test('a term goes by what it means: a body independent of the parties, or the people concerned', () => {
    check(
      '# Terms\n\n## 1. Definitions\n\n"Commission" means the National Commission for the Protection of Personal Data;\n\n"Inspector" means the person who is appointed by the Legislative Assembly and is not subject to direction by any Minister;\n\n"Board" means the project board on which both parties sit;\n\n"Passenger" means any natural person who travels on the network;\n\n"Authorised User" means a natural person who is employed by the Buyer;\n\n"Borrower" means anyone who takes a book home;\n\n"Taxholder" means an owner, tenant, spouse or other person whose name stands in the roll;\n\n"Person" means any natural person or company.\n',
      { overseer: ['Commission', 'Inspector'], individual: ['Passenger', 'Borrower', 'Taxholder'] },
    );
    check(
      '# Terms\n\n## 1. Words we use\n\n**Panel** means the Language Panel described in clause 2.\n\n**Person** means anyone whose voice is recorded.\n\n## 2. Panel\n\nThe Language Panel is independent of both parties.\n',
      { overseer: ['Panel', 'Language Panel'], individual: ['Person'] },
    );
  });
  test('a body goes by its last word where no other body does', () => {
    const clause = (words: string) => `# Terms\n\n## 1. Oversight\n\n${words}\n`;
    check(
      clause(
        'The Tribunal of Accounts, independent of the parties, may examine the System. The Police Review Commission, which reports to neither party, may suspend it. The Commission may visit.',
      ),
      { overseer: ['Tribunal of Accounts', 'Police Review Commission', 'Commission'] },
    );
    check(
      clause(
        'The Panel is set up under the charter of the town and is independent of both parties. The Watch Board has five members, none of whom works for either party.',
      ),
      { overseer: ['Panel', 'Watch Board'] },
    );
    check(
      clause(
        'The Oversight Panel meets monthly. The Panel may ask. The Board may pay. The Project Board sits.',
      ),
      {
        overseer: ['Panel'],
      },
    );
  });
  test('of two public bodies the recipient of the data is the supplier', () => {
    check(
      `This Agreement is made by and between the City of Marlow ("City" or "Data Provider") and the Trustees of Elm University ("University" or "Recipient").${article}`,
      {
        authority: ['City', 'Data Provider', 'City of Marlow'],
        supplier: ['University', 'Recipient', 'Trustees of Elm University'],
      },
    );
  });
  test('of two companies the one that is served, or that gives the data, is the authority', () => {
    check(
      `This Agreement is made between Alder Testing (the "Consultant"), an Ohio corporation located at 4 Mill Road, and Birch Company (the "Client").${article}`,
      { supplier: ['Consultant', 'Alder Testing'], authority: ['Client', 'Birch Company'] },
    );
    check(
      `This Agreement is made between Alder Mining Inc. (“Provider”) and the Birch Institute of Technology (“Birch”).\n\n1. Provider shall disclose the data to Birch. Birch shall keep the data safe.\n`,
      {
        authority: ['Provider', 'Alder Mining Inc.'],
        supplier: ['Birch', 'Birch Institute of Technology'],
      },
    );
  });
  test('a quoted name that begins the other party is its own', () => {
    check(
      `Alder Systems Ltd, hereafter called the Operator, and “Organisation”, hereafter called the Client, agree.${article}`,
      { supplier: ['Operator', 'Alder Systems Ltd'], authority: ['Client', 'Organisation'] },
    );
  });
  test('who signs for itself is bound, and whoever lays down the terms is the other side', () => {
    check(
      `# Access terms\n\n1. I agree to keep the files safe. I will train my staff. I shall not share them. I must report a loss. I understand the rules. ${'Opendata may end my access. '.repeat(5)}\n`,
      { supplier: ['I'], authority: ['Opendata'] },
    );
  });
  test('exporter and importer of data are the parties, and the competent authority is none', () => {
    check(
      `# Clauses\n\n1. The Personal Data Exporter shall choose. The Personal Data Importer shall obey. Complaints go to the Competent Authority ("Data Authority"). The Competent Authority may ask.\n`,
      { authority: ['Personal Data Exporter'], supplier: ['Personal Data Importer'] },
    );
  });
  test('in a template the subjects of duties are the parties', () => {
    check('# Terms\n\n1. Provider will serve. Customer must pay. Each Subcontractor shall obey.\n', {
      authority: ['Customer'],
      supplier: ['Provider'],
      subcontractor: ['Subcontractor'],
    });
  });
  test('a name that is no subject of a duty is not taken', () => {
    check('# Terms\n\n1. The Company and its Client are two Users of the Agent.\n', {});
  });
});
