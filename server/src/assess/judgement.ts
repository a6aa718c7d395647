import type { Outcome, State } from './assessment.ts';
import type { Match, ReadSentence } from './read-sentence.ts';
import { type Reading, sentenceEvidence, wordsEvidence } from './reading.ts';

/**
 * How a safeguard stands in a draft, told by sentences and words and not by offsets: it stays true of every version in
 * which these are the same, wherever they have moved.
 */
export type Judgement = {
  readonly state: State;
  readonly met: readonly { readonly element: string; readonly match: Match }[];
  readonly missing: readonly string[];
  readonly qualifiers: readonly Match[];
  readonly contradictions: readonly (
    | { readonly kind: 'words'; readonly match: Match; readonly label: string }
    | { readonly kind: 'sentence'; readonly sentence: ReadSentence; readonly label: string }
  )[];
  readonly pointers: readonly (
    | { readonly kind: 'sentence'; readonly sentence: ReadSentence }
    | { readonly kind: 'heading'; readonly clause: number }
  )[];
};

/** The outcome of a safeguard with this id, with the places in this version of the draft. */
export function outcomeOf({ contract }: Reading, safeguard: string, judgement: Judgement): Outcome {
  const { state, met, missing, contradictions, pointers } = judgement;
  return {
    safeguard,
    state,
    met: met.map(({ element, match }) => ({ element, evidence: sentenceEvidence(match.sentence) })),
    missing,
    qualifiers: differentOf(judgement).map((match) => wordsEvidence(match)),
    contradictions: contradictions
      .map((it) => ({
        ...(it.kind === 'words' ? wordsEvidence(it.match) : sentenceEvidence(it.sentence)),
        label: it.label,
      }))
      .sort((a, b) => a.span.start - b.span.start),
    pointers: pointers.map((it) =>
      it.kind === 'sentence'
        ? sentenceEvidence(it.sentence)
        : {
            span: contract.clauses[it.clause]?.heading?.span ?? { start: 0, end: 0 },
            clause: it.clause,
          },
    ),
  };
}

const differentKnown = new WeakMap<Judgement, readonly Match[]>();

/** The qualifiers of a judgement, each stretch of words once; one inside another is left out. */
function differentOf(judgement: Judgement): readonly Match[] {
  const { qualifiers } = judgement;
  if (qualifiers.length < 2) return qualifiers;
  const known = differentKnown.get(judgement);
  if (known !== undefined) return known;
  const spans = qualifiers.map((match) => wordsEvidence(match).span);
  const found = qualifiers.filter((_, at) => {
    const own = spans[at];
    return (
      own !== undefined &&
      !spans.some(
        (span, other) =>
          other !== at &&
          span.start <= own.start &&
          span.end >= own.end &&
          (span.start !== own.start || span.end !== own.end || other < at),
      )
    );
  });
  differentKnown.set(judgement, found);
  return found;
}
