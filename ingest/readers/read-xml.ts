import { DOMParser } from '@xmldom/xmldom';
import { broken } from './faults.js';

/**
 * Parses XML of an office file. Such files declare no entities of their own; one that does is made to
 * swell when it is read (CWE-776), or to fetch what it should not (CWE-611), and is refused unread.
 *
 * @throws KuntaopasError `file-broken`.
 */
export function parseXml(file: string, part: string, text: string): Document {
  refuseEntities(file, part, text);
  const fail = (message: string): never => {
    throw broken(file, `its part ${part} is no XML (${message.split('\n')[0]})`);
  };
  const errorHandler = { warning: () => {}, error: fail, fatalError: fail };
  const document = new DOMParser({ errorHandler }).parseFromString(text, 'text/xml');
  return document.documentElement ? document : fail('it is empty');
}

/** Refuses XML that declares entities; see {@link parseXml}. */
export function refuseEntities(file: string, part: string, text: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) {
    throw broken(file, `its part ${part} declares entities, which no office program writes`);
  }
}

/** The child elements of an element, of one name where it is given; prefixes do not count. */
export function childrenOf(parent: Node, name?: string): readonly Element[] {
  return nodesOf(parent).filter(
    (node): node is Element =>
      node.nodeType === 1 && (name === undefined || localOf(node) === name),
  );
}

/** The elements below a node that have a name, in the order of the document. */
export function descendantsOf(root: Node, name: string): readonly Element[] {
  const found: Element[] = [];
  const open: Node[] = nodesOf(root).reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeType === 1 && localOf(node) === name) found.push(node as Element);
    open.push(...nodesOf(node).reverse());
  }
  return found;
}

/** A text has no list of children at all. */
function nodesOf(parent: Node): Node[] {
  return Array.from((parent.childNodes as NodeList | null) ?? []);
}

/** The name of an element without its prefix. */
export function localOf(node: Node): string {
  return node.nodeName.slice(node.nodeName.indexOf(':') + 1);
}
