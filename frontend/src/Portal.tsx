import { returnAddress } from '@opentera/web';
import { SignedIn, useSession } from '@opentera/web/react';
import { useEffect } from 'react';
import { Route, Routes, useSearchParams } from 'react-router';
import { NotFoundPage } from './NotFoundPage';
import { OnlinePage } from './online/OnlinePage';
import { ServicesPage } from './services/ServicesPage';
import { SignInPage } from './signIn/SignInPage';

export function Portal() {
  return (
    <Routes>
      <Route index element={<Start />} />
      <Route
        path="online"
        element={
          <SignedIn>
            <OnlinePage />
          </SignedIn>
        }
      />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

/** Signing in, then the page that sent the visitor here, or else the services. */
function Start() {
  const isSignedIn = useSession() !== null;
  const [parameters] = useSearchParams();
  const backTo = returnAddress(parameters.get('return'));
  const goesBack = isSignedIn && backTo !== null;

  useEffect(() => {
    if (goesBack) location.replace(backTo);
  }, [goesBack, backTo]);

  if (goesBack) return null;
  return isSignedIn ? <ServicesPage /> : <SignInPage />;
}
