/** Credits of pictures and sources: "Kuva: Mirella Mellonmaa". */
const CREDIT =
  /^(?:kuva|kuvat|kuvaaja|valokuva|lähde|lähteet|foto|bild|bilder|källa|källor|photo|photos|image|source|sources)\s*:/iu;
/** A line that is an address and nothing else. */
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+\.\p{L}{2,}$/u;
/** A line of a table of contents: "Johdanto ........ 5". */
const CONTENTS = /(?:\.\s?){4,}\s*\d+$/u;

/** The text of a link is no longer than this; what is longer is a paragraph that is linked. */
const MAX_LINK = 120;

/** Whether a line states nothing: a credit, a bare address, a line of a table of contents. */
export function isCaption(text: string): boolean {
  return CREDIT.test(text) || ADDRESS.test(text) || CONTENTS.test(text);
}

/** Whether a text that is wholly a link only leads elsewhere; a sentence that is linked still states something. */
export function isLinkText(text: string): boolean {
  return text.length <= MAX_LINK && !/[.!?]["”)]?$/u.test(text);
}
