import { type DefaultTreeAdapterTypes, html, parse } from 'parse5';

/** Nodes of a parsed page. */
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlDocument = DefaultTreeAdapterTypes.Document;

/** Parses a page as browsers do; it never fails. */
export function parseHtml(text: string): HtmlDocument {
  return parse(text, { scriptingEnabled: false });
}

/** Whether a node is an element of HTML; drawings and formulas of other vocabularies are none. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node && node.namespaceURI === html.NS.HTML;
}

/** The value of an attribute; empty when it is not there. */
export function attributeOf({ attrs }: HtmlElement, name: string): string {
  return attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

/** All elements below a node, in the order of the page; without recursion, however deep it is nested. */
export function elementsOf(root: HtmlDocument | HtmlElement): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  const open: HtmlNode[] = root.childNodes.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue;
    found.push(node);
    open.push(...node.childNodes.toReversed());
  }
  return found;
}

/** The text below a node, as it stands. */
export function textOf(root: HtmlElement): string {
  let text = '';
  const open: HtmlNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    else if (isElement(node)) {
      if (node.tagName === 'br') text += ' ';
      open.push(...node.childNodes.toReversed());
    }
  }
  return text;
}
