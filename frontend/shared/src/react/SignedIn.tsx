import { useEffect, type ReactNode } from 'react';
import { leadToSignIn } from '../session/returnAddress';
import { useSession } from './state';

/** Shows its content to who is signed in, and leads everybody else to the portal and back. */
export function SignedIn({ children }: { children: ReactNode }) {
  const isSignedIn = useSession() !== null;
  useEffect(() => {
    if (!isSignedIn) leadToSignIn();
  }, [isSignedIn]);
  return isSignedIn ? children : null;
}
