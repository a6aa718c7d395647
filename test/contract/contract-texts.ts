/** Short texts that are contract drafts, by name. */
export const contractTexts: Readonly<Record<string, string>> = {
  'a minimal contract': `# Services Agreement

This Agreement is made between the City of X ("the Authority") and Acme Ltd ("the Supplier").

## 1. Services

The Supplier shall provide the Services.
`,
  'a template without parties': `# Cloud Service Terms

1. **Service.** Provider will make the Cloud Service available to Customer during the Subscription Term.
2. **Fees.** Customer will pay the Fees within thirty days of the invoice.
3. **Data.** Provider will use Customer Data only to provide the Cloud Service under this Agreement.
4. **Termination.** Either party may terminate this Agreement on sixty days' notice.
5. **Governing law.** This Agreement is governed by the law of Westmark.
`,
  'a plain-text agreement with articles': `                 TRAFFIC CAMERA AGREEMENT

ARTICLE I – PARTIES

This Agreement is concluded between the Borough of Westmark and Norlund
Systems Ltd on the first of May.

ARTICLE II – SERVICES

Section 2.1  The Contractor shall install forty cameras.

Section 2.2  The Borough shall pay the price of each camera.

ARTICLE III – TERM

This Agreement lasts three years.

IN WITNESS WHEREOF the parties have signed.

By: ______________      By: ______________
`,
  'a data processing agreement': `# Data Processing Agreement

This DPA forms part of the Main Agreement between the Department of Health ("Controller") and Beta Analytics LLC ("Processor").

## 1. Instructions

Processor shall process Personal Data only on documented instructions of Controller.

## 2. Sub-processors

Processor shall not engage a Sub-processor without the consent of Controller.

## 3. Deletion

On termination of this DPA Processor shall delete all Personal Data.
`,
  'a data-sharing memorandum': `MEMORANDUM OF UNDERSTANDING

between

THE POLICE SERVICE OF WESTMARK

and

FACE SYSTEMS S.A.

1. Purpose. This Memorandum sets out how the parties share images.

2. Duties. The Police Service shall send images weekly. Face Systems shall return matches within a day.

3. Duration. This Memorandum ends after one year.

Signed by: ____________     Signed by: ____________
`,
  'terms of service between businesses': `# Master Terms of Service

These Terms of Service form a contract between the Customer named in the Order Form and Vendor.

## 1. Licence

Vendor grants Customer a right to use the Platform. Customer shall not resell it.

## 2. Support

Vendor shall answer support requests within one day. Customer shall name two contacts.

## 3. Limitation of Liability

Vendor's liability under this contract is limited to the fees paid.

## 4. Termination

Customer may terminate this contract at the end of each year.
`,
  'a draft with blanks': `DATA SHARING AGREEMENT

This Data Sharing Agreement is entered into by and between ____________ (Agency) and ____________ (Vendor).

1.0 Period of Agreement

The period of this Agreement shall be from ________ until ________.

2.0 Use of Data

Vendor shall use data only as Agency has authorised. Vendor shall not sell data.

By: ____________
Title: ____________
`,
  'a draft of schedules only': `# Schedule 1 – Service Levels

1. The Supplier shall keep the System available for 99.5 per cent of each month.
2. The Supplier shall report each failure to the Authority within four hours.
3. The Authority may deduct service credits from the Charges under clause 12 of the Agreement.

# Schedule 2 – Data

1. The Supplier shall process only the data listed in this Schedule.
2. The Supplier shall delete footage after thirty days.
3. The Authority shall tell the Supplier of any change to this Agreement that concerns data.
`,
  'a concession with recitals': `CONCESSION CONTRACT

WHEREAS the Ministry of Transport wishes to automate tolls; and

WHEREAS the Concessionaire has the means to do so;

NOW, THEREFORE, the parties agree as follows:

1. Grant. The Ministry grants the Concessionaire the right to build and operate the toll system.

2. Duties. The Concessionaire shall finance and maintain the toll system.

3. Law. This Contract is governed by the law of Norland.
`,
  'a contract with a table of contents': `# Agreement for the Supply of Software

## Contents

1. Definitions
2. Supply
3. Confidentiality

## 1. Definitions

"Buyer" means the County of Elm. "Seller" means Softworks Inc.

## 2. Supply

The Seller shall deliver the Software. The Buyer shall pay for it.

## 3. Confidentiality

Each party shall keep the other's confidential information secret during this Agreement.
`,
  'an addendum': `ADDENDUM NO. 2 TO THE SERVICES CONTRACT

This Addendum is made between the City of Port Ellery (the "City") and Acme Ltd (the "Vendor").

1. Clause 4 of the Contract is replaced: the Vendor shall deliver monthly reports.

2. The City shall pay an additional sum of ______.

3. All other terms of the Contract remain in force.
`,
  'a licence of the city’s data': `# Data Licence Agreement

This Agreement is a license made by and between the Licensor (CITY) and the Licensee (CONTRACTOR.)

## **1.  GRANT**

A.  CITY grants CONTRACTOR a revocable license to use the Licensed Material.

B.  CONTRACTOR shall not share the Licensed Material with anyone else.

## **2.  TERM**

A.  This Agreement may be terminated by either party.
`,
  'a contract about privacy in CRLF': [
    '# Agreement on a Privacy Policy Tool',
    '',
    'This Agreement is made between the Council of Elm (the "Council") and Policy Tools Ltd (the "Supplier").',
    '',
    '## 1. Services',
    '',
    'The Supplier shall provide a tool that writes privacy policies. The Council may use it for its privacy policy.',
    '',
    '## 2. Fees',
    '',
    'The Council shall pay the fees each quarter.',
    '',
  ].join('\r\n'),
  'terms of use that speak to “you”': `# Terms of Use for Westmark Cloud

These Terms apply to your use of Westmark Cloud. You need to accept these Terms first.

## What we do

We will host your applications. We will keep your data secure. We may suspend an application that harms others.

## What you do

You must keep your users up to date. You must not test our systems for weaknesses. You agree to pay our bills.
`,
  'terms of a network, with its licences': `General Terms of the Rainfall Data Exchange

1 SCOPE

1.1 These general terms bind every party that accedes to the founding charter.

2 DATA

2.1 Each party shall mark the data that it shares with a copyright notice. Derivative works may be redistributed within the network.

2.2 The parties shall use free software or software in source form where they can. Each party agrees to licence its derivative works under an open source licence.

2.3 The receiving party must not redistribute raw data. These general terms survive for two years.
`,
  'terms of use in the third person': `# Terms of Use of the Map Desk

The Map Desk (hereinafter "the desk") is run by the Institute of Geography (hereinafter "IGM").

The desk is free of charge. Users commit not to copy its maps for sale. The user must keep the password secret. Each user is responsible for the files placed there.

IGM may suspend the desk for maintenance, and changes these terms of use when law requires it. These terms of use apply from the first visit.
`,
  'terms that bind by use, with a defendant in them': `### DEPARTMENT OF DIGITAL WORKS
#### GATEWAY USAGE TERMS

1. Introduction
    1. These gateway usage terms govern the use of the Gateway run by the Department of Digital Works (“DDW”).
    2. By using the Gateway, you agree to be bound by these gateway usage terms.
2. Termination
    1. DDW may end the use without notice.
3. Disputes
    1. Where DDW is the defendant, it may choose arbitration.
`,
  'an undertaking in the first person': `# Reader's Agreement

The Archive lends tapes to scholars. I understand that the tapes show children. I agree to keep them locked. I will not copy them. I will tell the Archive of a loss. I agree to return them within a month.

Signing this agreement is a part of the application.
`,
  'conditions on a form': `# Application for a Dataset

Dataset requested:

## Data access agreement

The receiving institute agrees to observe these conditions:

1. Access will be limited to the researchers listed above.
2. The data will not be copied, unless the Archive allows it.
3. Breach of this agreement ends the access.
`,
};
