import type { ChatAnswer, Message } from '../../contract.js';

/** The question of the examples. */
export const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

/** A conversation of two questions. */
export const FOLLOW_UP: readonly Message[] = [
  { role: 'user', content: 'Mikä on Viitasaaren Career trip?' },
  { role: 'assistant', content: 'Yritysvierailu Viitasaarelle kansainvälisille opiskelijoille.' },
  { role: 'user', content: 'Kuka järjestää bussit?' },
];

/** The answer to {@link QUESTION}, cut off after its first statement. */
export const ANSWER: ChatAnswer = {
  id: 'ee28b8fa-02d4-415e-a16c-6190311bf9fd',
  language: 'fi',
  answerer: 'extractive',
  resolvedQuestion: QUESTION,
  answer: [
    {
      text: 'Lappeenrannan kaupungin tahtotilana on panostaa kansainvälisten opiskelijoiden kiinnittymiseen paikalliseen työelämään ja paikkakuntaan. Tämän vuoksi kaupunki päätti vuonna 2024 ottaa käyttöön "Job Voucher" -rekrytointituen.',
      citations: [1],
    },
  ],
  citations: [
    {
      n: 1,
      passageId: 'hyvat-kaytannot-2026/22#1',
      material: 'hyvat-kaytannot-2026',
      materialTitle:
        'Maahanmuuton ja kansainvälisen rekrytoinnin toiminnot kunnissa – Hyvät käytännöt',
      slide: 22,
      case: 'Lappeenranta Voucher',
      title: 'Lappeenranta Voucher – taloudellinen tuki kv-osaajien työllistymiseksi',
      quote:
        'Lappeenrannan kaupungin tahtotilana on panostaa kansainvälisten opiskelijoiden kiinnittymiseen paikalliseen työelämään ja paikkakuntaan. Tämän vuoksi kaupunki päätti vuonna 2024 ottaa käyttöön "Job Voucher" -rekrytointituen.',
      quoteLanguage: 'fi',
      span: { start: 20928, end: 21158 },
      url: '/materials/hyvat-kaytannot-2026/slides/22?passage=22%231&lang=fi#passage-1',
    },
  ],
  outcome: 'answered',
  abstained: false,
  suggestions: ['Mitä palveluja International House Raumassa on?'],
  notice: 'Tilanne maaliskuussa 2026. Palveluihin on voinut tulla muutoksia sen jälkeen.',
  feedbackToken: 'eyJhbnN3ZXJJZCI6ImVlMjhiOGZhIn0.c2lnbmF0dXJl',
};
