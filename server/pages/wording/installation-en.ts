import type { InstallationWording } from './page-wording.js';

/** The page for web editors in English. */
export const installationEn: InstallationWording = {
  title: 'Add Kuntaopas to your website',
  intro:
    'One line is enough. Choose the way that suits your publishing system, and copy the code to your page.',
  script: {
    heading: 'A chat button in the corner of the page',
    text: 'Paste the line into the page template, or on the page where the button is to show. The language is that of the page unless you name one.',
  },
  inline: {
    heading: 'The conversation as part of the page',
    text: 'Paste the code where the conversation is to stand. The link shows where scripts are blocked.',
  },
  frame: {
    heading: 'A frame, where scripts are blocked',
    text: 'If the publishing system removes scripts, show the conversation page in a frame. It works without JavaScript.',
  },
  link: {
    heading: 'A plain link',
    text: 'A link always works, in a newsletter too. It can carry a ready question.',
  },
  policy: {
    heading: 'Lines for the Content Security Policy',
    text: 'If your website has a Content-Security-Policy, add these sources to it. Inline styles and scripts are not needed. No Trusted Types policy is needed.',
    origins:
      'Give the address of your website to the operator of the service, who adds it to the setting ALLOWED_ORIGINS. Otherwise the browser blocks the questions and the frame.',
  },
  options: {
    heading: 'Options',
    text: 'Options are written on the script element, or without data- on the element kuntaopas-chat. Each has a default.',
    name: 'Option and values',
    meaning: 'Meaning',
    rows: {
      lang: 'Language of the chat window. Default: that of the page, else Finnish.',
      endpoint: 'Address of the server. Default: where the script came from.',
      material: 'The material to answer from. Default: all materials.',
      questions: 'Opening questions, separated by a vertical bar. Default: the material’s own.',
      position: 'A floating button or a part of the page. Default: floating.',
      theme: 'Colour theme. Default: auto, as the page or the operating system has it.',
      persist:
        'Keeps the conversation from page to page in the memory of the tab, from the first question on. Default: it is not kept.',
      help: 'Address of a contact page that the chat window links to. Default: no link.',
    },
  },
  theme: {
    heading: 'To look like your website',
    text: 'Set the values in the style sheet of the website. Where the contrast of colours is too low, the window uses colours of its own.',
    rows: {
      '--kuntaopas-accent': 'accent colour in the light theme',
      '--kuntaopas-on-accent': 'text on the accent colour',
      '--kuntaopas-accent-dark': 'accent colour in the dark theme',
      '--kuntaopas-on-accent-dark': 'text on the accent colour in the dark theme',
      '--kuntaopas-font': 'font family',
      '--kuntaopas-font-size': 'size of the text',
      '--kuntaopas-radius': 'rounding of corners',
      '--kuntaopas-z-index': 'layer that the button is on',
      '--kuntaopas-inset-end': 'distance of the button from the edge',
      '--kuntaopas-inset-bottom': 'distance of the button from the bottom',
      '--kuntaopas-height': 'height of the conversation as part of the page',
    },
  },
  preview: {
    heading: 'Preview',
    text: 'This is the conversation as part of a page. If nothing shows below, your browser blocks scripts; the conversation page works all the same.',
  },
  accent: {
    label: 'Try the colour of your site',
    good: 'The contrast is enough',
    bad: 'The contrast is not enough: choose a darker colour',
  },
  copy: 'Copy',
  copied: 'Copied.',
  copyFailed: 'Copying did not work. Select the code and copy it yourself.',
  removal: {
    heading: 'To remove Kuntaopas',
    text: 'Delete the line that you added. Nothing is left on the website or in a visitor’s browser.',
  },
  data: {
    heading: 'Privacy and accessibility',
    text: 'You can add these facts to the notices of your website.',
    facts: [
      'Kuntaopas sets no cookies and stores nothing in the browser, unless keeping the conversation is turned on. No consent to cookies is needed.',
      'The website contacts the server of Kuntaopas alone. There are no third parties.',
      'Conversations are not stored. The privacy notice tells what is kept of questions and feedback.',
      'Before the first question it is told that a machine answers.',
    ],
  },
  linkText: 'Ask Kuntaopas',
};
