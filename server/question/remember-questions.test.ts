import { describe, expect, it } from 'vitest';
import { createPlaceRecogniser } from '#ingest/language/recognise-places';
import { openTestTools } from '#ingest/test-corpus';
import { rememberQuestions } from './remember-questions.js';
import { readQuestion } from './understand.js';

const { places } = await openTestTools();
const recogniser = createPlaceRecogniser(places);
const TEXT = 'Paljonko Lappeenrannan Job Voucher maksaa?';

/** Reads questions, and counts how often places were looked for. */
function countedReader() {
  let read = 0;
  const counting = {
    ...recogniser,
    recognise(text: string) {
      read++;
      return recogniser.recognise(text);
    },
  };
  return { readQuestion: rememberQuestions(counting), count: () => read };
}

describe('remembered questions', () => {
  it('are what they are when read anew, and read once', () => {
    const reader = countedReader();
    for (let i = 0; i < 3; i++) {
      expect(reader.readQuestion(TEXT, 'fi')).toEqual(readQuestion(TEXT, 'fi', recogniser));
    }
    expect(reader.count()).toBe(1);
  });

  it('are others in another language', () => {
    const reader = countedReader();
    expect(reader.readQuestion(TEXT, 'fi').language).toBe('fi');
    expect(reader.readQuestion(TEXT, 'sv')).toEqual(readQuestion(TEXT, 'sv', recogniser));
  });

  it('are forgotten when many others have come since', () => {
    const reader = countedReader();
    reader.readQuestion(TEXT, 'fi');
    for (let i = 0; i < 64; i++) reader.readQuestion(`${i} ${TEXT}`, 'fi');
    const before = reader.count();
    reader.readQuestion(TEXT, 'fi');
    expect(reader.count()).toBe(before + 1);
  });
});
