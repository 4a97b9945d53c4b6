import { describe, expect, it } from 'vitest';
import type { ReadDocument } from '../document.js';
import { BODY, head, lines, pdfOf } from './pdf.fixture.js';
import { readPdf } from './read-pdf.js';

async function read(
  draw: (pdf: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<ReadDocument> {
  return readPdf('opas.pdf', await pdfOf(draw, options), () => {});
}

const told = ({ pages }: ReadDocument, page = 0) =>
  pages[page]?.blocks.map(({ kind, level, text }) => `${kind}${level || ''}: ${text}`);

const LEFT = [72, 200] as const;
const RIGHT = [330, 200] as const;
const PROSE = 'Kunta järjestää neuvontaa kaikille, jotka muuttavat alueelle, ja ohjaa palveluihin.';

describe('readPdf', () => {
  it('tells headings by size, paragraphs by gaps, items by bullets and their depth', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      head(pdf, 'Kotoutumisen opas', 24);
      head(pdf, 'Palvelut');
      pdf.text(`${PROSE} ${PROSE}`).moveDown();
      pdf.text('Palveluja ovat mm. ohjaus ja neuvonta.').moveDown();
      lines(pdf, ['• Ohjaus'], [72, 320]);
      lines(pdf, ['o monikielinen'], [100, 335]);
      lines(pdf, ['• Neuvonta'], [72, 350]);
    });
    expect(document.pages[0]).toMatchObject({ title: 'Kotoutumisen opas', isTitleShown: true });
    expect(document.titles).toEqual(['Kotoutumisen opas']);
    expect(told(document)).toEqual([
      'heading: Palvelut',
      `paragraph: ${PROSE} ${PROSE}`,
      'paragraph: Palveluja ovat mm. ohjaus ja neuvonta.',
      'item: Ohjaus',
      'item1: monikielinen',
      'item: Neuvonta',
    ]);
  });

  it('reads columns one after the other, below what stands over both', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      head(pdf, 'Otsikko, joka ulottuu kummankin palstan ylle kokonaan');
      lines(
        pdf,
        ['Vasen palsta alkaa tästä ja', 'jatkuu toiselle riville sekä', 'loppuu tähän.'],
        LEFT,
      );
      lines(
        pdf,
        ['Oikea palsta alkaa tästä ja', 'jatkuu toiselle riville sekä', 'loppuu tähän.'],
        RIGHT,
      );
      lines(
        pdf,
        ['Alaviite, joka ulottuu kummankin palstan alle kokonaan ja leveästi.'],
        [72, 400],
      );
    });
    expect(told(document)).toEqual([
      'paragraph: Vasen palsta alkaa tästä ja jatkuu toiselle riville sekä loppuu tähän.',
      'paragraph: Oikea palsta alkaa tästä ja jatkuu toiselle riville sekä loppuu tähän.',
      'paragraph: Alaviite, joka ulottuu kummankin palstan alle kokonaan ja leveästi.',
    ]);
  });

  it('reads a table by rows, each cell under the name of its column', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      pdf.text(PROSE).moveDown();
      lines(pdf, ['Kunta', 'Espoo', 'Turku', 'Iisalmi'], LEFT);
      lines(pdf, ['Asukkaita', '314 024', '201 863', '20 801'], [220, 200]);
      lines(pdf, ['Osuus', '22 %', '15 %', '4 %'], [360, 200]);
      lines(pdf, ['Luvut ovat vuodelta 2024 ja koskevat koko kuntaa.'], [72, 300]);
    });
    expect(told(document)).toEqual([
      `paragraph: ${PROSE}`,
      'item: Kunta: Espoo; Asukkaita: 314 024; Osuus: 22 %',
      'item: Kunta: Turku; Asukkaita: 201 863; Osuus: 15 %',
      'item: Kunta: Iisalmi; Asukkaita: 20 801; Osuus: 4 %',
      'paragraph: Luvut ovat vuodelta 2024 ja koskevat koko kuntaa.',
    ]);
  });

  it('makes divided words whole and leaves the author’s hyphens', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      lines(
        pdf,
        [
          'Kunta edistää maahanmuuttoa. Palvelut tukevat maahan-',
          'muuttoa ja kv-',
          'rekrytointia, työ-',
          'ja koulutusperäistä muuttoa sekä Keski-',
          'Suomea että jul\u00ad',
          'kista sektoria.',
        ],
        LEFT,
      );
    });
    expect(told(document)).toEqual([
      'paragraph: Kunta edistää maahanmuuttoa. Palvelut tukevat maahanmuuttoa ja kv-rekrytointia, ' +
        'työ- ja koulutusperäistä muuttoa sekä Keski-Suomea että julkista sektoria.',
    ]);
  });

  it('leaves out running headers, footers and page numbers, whatever stands beside them', async () => {
    const sections = ['Johdanto', 'Rahoitus', 'Tulokset', 'Liitteet'];
    const document = await read((pdf) => {
      sections.forEach((section, i) => {
        pdf.addPage();
        lines(pdf, ['KOTOUTUMISEN OPAS'], [72, 40]);
        lines(pdf, [section.toUpperCase()], [400, 40]);
        lines(pdf, [`Sivulla ${section} on oma lauseensa, joka sanotaan vain siinä.`], LEFT);
        pdf.page.margins.bottom = 0;
        lines(pdf, [`Sivu ${i + 1} (4)`], [72, 800]);
        lines(pdf, [String(i + 1)], [500, 800]);
      });
    });
    expect(document.pages.map((_, i) => told(document, i))).toEqual(
      sections.map((section) => [
        `paragraph: Sivulla ${section} on oma lauseensa, joka sanotaan vain siinä.`,
      ]),
    );
  });

  it('joins a sentence that the turn of a page breaks, on the page where it begins', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      lines(pdf, ['Tuki maksetaan työnantajalle, joka palkkaa'], [72, 700]);
      pdf.addPage();
      lines(pdf, ['opiskelijan vähintään puoleksi vuodeksi. Tukea haetaan kunnalta.'], [72, 80]);
    });
    expect(told(document, 0)).toEqual([
      'paragraph: Tuki maksetaan työnantajalle, joka palkkaa opiskelijan vähintään puoleksi vuodeksi.',
    ]);
    expect(told(document, 1)).toEqual(['paragraph: Tukea haetaan kunnalta.']);
  });

  it('takes a number at the start of a line in mid-sentence for no item', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      lines(
        pdf,
        [
          'Kunta on saanut nimensä vasta',
          '1900-luvulla, ja ohjelma alkoi vuoden alusta eli',
          '1. tammikuuta lähtien kaikissa kunnissa.',
        ],
        LEFT,
      );
      lines(pdf, ['1. Ohjaus', '2. Neuvonta kaikille'], [72, 300]);
    });
    expect(told(document)).toEqual([
      'paragraph: Kunta on saanut nimensä vasta 1900-luvulla, ja ohjelma alkoi vuoden alusta eli 1. tammikuuta lähtien kaikissa kunnissa.',
      'item: 1. Ohjaus',
      'item: 2. Neuvonta kaikille',
    ]);
  });

  it('calls a page by the heading under which it goes on, and says where chapters begin', async () => {
    const document = await read((pdf) => {
      for (const chapter of ['Palvelut', 'Rahoitus']) {
        pdf.addPage();
        head(pdf, chapter);
        pdf.text(PROSE);
        pdf.addPage();
        pdf.text(`${PROSE} ${PROSE}`);
      }
    });
    expect(
      document.pages.map(({ title, isTitleShown, opens }) => [title, isTitleShown, opens]),
    ).toEqual([
      ['Palvelut', true, 'Palvelut'],
      ['Palvelut', false, undefined],
      ['Rahoitus', true, 'Rahoitus'],
      ['Rahoitus', false, undefined],
    ]);
  });

  it('takes chapters from the bookmarks where there are any', async () => {
    const document = await read((pdf) => {
      ['Alku', 'Loppu'].forEach((chapter) => {
        pdf.addPage();
        pdf.outline.addItem(`${chapter} kirjanmerkkinä`);
        pdf.text(PROSE);
        pdf.addPage();
        pdf.text(PROSE.replace('Kunta', 'Kaupunki'));
      });
    });
    expect(document.pages.map(({ opens }) => opens)).toEqual([
      'Alku kirjanmerkkinä',
      undefined,
      'Loppu kirjanmerkkinä',
      undefined,
    ]);
  });

  it('takes texts of links, credits and tables of contents for captions', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      pdf.text(PROSE).moveDown();
      pdf.text('Lue lisää kunnan sivuilta', { link: 'https://example.fi/' }).moveDown();
      pdf.text('Kuva: Maija Meikäläinen').moveDown();
      pdf.text('Johdanto ................................................ 5');
    });
    expect(told(document)).toEqual([
      `paragraph: ${PROSE}`,
      'caption: Lue lisää kunnan sivuilta',
      'caption: Kuva: Maija Meikäläinen',
      'caption: Johdanto ................................................ 5',
    ]);
  });

  it('takes the largest line of a slide for its title, wherever it stands', async () => {
    const document = await read(
      (pdf) => {
        pdf.addPage();
        lines(pdf, ['Kuntien hyviä käytäntöjä'], [60, 30], 9);
        lines(pdf, ['Riihimäen ohjelma'], [60, 60], 28);
        lines(pdf, ['• Ohjelma vahvistaa pitovoimaa.', '• Ohjelma jatkuu.'], [60, 150], 16);
      },
      { size: [960, 540] },
    );
    expect(document.pages[0]?.title).toBe('Riihimäen ohjelma');
  });

  it('takes a short line in a font of its own for a heading', async () => {
    const document = await read((pdf) => {
      pdf.addPage();
      pdf.font('Helvetica').fontSize(BODY).text(PROSE).moveDown();
      pdf.font('Helvetica-Bold').text('Rahoitus').font('Helvetica').moveDown(0.2).text(PROSE);
    });
    expect(told(document)).toContain('heading: Rahoitus');
  });

  it('reads what the file says of itself, and never who wrote it', async () => {
    const document = await read(
      (pdf) => {
        pdf.addPage().text(PROSE);
      },
      {
        lang: 'fi-FI',
        info: { Title: 'Opas', Author: 'Maija Meikäläinen', CreationDate: new Date('2025-04-03') },
      },
    );
    expect(document).toMatchObject({ titles: ['Opas'], published: '2025-04', language: 'fi-FI' });
    expect(JSON.stringify(document)).not.toContain('Meikäläinen');
  });

  it('says which pages have no text', async () => {
    const document = await read((pdf) => {
      pdf.addPage().text(PROSE);
      pdf.addPage().rect(100, 100, 200, 200).fill();
    });
    expect(document.pages).toHaveLength(1);
    expect(document.doubts).toEqual([expect.stringContaining('page 2')]);
  });
});

describe('readPdf, a file that cannot be read', () => {
  const code = (bytes: Uint8Array) => readPdf('opas.pdf', bytes, () => {}).catch((error) => error);

  it('sends a scan to text recognition', async () => {
    const scan = await pdfOf((pdf) => {
      pdf.addPage().rect(100, 100, 200, 200).fill();
    });
    expect(await code(scan)).toMatchObject({
      code: 'file-without-text',
      remedy: expect.stringContaining('OCR'),
    });
  });

  it('asks for a copy without a password', async () => {
    const secret = await pdfOf((pdf) => pdf.addPage().text(PROSE), { userPassword: 'salasana' });
    expect(await code(secret)).toMatchObject({ code: 'file-encrypted' });
  });

  it('reads a file that only forbids printing', async () => {
    const guarded = await pdfOf((pdf) => pdf.addPage().text(PROSE), { ownerPassword: 'salasana' });
    expect(await code(guarded)).toMatchObject({ format: 'pdf' });
  });

  it.each([
    ['cut off after its beginning', (whole: Uint8Array) => whole.slice(0, 100)],
    ['nothing but its first line', () => new TextEncoder().encode('%PDF-1.7\n')],
    [
      'zeros from its middle on',
      (whole: Uint8Array) => whole.map((byte, i) => (i > 200 ? 0 : byte)),
    ],
  ])('says that it is broken: %s', async (_what, breakIt) => {
    const whole = await pdfOf((pdf) => pdf.addPage().text(PROSE));
    expect(await code(breakIt(whole))).toMatchObject({ code: 'file-broken' });
  });
});
