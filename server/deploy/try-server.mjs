// Asks a running server a question and rates the answer; exits with 1 and says why when that fails.
//   node server/deploy/try-server.mjs [address]
const [address = `http://127.0.0.1:${process.env.PORT || '3000'}`] = process.argv.slice(2);

async function post(where, body) {
  const response = await fetch(new URL(where, address), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${where}: ${response.status} ${await response.text()}`);
  return response;
}

const messages = [{ role: 'user', content: 'Mitä Turku tekee?' }];
const answer = await (await post('/api/chat', { messages })).json();
if (answer.citations.length === 0) throw new Error('the answer cites nothing');
console.log(
  `answered: ${answer.answer[0].text.slice(0, 60)}… (${answer.citations.length} citations)`,
);
if (answer.feedbackToken) {
  await post('/api/feedback', { feedbackToken: answer.feedbackToken, rating: 'up' });
  console.log('rated');
}
