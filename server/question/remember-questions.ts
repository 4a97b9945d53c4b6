import type { Language } from '#corpus/material';
import type { PlaceRecogniser } from '#ingest/language/recognise-places';
import { type Question, readQuestion } from './understand.js';

/** Reads one question by itself, as `readQuestion` does. */
export type QuestionReader = (text: string, language: Language) => Question;

/** Enough for the conversations that are answered at once. */
const REMEMBERED = 64;

/** Reads a question only once while it is being answered: whether it is one, and then what it asks. */
export function rememberQuestions(recogniser: PlaceRecogniser): QuestionReader {
  const questions = new Map<string, Question>();
  return (text, language) => {
    const key = `${language} ${text}`;
    const question = questions.get(key) ?? readQuestion(text, language, recogniser);
    questions.delete(key);
    questions.set(key, question);
    const [oldest] = questions.keys();
    if (questions.size > REMEMBERED && oldest !== undefined) questions.delete(oldest);
    return question;
  };
}
