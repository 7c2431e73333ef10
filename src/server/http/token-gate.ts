import { createHash, timingSafeEqual } from 'node:crypto';
import {
  bearerAuthChallengeResponse,
  OAuthError,
  OAuthErrorCode,
  verifyBearerToken,
  type AuthInfo,
} from '@modelcontextprotocol/server';

/** Says who a request is from, or what it is answered instead. */
export type Gate = (authorization: string | undefined) => Promise<AuthInfo | Response>;

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
  return async (authorization) => {
    try {
      return await verifyBearerToken(authorization, { verifier });
    } catch (error) {
      return bearerAuthChallengeResponse(error);
    }
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
