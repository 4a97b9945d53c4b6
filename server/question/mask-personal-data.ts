type Rule = {
  readonly pattern: RegExp;
  readonly mask: string;
  /** Proves what the pattern cannot: without it, sums, dates and year ranges would be masked. */
  readonly isMeant?: (match: string) => boolean;
};

const IDENTITY_CODE = '[personal identity code]';

/** Finnish and Swedish personal identity codes. */
const IDENTITY_RULES: readonly Rule[] = [
  {
    // Signs of the century: + 1800s, - and U–Y 1900s, A–F 2000s (decree 128/2010, as of 2023). The sign
    // tells it by itself: a code with a wrong check character is somebody's code, mistyped.
    pattern:
      /(?<![\p{L}\p{N}])\d{6}\s{0,2}[-‐‑–—−+A-FU-Y]\s{0,2}\d{3}\s?[0-9A-Y](?![\p{L}\p{N}])/giu,
    mask: IDENTITY_CODE,
    isMeant: (code) => isDay(code.slice(0, 2), code.slice(2, 4)),
  },
  {
    pattern: /(?<![\p{L}\p{N}])\d{6}(?:\s\d{3}[0-9A-Y]|\d{3}[A-Y])(?![\p{L}\p{N}])/giu,
    mask: IDENTITY_CODE,
    isMeant: isFinnishCode,
  },
  {
    pattern: /(?<![\p{L}\p{N}-])(?:19|20)?\d{6}[-–+]?\d{4}(?![\p{L}\p{N}]|-\d)/gu,
    mask: IDENTITY_CODE,
    isMeant: isSwedishCode,
  },
];

/** What is masked, most specific first: a rule never sees what an earlier one has taken. */
const RULES: readonly Rule[] = [
  {
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
    mask: '[e-mail address]',
  },
  ...IDENTITY_RULES,
  {
    pattern:
      /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/giu,
    mask: '[bank account]',
    isMeant: isIban,
  },
  {
    pattern: /(?<![\p{L}\p{N}])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}]|-\d)/gu,
    mask: '[payment card]',
    isMeant: (match) => passesLuhn(digits(match)),
  },
  {
    // Written with a country code or a leading zero; no full stops, by which dates are written.
    pattern:
      /(?<![\p{L}\p{N}.,/-])(?:\+|00|\(?0)\d(?:[ ()/–-]{0,2}\d){5,13}(?![\p{L}\p{N}]|[.,]\d)/gu,
    mask: '[phone number]',
    isMeant: isPhoneNumber,
  },
];

/**
 * Replaces personal data that can be told by its shape: Finnish and Swedish personal identity codes,
 * phone numbers, e-mail addresses, bank accounts and payment cards. For whatever leaves the process or
 * is written down: prompts, logs. Names and addresses have no shape, and stay.
 */
export function maskPersonalData(text: string): string {
  return replacePersonalData(text, (_, mask) => mask);
}

/** The text with blanks for personal data, so that positions stay: what is searched for is not who asks. */
export function blankPersonalData(text: string): string {
  return replacePersonalData(text, (match) => ' '.repeat(match.length));
}

function replacePersonalData(
  text: string,
  replace: (match: string, mask: string) => string,
): string {
  return RULES.reduce(
    (masked, { pattern, mask, isMeant = () => true }) =>
      masked.replace(pattern, (match) => (isMeant(match) ? replace(match, mask) : match)),
    text,
  );
}

function digits(text: string): string {
  return text.replace(/\D/gu, '');
}

/** Whether a text holds what is, or was meant to be, somebody's personal identity code. */
export function holdsIdentityCode(text: string): boolean {
  return IDENTITY_RULES.some(({ pattern, isMeant = () => true }) =>
    (text.match(pattern) ?? []).some(isMeant),
  );
}

/** DDMMYYZZZQ, without its sign: Q is the rest of DDMMYYZZZ divided by 31, written in 31 signs. */
function isFinnishCode(code: string): boolean {
  const birth = code.slice(0, 6);
  const rest = Number(birth + code.slice(-4, -1)) % 31;
  return (
    isDay(birth.slice(0, 2), birth.slice(2, 4)) &&
    '0123456789ABCDEFHJKLMNPRSTUVWXY'[rest] === code.at(-1)?.toUpperCase()
  );
}

/** [CC]YYMMDD-NNNC: Luhn over the last ten digits; a coordination number adds 60 to the day. */
function isSwedishCode(code: string): boolean {
  const last = digits(code).slice(-10);
  const day = Number(last.slice(4, 6));
  return isDay(String(day > 60 ? day - 60 : day), last.slice(2, 4)) && passesLuhn(last);
}

function isDay(day: string, month: string): boolean {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}

/** ISO 13616: four signs moved to the end, letters as 10 … 35, the rest by 97 is 1. */
function isIban(account: string): boolean {
  const plain = account.replace(/ /gu, '').toUpperCase();
  const number = (plain.slice(4) + plain.slice(0, 4)).replace(/[A-Z]/gu, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(number) % 97n === 1n;
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Neither a date, nor a business ID, nor the end of a sum of millions ("1 000 000 000"). */
const NO_PHONE_NUMBER = /^(?:\d{2}[-/ –]\d{2}[-/ –](?:19|20)\d{2}|\d{7}-\d|000.*)$/u;

/** Seven digits at least, as in the shortest Finnish number with its area code. */
function isPhoneNumber(match: string): boolean {
  const count = digits(match).length;
  return count >= 7 && count <= 15 && !NO_PHONE_NUMBER.test(match);
}
