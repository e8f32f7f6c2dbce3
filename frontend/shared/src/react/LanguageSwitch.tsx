import { Button } from 'react-aria-components';
import { language, otherLanguage } from '../language/language';
import { useLanguage } from './state';

export function LanguageSwitch() {
  useLanguage();
  const { tag, name } = otherLanguage();
  return (
    <Button className="quiet-button" onPress={() => language.set(tag)}>
      <span lang={tag}>{name}</span>
    </Button>
  );
}
