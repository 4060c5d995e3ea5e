import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { routes, type Route } from '../routes/index.js';
import { descriptionsOf } from './descriptions.js';
import { createDocument } from './document.js';

const schemas = path.resolve(import.meta.dirname, '../schemas');
const descriptions = descriptionsOf(
  readdirSync(schemas)
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(schemas, file), 'utf8')),
);

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly { readonly name?: string; readonly $ref?: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

const document = JSON.parse(JSON.stringify(createDocument('0.1.0', descriptions))) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { description?: string; properties?: Readonly<Record<string, { description?: string }>> }>
    >;
  };
};

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    assert.deepEqual([valid, validator.version], [true, '3.1'], JSON.stringify(errors));
  });

  test('has every route, and nothing else', () => {
    const said = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const known = Object.values(routes).flatMap((group) =>
      Object.values(group).map((route: Route) => `${route.method} ${route.path.replace(/:([a-z_]+)/g, '{$1}')}`),
    );
    assert.deepEqual(said.sort(), known.sort());
  });

  test('says what a write takes and how it may fail', () => {
    const patch = document.paths['/api/v1/contacts/{id}']?.['patch'];
    assert.deepEqual(
      patch?.parameters?.map((each) => each.name ?? each.$ref),
      ['id', '#/components/parameters/IdempotencyKey', '#/components/parameters/IfMatch'],
    );
    assert.deepEqual(Object.keys(patch.responses), [
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '410',
      '412',
      '413',
      '415',
      '422',
      '428',
      '429',
      '500',
      '503',
    ]);
  });

  test('says what a query may hold, as whole numbers where they are', () => {
    const parameters = document.paths['/api/v1/contacts']?.['get']?.parameters ?? [];
    assert.deepEqual(
      parameters.map(({ name }) => name),
      ['query', 'tag', 'page', 'limit'],
    );
    assert.deepEqual(parameters.at(-1), {
      name: 'limit',
      in: 'query',
      schema: { default: 50, type: 'integer', minimum: 1, maximum: 100 },
    });
  });

  test('no component refers to nothing but itself', () => {
    const circular = Object.entries(document.components.schemas).filter(
      ([name, schema]) => '$ref' in schema && schema['$ref'] === `#/components/schemas/${name}`,
    );
    assert.deepEqual(
      circular.map(([name]) => name),
      [],
    );
    for (const name of ['RevokeRequest', 'VisitorCode', 'VisitorStatus', 'WebhookEnvelope']) {
      assert.ok(document.components.schemas[name]?.properties, name);
    }
    assert.ok('oneOf' in (document.components.schemas['TokenRequest'] ?? {}));
  });

  test('explains components and members with the words of the code', () => {
    const { schemas: components } = document.components;
    assert.equal(components['Contact']?.description, 'A person or business the account deals with.');
    assert.match(components['BrowserCall']?.properties?.['duration_seconds']?.description ?? '', /whole seconds/);
  });
});
