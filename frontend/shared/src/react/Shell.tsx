import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { signOut } from '../session/signOut';
import { readClaims } from '../session/token';
import { sharedTexts } from '../sharedTexts';
import { AppearanceSwitch } from './AppearanceSwitch';
import { LanguageSwitch } from './LanguageSwitch';
import { Mark } from './Mark';
import { useSession, useTexts } from './state';
import { useTitle } from './useTitle';

/** The frame of a page for who is signed in: the way back to the portal, the language, the person, the content. */
export function Shell({ title, service, children }: { title: string; service?: string; children: ReactNode }) {
  const text = useTexts(sharedTexts);
  const session = useSession();
  useTitle(title);

  return (
    <>
      <a className="skip-link" href="#content">
        {text.skipToContent}
      </a>
      <header className="shell-header">
        <div>
          <a className="brand" href="/portal/" aria-label={text.portal}>
            <Mark />
            OpenTera
          </a>
          {service && <span className="shell-service">{service}</span>}
          <div className="shell-actions">
            <LanguageSwitch />
            <AppearanceSwitch />
            {session && (
              <>
                <span className="shell-user">
                  <span className="visually-hidden">{text.signedInAs} </span>
                  {readClaims(session.token)?.user_fullname}
                </span>
                <Button className="quiet-button" onPress={signOut}>
                  {text.signOut}
                </Button>
              </>
            )}
          </div>
        </div>
      </header>
      <main id="content" className="shell-content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
