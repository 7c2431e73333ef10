import { createHash, timingSafeEqual } from 'node:crypto';
import {
  bearerAuthChallengeResponse,
  OAuthError,
  OAuthErrorCode,
  verifyBearerToken,
  type AuthInfo,
} from '@modelcontextprotocol/server';

/** Says who a request is from, by each `Authorization` that it carries, or what it is answered instead. */
export type Gate = (authorizations: readonly string[]) => Promise<AuthInfo | Response>;

/** Lets in whoever sends the token, compared in constant time. There is one principal: whoever started the server gave it to them. */
export function createTokenGate(token: string): Gate {
  const expected = digest(token);
  const verifier = {
    verifyAccessToken: async (given: string) => {
      if (!timingSafeEqual(digest(given), expected)) {
        throw new OAuthError(
          OAuthErrorCode.InvalidToken,
          'Expected the token that the server was started with, got another.',
        );
      }
      return { token: '', clientId: 'owner', scopes: [], expiresAt: Math.ceil(Date.now() / 1000) + 3600 };
    },
  };
  return async ([authorization, ...others]) => {
    try {
      if (others.length > 0) throw severalHeaders(); // Whoever stands in between may have looked at another than we would.
      return await verifyBearerToken(authorization, { verifier });
    } catch (error) {
      return bearerAuthChallengeResponse(error);
    }
  };
}

function severalHeaders(): OAuthError {
  return new OAuthError(OAuthErrorCode.InvalidToken, 'Expected one Authorization header, got several.');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
