import { KuntaopasError } from '#corpus/errors';
import { type AnswerTools, answerQuestion } from '../answer-question.js';
import { createApp } from '../app.js';
import { serverConfigSchema } from '../config.js';
import type { ChatAnswer } from '../contract.js';
import { ask, openTestAssistant } from '../test-assistant.js';
import { chooseAnswerer } from './choose-answerer.js';
import { type Behaviour, serveModel } from './generative/test-model-server.js';

/** A question that slide 22 answers. */
export const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

/**
 * The real app and deck with a model at a test server. To be called at the top of a test file. Each
 * opening has a circuit of its own, closed, and collects what the model failed of.
 */
export async function openModelApps() {
  const extractive = await openTestAssistant();
  const server = await serveModel();
  const endpoint = { LLM_BASE_URL: server.url, LLM_MODEL: 'test-model' };

  async function openTools(environment: Readonly<Record<string, string>>) {
    const { reader, links, embedder, recogniser } = extractive.tools;
    const faults: unknown[] = [];
    const config = serverConfigSchema.parse(environment);
    const onModelFault = (fault: unknown) => faults.push(fault);
    const parts = { reader, links, embedder, recogniser, config, onModelFault };
    return { faults, tools: { ...extractive.tools, speaker: await chooseAnswerer(parts) } };
  }

  function appOver(tools: AnswerTools, faults: unknown[]) {
    return createApp({
      assistant: {
        ...extractive,
        tools,
        answer: (request, signal = new AbortController().signal, trace = {}) =>
          answerQuestion(request, tools, signal, trace),
      },
      log: { info: () => {}, error: (_event, error) => faults.push(error) },
      assets: { siteCss: '', widgetScript: '', widgetModule: '', installationScript: '' },
    });
  }

  /** `environment` adds settings. */
  async function openApp(environment: Readonly<Record<string, string>> = {}) {
    const { faults, tools } = await openTools({ ...endpoint, ...environment });
    return { faults, app: appOver(tools, faults) };
  }

  /** Asks one question of a model that behaves like this. */
  async function askModel(behaviour: Behaviour, content = QUESTION, environment = {}) {
    server.behave(behaviour);
    const opened = await openApp(environment);
    return { ...opened, answer: await ask(opened.app, content) };
  }

  return { extractive, server, endpoint, openTools, appOver, openApp, askModel };
}

/** All that an answer tells. */
export function textOf({ answer }: ChatAnswer): string {
  return answer.map(({ text }) => text).join(' ');
}

/** What faults are called by. */
export function codesOf(faults: readonly unknown[]): readonly unknown[] {
  return faults.map((fault) => (fault instanceof KuntaopasError ? fault.code : fault));
}
