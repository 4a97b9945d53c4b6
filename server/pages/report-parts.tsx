import type { Child } from 'hono/jsx';
import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import type { Links } from '../answer/cite.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import type { Report } from '../feedback/make-report.js';

/** What a report is shown with. */
export type ReportProps = {
  readonly report: Report;
  readonly language: Language;
  /** Materials whose cases and slides may be named; others are called by their ids. */
  readonly materials: readonly Pick<IndexedMaterial, 'manifest' | 'cases'>[];
  /** Addresses of slides; without them slides are named only. */
  readonly links: Links | undefined;
  readonly retentionDays: number;
  readonly keepsQuestions: boolean;
  /** Whether answers can be starred from here: not in a file. */
  readonly isLive: boolean;
};

/** A table that may be wider than the page: it scrolls, by keyboard too. */
export function WideTable(props: { caption: string; head: readonly string[]; children?: Child }) {
  return (
    <section class="wide" tabindex={0} aria-label={props.caption}>
      <table>
        <thead>
          <tr>
            {props.head.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </section>
  );
}

/** The name of a case by its key (`material/case`). */
export function caseName({ materials }: Pick<ReportProps, 'materials'>, key: string): string {
  const [materialId, caseId] = key.split('/');
  const material = materials.find(({ manifest }) => manifest.id === materialId);
  return material?.cases.find(({ id }) => id === caseId)?.name ?? key;
}

/** A slide by its key (`material/slide`), as a link where there are pages to link to. */
export function SlideName(props: ReportProps & { readonly slide: string }) {
  const { slide, language, links, materials } = props;
  const [materialId = '', number = ''] = slide.split('/');
  const found = materials
    .find(({ manifest }) => manifest.id === materialId)
    ?.cases.find(({ slides }) => slides.includes(Number(number)));
  const name = wordingOf(language).page.slide(Number(number));
  const label = found ? `${found.name}, ${name}` : name;
  if (!links) return <>{label}</>;
  return <a href={links.slide(materialId, Number(number), undefined, language)}>{label}</a>;
}
