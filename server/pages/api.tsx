import type { Child } from 'hono/jsx';
import type { Language } from '#corpus/material';
import type { Example, Operation, Tag } from '../doors/openapi/operation.js';
import type { DocumentOperation, OpenApiDocument } from '../doors/openapi/write-document.js';
import { SchemaFields, SchemaType, schemaAnchor } from './api-schema.js';
import { layout } from './layout.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** What the page shows. */
export type ApiPageProps = {
  readonly language: Language;
  /** Address of the server, without a slash at its end. */
  readonly site: string;
  readonly operations: readonly Operation[];
  readonly document: OpenApiDocument;
  /** What is no operation: `GET /chat` and what it is. */
  readonly pages: Readonly<Record<string, string>>;
};

/** How clients of others are set up, by what they belong to. */
const SNIPPETS: Readonly<Partial<Record<Tag, (site: string) => string>>> = {
  openai: (site) =>
    `import OpenAI from 'openai';\n\nconst client = new OpenAI({ baseURL: '${site}/v1', apiKey: 'none' });`,
  mcp: (site) => JSON.stringify({ mcpServers: { kuntaopas: { url: `${site}/mcp` } } }, null, 2),
};

/** The API for people to read: the OpenAPI document as a page. */
export function apiPage(props: ApiPageProps) {
  const { language, site, operations, document, pages } = props;
  const text = pageWordingOf(language).api;
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return layout({
    title: text.title,
    language,
    languageLink: (option) => `/rajapinta?lang=${option}`,
    address: (option) => `${site}/rajapinta?lang=${option}`,
    children: (
      <article class="guide api">
        <h1>{text.title}</h1>
        <p class="intro">{text.intro}</p>
        <p>
          {text.english} <a href="/openapi.json">{text.document}</a>
        </p>
        <nav aria-label={text.contents}>
          <ul>
            {tags.map((tag) => (
              <li>
                <a href={`#${tag}`}>{text.tags[tag]}</a>
              </li>
            ))}
            <li>
              <a href="#schemas">{text.schemas}</a>
            </li>
            <li>
              <a href="#pages">{text.pages}</a>
            </li>
          </ul>
        </nav>
        {tags.map((tag) => (
          <section>
            <h2 id={tag}>{text.tags[tag]}</h2>
            {SNIPPETS[tag] ? <Code code={SNIPPETS[tag](site)} /> : ''}
            {operations
              .filter((operation) => operation.tag === tag)
              .map((operation) => {
                const told = document.paths[operation.path]?.[operation.method];
                return told ? (
                  <OperationSection {...props} operation={operation} told={told} />
                ) : (
                  ''
                );
              })}
          </section>
        ))}
        <section>
          <h2 id="schemas">{text.schemas}</h2>
          {Object.entries(document.components.schemas).map(([name, schema]) => (
            <section lang="en">
              <h3 id={schemaAnchor(name)}>{name}</h3>
              {schema.description ? <p>{schema.description as Child}</p> : ''}
              {schema.type === 'object' ? (
                ''
              ) : (
                <p>
                  <SchemaType schema={schema} />
                </p>
              )}
              <SchemaFields schema={schema} language={language} />
            </section>
          ))}
        </section>
        <section>
          <h2 id="pages">{text.pages}</h2>
          <dl class="properties" lang="en">
            {Object.entries(pages).map(([page, told]) => (
              <div>
                <dt>
                  <code>{page}</code>
                </dt>
                <dd>
                  <Marked text={told} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </article>
    ),
  });
}

type SectionProps = ApiPageProps & {
  readonly operation: Operation;
  readonly told: DocumentOperation;
};

function OperationSection({ language, site, operation, told }: SectionProps) {
  const text = pageWordingOf(language).api;
  const { method, path, summary, description = '', examples } = operation;
  return (
    <section lang="en">
      <h3 id={operation.id}>
        <code>
          {method.toUpperCase()} {path}
        </code>{' '}
        {summary}
      </h3>
      {description ? (
        <p>
          <Marked text={description} />
        </p>
      ) : (
        ''
      )}
      {told.parameters.length > 0 ? (
        <Parameters {...told} heading={text.parameters} language={language} />
      ) : (
        ''
      )}
      {told.requestBody ? (
        <>
          <h4 lang={language}>{text.body}</h4>
          <p>
            <BodyType content={told.requestBody.content} />
          </p>
        </>
      ) : (
        ''
      )}
      <h4 lang={language}>{text.responses}</h4>
      <dl class="properties">
        {Object.entries(told.responses).map(([status, response]) => (
          <div>
            <dt>
              <code>{status}</code>{' '}
              {response.content ? <BodyType content={response.content} /> : ''}
            </dt>
            <dd>
              <Marked text={response.description} />
            </dd>
          </div>
        ))}
      </dl>
      <h4 lang={language}>{text.examples}</h4>
      {Object.values(examples).map((example) => (
        <>
          <p>{example.summary}:</p>
          <Code code={curl(site, operation, example)} />
          {example.response === undefined ? (
            ''
          ) : (
            <>
              <p lang={language}>{text.response}:</p>
              <Code code={JSON.stringify(example.response, null, 2)} />
            </>
          )}
        </>
      ))}
    </section>
  );
}

type ParametersProps = Pick<DocumentOperation, 'parameters'> & {
  readonly heading: string;
  readonly language: Language;
};

function Parameters({ parameters, heading, language }: ParametersProps) {
  const properties = Object.fromEntries(
    parameters.map(({ name, schema, description }) => [name, { ...schema, description }]),
  );
  const names = parameters.filter((one) => one.required).map(({ name }) => name);
  const schema = { type: 'object', properties, required: names };
  return (
    <>
      <h4 lang={language}>{heading}</h4>
      <SchemaFields schema={schema} language={language} />
    </>
  );
}

type Content = NonNullable<DocumentOperation['requestBody']>['content'];

/** `application/json: ChatAnswer`; of a stream, what each event holds. */
function BodyType({ content }: { readonly content: Content }) {
  return (
    <>
      {Object.entries(content).map(([mediaType, { schema, 'x-event-schema': event }]) => (
        <span class="values">
          {mediaType}: <SchemaType schema={event ?? schema} />
        </span>
      ))}
    </>
  );
}

/** A command that sends an example. */
function curl(site: string, { path, body }: Operation, example: Example): string {
  const { params = {}, query = {} } = example;
  const filled = path.replace(/\{(\w+)\}/gu, (_, name) => encodeURIComponent(params[name] ?? ''));
  const url = new URL(site + filled);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  if (!body) return `curl '${url.href}'`;
  const json = JSON.stringify(example.body, null, 2).replaceAll("'", "'\\''");
  return `curl '${url.href}' --json '${json}'`;
}

/** Text in which code stands between backticks. */
function Marked({ text }: { readonly text: string }) {
  return <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part))}</>;
}

function Code({ code }: { readonly code: string }) {
  return (
    <pre>
      <code>{code}</code>
    </pre>
  );
}
