import { Button } from 'react-aria-components';
import { appearance } from '../appearance/appearance';
import { sharedTexts } from '../sharedTexts';
import { useAppearance, useTexts } from './state';

export function AppearanceSwitch() {
  const text = useTexts(sharedTexts);
  const isDark = useAppearance() === 'dark';
  return (
    <Button
      className="quiet-button icon-button"
      aria-label={isDark ? text.lightAppearance : text.darkAppearance}
      onPress={() => appearance.set(isDark ? 'light' : 'dark')}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d={isDark ? 'M10 3a7 7 0 0 1 0 14z' : 'M10 3a7 7 0 0 0 0 14z'} fill="currentColor" />
      </svg>
    </Button>
  );
}
