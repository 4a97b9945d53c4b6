import type { Child } from 'hono/jsx';
import type { Language } from '#corpus/material';
import type { JsonSchema } from '../doors/openapi/components.js';
import { pageWordingOf } from './wording/page-wording-of.js';

type Properties = Readonly<Record<string, JsonSchema>>;

/** The id of the schema's place on the page. */
export function schemaAnchor(name: string): string {
  return `schema-${name}`;
}

type FieldsProps = { readonly schema: JsonSchema; readonly language: Language };

/** The fields of a schema, those of inner objects within. What must be there is told in the page's language. */
export function SchemaFields({ schema, language }: FieldsProps) {
  const variants = [schema, ...alternatives(schema), ...alternatives(itemOf(schema))].flatMap(
    (one): readonly JsonSchema[] => {
      const found = objectOf(one);
      return found ? [found] : [];
    },
  );
  return (
    <>
      {variants.map(({ properties = {}, required: names = [] }) => (
        <dl class="properties">
          {Object.entries(properties as Properties).map(([name, property]) => (
            <div>
              <dt>
                <code>{name}</code> <SchemaType schema={property} />
                {(names as readonly string[]).includes(name) ? (
                  <span class="hint" lang={language}>
                    {pageWordingOf(language).api.required}
                  </span>
                ) : (
                  ''
                )}
              </dt>
              <dd>
                {property.description ? <p>{property.description as Child}</p> : ''}
                <SchemaFields schema={property} language={language} />
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </>
  );
}

/** What a value of the schema is: `string`, `array of Citation`, `"up" or "down"`. */
export function SchemaType({ schema }: { readonly schema: JsonSchema }): Child {
  const { $ref, type, enum: values } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    return <a href={`#${schemaAnchor(name)}`}>{name}</a>;
  }
  if ('const' in schema) return <code>{JSON.stringify(schema.const)}</code>;
  if (Array.isArray(values)) return <>{values.map((value) => JSON.stringify(value)).join(' | ')}</>;
  const inner = alternatives(schema);
  if (inner.length > 0) {
    return (
      <>
        {inner.map((one, i) => (
          <>
            {i > 0 ? ' | ' : ''}
            <SchemaType schema={one} />
          </>
        ))}
      </>
    );
  }
  if (type === 'array') {
    return (
      <>
        array of <SchemaType schema={itemOf(schema)} />
      </>
    );
  }
  return <>{[type ?? 'any'].flat().join(' | ')}</>;
}

function alternatives({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] {
  return (anyOf ?? oneOf ?? []) as readonly JsonSchema[];
}

/** What a list is of; of a tuple, its first. */
function itemOf({ items, prefixItems }: JsonSchema): JsonSchema {
  const [first] = (prefixItems ?? []) as readonly JsonSchema[];
  return first ?? ((items ?? {}) as JsonSchema);
}

/** The object that a schema describes, or a list of which it describes, where its fields are told here. */
function objectOf(schema: JsonSchema): JsonSchema | undefined {
  if (schema.type === 'array') return objectOf(itemOf(schema));
  return schema.type === 'object' && schema.properties ? schema : undefined;
}
