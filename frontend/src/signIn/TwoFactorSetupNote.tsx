import { useTexts } from '@opentera/web/react';
import { Button } from 'react-aria-components';
import { portalTexts } from '../texts';
import { StepTitle } from './StepTitle';

/** For an account that needs a second factor and has none yet. */
export function TwoFactorSetupNote({ onCancel }: { onCancel: () => void }) {
  const text = useTexts(portalTexts);
  return (
    <section>
      <StepTitle>{text.twoFactorSetup}</StepTitle>
      <p className="soft">{text.twoFactorSetupDetail}</p>
      <Button className="button" onPress={onCancel}>
        {text.otherAccount}
      </Button>
    </section>
  );
}
