import { readText } from './read-text.ts';

/**
 * Brings the bodies of errors into the form that OpenAI gives them, `{ "error": { "message": … } }`, because the package reads no
 * other: Gemini sends a list, FastAPI (vLLM, Mistral) a `detail`, others a bare text. What a server refuses is told only there.
 */
export function withPlainErrors(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    return response.ok || response.status < 400 ? response : plain(response);
  };
}

/** Bytes of an error: what stands further down is a web page. */
const mostBody = 64 * 1024;

async function plain(response: Response): Promise<Response> {
  const { status, headers } = response;
  const body = await readText(response, mostBody);
  return new Response(JSON.stringify({ error: errorIn(parse(body) ?? body) }), { status, headers });
}

function errorIn(value: unknown): object {
  if (Array.isArray(value) && value.length > 0) return errorIn(value[0]);
  if (typeof value !== 'object' || value === null) return { message: String(value) };
  if ('error' in value)
    return typeof value.error === 'object' && value.error !== null ? value.error : errorIn(value.error);
  const said = 'message' in value ? value.message : 'detail' in value ? value.detail : value;
  return { ...value, message: typeof said === 'string' ? said : JSON.stringify(said) };
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
