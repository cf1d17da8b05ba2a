import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { Provider } from "oidc-provider";

export interface IdentityProvider {
  /** What the app needs in its environment to sign people in here. */
  readonly env: Record<string, string>;
  /** Lets this app send people here. Its pages take any name and password. */
  admit(appUrl: string): void;
  close(): Promise<void>;
}

const CLIENT = { client_id: "gradewire", client_secret: "a-secret-of-this-test-only" };

/** A real OpenID Connect provider on this machine. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  let provider: Provider | null = null;
  const server = createServer((request, response) => {
    if (provider === null) response.writeHead(503).end();
    else void provider.callback()(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;

  return {
    env: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_NAME: "Riverside School",
    },
    admit(appUrl) {
      provider = new Provider(issuer, {
        clients: [{ ...CLIENT, redirect_uris: [`${appUrl}/api/auth/callback`] }],
        cookies: { keys: ["a key of this test only"] },
        pkce: { required: () => true },
      });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
