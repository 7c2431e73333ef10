/** The text of a response, up to so many bytes; what comes after is not read. */
export async function readText(response: Response, most: number): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let read = 0;
  for await (const chunk of response.body) {
    read += chunk.length;
    text += decoder.decode(chunk, { stream: true });
    if (read > most) break; // Leaving the loop closes the connection.
  }
  return text + decoder.decode();
}
