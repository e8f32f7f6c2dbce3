const portal = '/portal/';

/** Where a page sends a visitor who is not signed in, to come back to where they are now. */
export function signInAddress(): string {
  const here = location.pathname + location.search + location.hash;
  return `${portal}?${new URLSearchParams({ return: here })}`;
}

/** Leads a visitor who is not signed in to the portal, and back. */
export function leadToSignIn() {
  location.replace(signInAddress());
}

/** The full address of a path that `?return=` names; null unless it leads to this same origin. */
export function returnAddress(path: string | null): string | null {
  if (!path?.startsWith('/') || !URL.canParse(path, location.origin)) return null;
  const address = new URL(path, location.origin);
  return address.origin === location.origin ? address.href : null;
}
