/**
 * The failures that the emulator answers with: Cloudflare's code and name for each (the gateway's
 * own below 10100, see developers.cloudflare.com/queues/reference/error-codes) and its status.
 */
export const API_ERRORS = {
  no_route: { code: 7003, status: 404 },
  authentication: { code: 10000, status: 401 },
  queue_not_found: { code: 10104, status: 404 },
  batch_delay_invalid: { code: 10202, status: 400 },
  message_metadata_invalid: { code: 10203, status: 400 },
  message_too_large: { code: 10204, status: 413 },
  batch_too_large: { code: 10205, status: 413 },
  batch_count: { code: 10206, status: 400 },
  body_invalid: { code: 10207, status: 400 },
  body_malformed: { code: 10208, status: 400 },
  internal: { code: 15000, status: 500 },
} as const satisfies Record<string, { code: number; status: number }>;

export type ApiErrorName = keyof typeof API_ERRORS;

/** A request that cannot be served; the message tells the caller what to mend. */
export class ApiError extends Error {
  readonly kind: ApiErrorName;

  constructor(kind: ApiErrorName, message: string) {
    super(message);
    this.name = "ApiError";
    this.kind = kind;
  }
}

/** The envelope around every answer of Cloudflare's API. */
export function success<Result>(result: Result) {
  return { success: true, errors: [], messages: [], result } as const;
}

export function failure(kind: ApiErrorName, message: string) {
  const { code } = API_ERRORS[kind];
  return { success: false, errors: [{ code, message }], messages: [], result: null } as const;
}
