import type { MaterialFormat } from '#corpus/material';

/** What a piece of text is on its page. */
export type BlockKind = 'heading' | 'paragraph' | 'item' | 'quotation' | 'caption';

/** A piece of text that stands by itself: a heading, a paragraph, a bullet, a row of a table. */
export type Block = {
  readonly kind: BlockKind;
  /** 1 for an item of the list of the block above; 0 for all else. */
  readonly level: 0 | 1;
  /** One line, hyphens of the layout mended, without the bullet. */
  readonly text: string;
};

/** A page, slide or section of a document, in reading order. */
export type ReadPage = {
  /** Counts from 1: the page of the file, so that `#page=` opens it; sections count in order. */
  readonly number: number;
  readonly title: string;
  /** False when the title stands on an earlier page and goes on over this one. */
  readonly isTitleShown: boolean;
  /** A part of the document that begins on this page, where the file itself tells so. */
  readonly opens?: string;
  readonly blocks: readonly Block[];
};

/** What a reader makes of a file. */
export type ReadDocument = {
  readonly format: MaterialFormat;
  readonly pages: readonly ReadPage[];
  /** What the whole is called, what is shown before what the file only says of itself. */
  readonly titles: readonly string[];
  readonly publisher?: string;
  /** `YYYY-MM`. */
  readonly published?: string;
  readonly language?: string;
  /** What the reader was not sure of, in sentences for the person who checks it. */
  readonly doubts: readonly string[];
};

/** How far reading has come, in pages. */
export type ReadProgress = (done: number, total: number) => void;
