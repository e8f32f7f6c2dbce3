import { useEffect, type ReactNode } from 'react';
import { signInAddress } from './returnAddress';
import { useSession } from './session';

/** Shows its content to who is signed in, and leads everybody else to the portal and back. */
export function SignedIn({ children }: { children: ReactNode }) {
  const isSignedIn = useSession() !== null;
  useEffect(() => {
    if (!isSignedIn) location.replace(signInAddress());
  }, [isSignedIn]);
  return isSignedIn ? children : null;
}
