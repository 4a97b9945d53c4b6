import { describe, expect, it, vi } from 'vitest';
import { serverUrl, slideUrl, webUrl } from './safe-url.js';

const SERVER = 'https://opas.example.fi';
const SLIDE = '/materials/hyvat-kaytannot-2026/slides/22?passage=22%232&lang=fi#passage-2';

describe('the address of a slide', () => {
  it.each([
    [SLIDE, SERVER, SERVER + SLIDE],
    [SERVER + SLIDE, SERVER, SERVER + SLIDE],
    [SLIDE, `${SERVER}/opas`, `${SERVER}/opas${SLIDE}`],
  ])('is whole: %s on %s', (url, server, expected) => {
    expect(slideUrl(url, server)).toBe(expected);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)//materials/',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://opas.example.fi/materials/1',
    'file:///materials/1',
    '//evil.example/materials/1',
    '/\\evil.example/materials/1',
    '\\\\evil.example\\materials\\1',
    'https://evil.example/materials/1',
    'https://opas.example.fi.evil.example/materials/1',
    'https://opas.example.fi@evil.example/materials/1',
    'http://opas.example.fi/materials/1',
    'https://opas.example.fi:8443/materials/1',
    '/api/materials',
    '/materials/../api/chat',
    '/materials/%2e%2e/api/chat',
    'materials/1',
    '',
    '#',
  ])('is none: %j', (url) => {
    expect(slideUrl(url, SERVER)).toBeUndefined();
  });
});

describe('an address that an editor gives', () => {
  it('is followed when it is one of the web', () => {
    vi.stubGlobal('document', { baseURI: 'https://kunta.example/sivu/' });
    expect(webUrl('/yhteystiedot')).toBe('https://kunta.example/yhteystiedot');
    expect(webUrl('https://other.example/')).toBe('https://other.example/');
    expect(webUrl('javascript:alert(1)')).toBeUndefined();
    expect(webUrl('mailto:a@kunta.example')).toBeUndefined();
    expect(webUrl('')).toBeUndefined();
    expect(webUrl(null)).toBeUndefined();
    vi.unstubAllGlobals();
  });
});

describe('the address of the server', () => {
  it.each([
    [null, SERVER],
    ['', SERVER],
    ['https://opas.example.fi/opas/', `${SERVER}/opas`],
    ['/opas', `${SERVER}/opas`],
    ['https://', SERVER],
    ['javascript:alert(1)', SERVER],
    ['data:text/plain,x', SERVER],
  ])('is that of the endpoint, when it is one: %j', (endpoint, expected) => {
    expect(serverUrl(endpoint, SERVER)).toBe(expected);
  });
});
