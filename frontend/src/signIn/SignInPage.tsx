import './signIn.css';

import { session } from '@opentera/web';
import { AppearanceSwitch, LanguageSwitch, Mark, useTexts, useTitle } from '@opentera/web/react';
import { useState } from 'react';
import { portalTexts } from '../texts';
import { Connection } from './Connection';
import { CredentialsForm } from './CredentialsForm';
import type { LoginOutcome } from './login';
import { NewPasswordForm } from './NewPasswordForm';
import { TwoFactorForm } from './TwoFactorForm';
import { TwoFactorSetupNote } from './TwoFactorSetupNote';

type Step =
  | { name: 'credentials' }
  | { name: 'newPassword'; username: string; oldPassword: string }
  | { name: 'twoFactor'; username: string; password: string }
  | { name: 'twoFactorSetup' };

export function SignInPage() {
  const text = useTexts(portalTexts);
  const [step, setStep] = useState<Step>({ name: 'credentials' });
  useTitle(text.signIn);

  const proceed = (outcome: LoginOutcome, username: string, password: string) => {
    if (outcome.kind === 'signedIn') session.set(outcome.session);
    else if (outcome.kind === 'passwordChange') setStep({ name: 'newPassword', username, oldPassword: password });
    else if (outcome.kind === 'twoFactor')
      setStep(outcome.isSetUp ? { name: 'twoFactor', username, password } : { name: 'twoFactorSetup' });
  };
  const restart = () => setStep({ name: 'credentials' });

  return (
    <div className="sign-in">
      <header className="sign-in-poster">
        <p className="brand">
          <Mark />
          OpenTera
        </p>
        <Connection />
        <div>
          <p className="motto">{text.motto}</p>
          <p>{text.mottoDetail}</p>
        </div>
      </header>
      <main>
        {step.name === 'credentials' && <CredentialsForm onOutcome={proceed} />}
        {step.name === 'newPassword' && <NewPasswordForm {...step} onOutcome={proceed} onCancel={restart} />}
        {step.name === 'twoFactor' && <TwoFactorForm {...step} onOutcome={proceed} onCancel={restart} />}
        {step.name === 'twoFactorSetup' && <TwoFactorSetupNote onCancel={restart} />}
      </main>
      <footer className="sign-in-switches">
        <LanguageSwitch />
        <AppearanceSwitch />
      </footer>
    </div>
  );
}
