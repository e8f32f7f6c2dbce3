import { Button } from 'react-aria-components';
import { language, useLanguage } from './language';

const names = { en: 'English', fr: 'Français' };

/** Changes to the other language, and is named in that language: whoever looks for it reads that one. */
export function LanguageSwitch() {
  const other = useLanguage() === 'en' ? 'fr' : 'en';
  return (
    <Button className="quiet-button" onPress={() => language.set(other)}>
      <span lang={other}>{names[other]}</span>
    </Button>
  );
}
