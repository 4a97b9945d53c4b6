/** What somebody thinks of an answer. */
export type Rating = 'up' | 'down';

/** Sends a rating; tells whether it got there. */
export async function sendFeedback(
  server: string,
  feedback: { readonly answerId: string; readonly rating: Rating; readonly comment?: string },
): Promise<boolean> {
  try {
    const response = await fetch(`${server}/api/feedback`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(feedback),
      credentials: 'omit',
    });
    return response.ok;
  } catch {
    return false;
  }
}
