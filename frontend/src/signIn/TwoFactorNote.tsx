import { Button } from 'react-aria-components';
import { usePortalTexts } from '../texts';
import { StepTitle } from './StepTitle';

export function TwoFactorNote({ onCancel }: { onCancel: () => void }) {
  const text = usePortalTexts();
  return (
    <section>
      <StepTitle>{text.twoFactor}</StepTitle>
      <p className="soft">{text.twoFactorDetail}</p>
      <Button className="button" onPress={onCancel}>
        {text.otherAccount}
      </Button>
    </section>
  );
}
