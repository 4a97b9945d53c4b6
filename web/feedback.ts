/** What somebody thinks of an answer. */
export type Rating = 'up' | 'down';

/** What is sent of it. */
export type Feedback = {
  readonly feedbackToken: string;
  readonly rating: Rating;
  readonly comment?: string;
  /** The question, when the person agrees that it is kept. */
  readonly question?: string;
};

/** Sends a rating; tells whether it got there. */
export async function sendFeedback(server: string, feedback: Feedback): Promise<boolean> {
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
