import type { Prose } from '../prose.js';
import type { ServiceFacts } from './page-wording.js';

/** The accessibility statement in English. */
export function accessibilityEn({ site, operator, contact }: ServiceFacts): Prose {
  return [
    {
      heading: 'Which service this is about',
      blocks: [
        `This accessibility statement is about the service Kuntaopas (${site}): its conversation page, the pages of the source slides, and the chat window that other websites can embed. The statement was drawn up on 24 November 2026.`,
        operator === ''
          ? 'The operator of the service has not given its name in this installation.'
          : `The service is provided by ${operator}.`,
        'The Finnish act on the provision of digital services (306/2019) applies to the service. Under the act, public digital services must be accessible.',
      ],
    },
    {
      heading: 'How accessible the service is',
      blocks: [
        'The service meets the accessibility requirements in part. The requirements are levels A and AA of WCAG 2.1; the service is designed by the newer WCAG 2.2.',
        'We have made the assessment ourselves. Every page is checked by a program (axe-core) in a real browser in three languages, on narrow and wide screens, in light and dark colours. Use by keyboard alone and doubled text size are tested as well. These checks find no errors.',
      ],
    },
    {
      heading: 'What is not accessible yet',
      blocks: [
        {
          items: [
            'The service has not been tested with screen readers by their users, and no outside expert has assessed it. We can therefore not guarantee that all criteria are met.',
            'The pages of the source slides have the text of the slides. The pictures of the original slides, and descriptions of them, are missing (WCAG 1.1.1).',
            'English names and phrases within Finnish text are not marked as English (WCAG 3.1.2).',
            'The material is written in the language of administration. There is no version in plain language.',
          ],
        },
        'The original PDF publication is not part of this service. Its publisher is responsible for its accessibility.',
      ],
    },
    {
      heading: 'Have you found a flaw?',
      blocks: [
        'Tell the operator of the service. We reply within 14 days. You can also ask for the information in another form that suits you.',
        contact === ''
          ? 'The operator of the service has not given a contact address in this installation. Contact the website on which you used the service.'
          : { text: contact, href: `mailto:${contact}` },
      ],
    },
    {
      heading: 'Supervision of accessibility',
      blocks: [
        'If you are not content with the reply, or get none within 14 days, you can notify the Finnish Transport and Communications Agency Traficom. The supervisory authority’s website tells how to make a notification and how it is handled.',
        {
          items: [
            'Finnish Transport and Communications Agency Traficom',
            'Supervision unit for digital accessibility',
            'saavutettavuus@traficom.fi',
            'Telephone exchange +358 29 534 5000',
          ],
        },
        {
          text: 'www.saavutettavuusvaatimukset.fi (in Finnish and Swedish)',
          href: 'https://www.saavutettavuusvaatimukset.fi/',
        },
      ],
    },
  ];
}
