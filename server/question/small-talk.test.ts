import { describe, expect, it } from 'vitest';
import { readSmallTalk } from './small-talk.js';

describe('readSmallTalk', () => {
  it.each([
    ['Moi!', 'greeting', 'fi'],
    ['Hyvää huomenta', 'greeting', 'fi'],
    ['Hej hej!', 'greeting', 'sv'],
    ['Hello there', 'greeting', 'en'],
    ['Kiitos paljon avusta!', 'thanks', 'fi'],
    ['Tack så mycket', 'thanks', 'sv'],
    ['Thanks, that helped', 'thanks', 'en'],
    ['Näkemiin', 'farewell', 'fi'],
    ['Hej då!', 'farewell', 'sv'],
    ['Kuka sä oikein oot?', 'identity', 'fi'],
    ['Hei, oletko ihminen vai botti?', 'identity', 'fi'],
    ['Vem är du?', 'identity', 'sv'],
    ['Are you a robot?', 'identity', 'en'],
    ['Mitä osaat?', 'capabilities', 'fi'],
    ['Vad kan du hjälpa mig med?', 'capabilities', 'sv'],
    ['Hi! What can you do?', 'capabilities', 'en'],
  ] as const)('%s is %s in %s', (text, kind, language) => {
    expect(readSmallTalk(text)).toEqual({ kind, language });
  });

  it.each([
    'Moi, mitä Turku tekee?',
    'Kiitosko siitä maksetaan?',
    'Hej, vad gör Åbo?',
    'Hi, how does the voucher work?',
    'Kuka on International House Rauman kumppani?',
    'What can employers get in Rauma?',
    'Heinola',
  ])('is a question and no small talk: %s', (text) => {
    expect(readSmallTalk(text)).toBeUndefined();
  });
});
