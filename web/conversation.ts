import type { AnswerEvent, ChatAnswer, Citation, Message, Statement } from '#server/contract';
import type { Fault } from './fault.js';
import type { Language } from './strings/strings.js';

/** An answer as far as it has come. */
export type Answer = {
  readonly id: string;
  readonly language: Language;
  readonly resolvedQuestion: string;
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
  readonly suggestions: readonly string[];
  readonly notice: string;
  /** Known once the answer is whole. */
  readonly outcome?: ChatAnswer['outcome'];
  /** Goes back with a rating; there when the answer is whole and can be rated. */
  readonly feedbackToken?: string;
};

/** A question, and what became of it. */
export type Turn = {
  readonly id: number;
  readonly question: string;
  readonly status: 'waiting' | 'streaming' | 'done' | 'stopped' | 'failed';
  readonly answer?: Answer;
  readonly fault?: Fault;
};

/** Turns that go along with a new question: its topic never hangs on older ones. */
const MAX_HISTORY = 5;
/** Characters of an earlier answer that go along. */
const MAX_HISTORY_TEXT = 2_000;

/** The answer after one more event. */
export function applyEvent(answer: Answer | undefined, event: AnswerEvent): Answer {
  if (event.event === 'answer-start') {
    const { id, language, resolvedQuestion } = event;
    const empty = { statements: [], citations: [], suggestions: [], notice: '' };
    return { id, language, resolvedQuestion, ...empty };
  }
  if (!answer) throw new Error(`the answer begins with ${event.event}`);
  switch (event.event) {
    case 'text-delta':
      return changeStatement(answer, event.statement, (statement) => ({
        ...statement,
        ...(event.language ? { language: event.language } : {}),
        text: statement.text + event.text,
      }));
    case 'citation': {
      const { citation } = event;
      const isKnown = answer.citations.some(({ n }) => n === citation.n);
      const changed = changeStatement(answer, event.statement, (statement) => ({
        ...statement,
        citations: [...new Set([...statement.citations, citation.n])],
      }));
      return isKnown ? changed : { ...changed, citations: [...answer.citations, citation] };
    }
    case 'answer-end': {
      const { outcome, suggestions, notice, feedbackToken } = event;
      const token = feedbackToken === undefined ? {} : { feedbackToken };
      return { ...answer, outcome, suggestions, notice, ...token };
    }
    default:
      // What a newer server tells besides is not for this widget.
      return answer;
  }
}

function changeStatement(
  answer: Answer,
  at: number,
  change: (statement: Statement) => Statement,
): Answer {
  const statements = [...answer.statements];
  while (statements.length <= at) statements.push({ text: '', citations: [] });
  statements[at] = change(statements[at] as Statement);
  return { ...answer, statements };
}

/** What an answer says, without its citations. */
export function textOf({ statements }: Answer): string {
  return statements.map(({ text }) => text).join('\n');
}

/** Whether some of what is told is in another language than the passage that it cites. */
export function isTranslation({ language, statements, citations }: Answer): boolean {
  const told = new Set(statements.flatMap((said) => (said.language ? [] : said.citations)));
  return citations.some(({ n, quoteLanguage }) => told.has(n) && quoteLanguage !== language);
}

/** Whether the answer cites more than one material, so that each has to be named. */
export function isOfSeveral({ citations }: Answer): boolean {
  return new Set(citations.map(({ material }) => material)).size > 1;
}

/** The conversation as the server takes it: the last turns, then the question. */
export function messagesFor(turns: readonly Turn[], question: string): Message[] {
  const history = turns.slice(-MAX_HISTORY).flatMap((turn): Message[] => {
    const content = turn.answer ? textOf(turn.answer).slice(0, MAX_HISTORY_TEXT) : '';
    const asked: Message = { role: 'user', content: turn.question };
    return content === '' ? [asked] : [asked, { role: 'assistant', content }];
  });
  return [...history, { role: 'user', content: question }];
}

/** A citation's slide, with the numbers of all citations of it. */
export type SourceGroup = { readonly first: Citation; readonly numbers: readonly number[] };

/** The sources of an answer, each slide once, in the order of their first citation. */
export function groupBySlide(citations: readonly Citation[]): readonly SourceGroup[] {
  const groups = new Map<string, { first: Citation; numbers: number[] }>();
  for (const citation of citations) {
    const key = `${citation.material}/${citation.slide}`;
    const group = groups.get(key);
    if (group) group.numbers.push(citation.n);
    else groups.set(key, { first: citation, numbers: [citation.n] });
  }
  return [...groups.values()];
}
